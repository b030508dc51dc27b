using System.Collections.Immutable;
using System.Globalization;

namespace Fickian.Fitting;

/// <summary>Where the parameters and coefficients of each curve stand among those of all curves.</summary>
internal sealed class GlobalLayout
{
    private readonly List<Parameter> parameters = [];
    private readonly List<Parameter> coefficients = [];
    private readonly Source[][] sources;
    private readonly int[][] columns;

    public GlobalLayout(GlobalMember[] members, ImmutableArray<(string Name, IParameterLaw Law)> laws)
    {
        var lawStart = new Dictionary<string, (IParameterLaw Law, int Start)>(StringComparer.Ordinal);
        foreach (var (name, law) in laws.Where(l => members.Any(m => m.Model.Parameters.Any(p => p.IsFree && p.Quantity.Name == l.Name))))
        {
            lawStart.Add(name, (law, parameters.Count));
            parameters.AddRange(law.Parameters);
        }

        var shared = laws.Where(l => l.Law is SharedParameter).Select(l => l.Name).ToHashSet(StringComparer.Ordinal);
        sources = [.. members.Select((m, i) => m.Model.Parameters.Select(p => SourceOf(p, i, lawStart)).ToArray())];
        var hasCoefficients = members.Any(m => m.Model.Coefficients.Count > 0);
        columns = [.. members.Select((m, i) => !hasCoefficients ? [0] : m.Model.Coefficients.Count == 0 ? [Unit(i)] : m.Model.Coefficients.Select(c => Column(c, i, shared)).ToArray())];
        if (coefficients.Concat(parameters).GroupBy(p => p.Quantity.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new ArgumentException($"Two parameters of the curves are called '{twice.Key}'; give their quantities different names.", nameof(laws));
    }

    /// <summary>Parameters θ of all curves: those of the laws first, then each curve's own.</summary>
    public IReadOnlyList<Parameter> Parameters => parameters;

    /// <summary>Coefficients of all curves.</summary>
    public IReadOnlyList<Parameter> Coefficients => coefficients;

    /// <summary>Where each parameter θ of a curve comes from.</summary>
    public ReadOnlySpan<Source> SourcesOf(int curve) => sources[curve];

    /// <summary>Column of each coefficient of a curve.</summary>
    public ReadOnlySpan<int> ColumnsOf(int curve) => columns[curve];

    private Source SourceOf(Parameter parameter, int curve, Dictionary<string, (IParameterLaw Law, int Start)> laws)
    {
        if (!parameter.IsFree)
            return new(null, -1, parameter.Value);
        if (laws.TryGetValue(parameter.Quantity.Name, out var law))
            return new(law.Law, law.Start, double.NaN);
        parameters.Add(Numbered(parameter, curve));
        return new(null, parameters.Count - 1, double.NaN);
    }

    private int Column(Parameter coefficient, int curve, HashSet<string> shared)
    {
        if (!shared.Contains(coefficient.Quantity.Name) || !coefficient.IsFree)
            coefficients.Add(Numbered(coefficient, curve));
        else if (coefficients.FindIndex(c => c.Quantity.Name == coefficient.Quantity.Name) is var at and >= 0)
            return at;
        else
            coefficients.Add(coefficient);
        return coefficients.Count - 1;
    }

    private int Unit(int curve)
    {
        coefficients.Add(Numbered(Parameter.Fixed(1).Of(new Quantity("unit", "1", Fickian.Unit.One)), curve));
        return coefficients.Count - 1;
    }

    private static Parameter Numbered(Parameter parameter, int curve)
    {
        var number = (curve + 1).ToString(CultureInfo.InvariantCulture);
        return parameter.Of(parameter.Quantity with { Name = $"{parameter.Quantity.Name} {number}", Symbol = $"{parameter.Quantity.Symbol}({number})" });
    }

    /// <summary>Where the value of a parameter of one curve comes from.</summary>
    /// <param name="Law">The law it follows; null if it stands by itself or is fixed.</param>
    /// <param name="Index">Index of the parameter, or of the first one of the law; −1 if fixed.</param>
    /// <param name="Fixed">The value if fixed.</param>
    internal readonly record struct Source(IParameterLaw? Law, int Index, double Fixed)
    {
        /// <summary>Value in a curve.</summary>
        public double Value(int curve, ReadOnlySpan<double> theta) =>
            Law is not null ? Law.Value(curve, theta[Index..]) : Index < 0 ? Fixed : theta[Index];
    }
}
