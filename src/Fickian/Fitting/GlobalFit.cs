using Fickian.Numerics;

namespace Fickian.Fitting;

/// <summary>What a fit of several curves together found.</summary>
/// <remarks>Values, covariance, profile intervals and criteria over all points are those of <see cref="All"/>.</remarks>
public sealed class GlobalFit
{
    internal GlobalFit(GlobalModel model, FitResult all)
    {
        Model = model;
        All = all;
    }

    /// <summary>The curves and their models.</summary>
    public GlobalModel Model { get; }

    /// <summary>The fit over the points of all curves.</summary>
    public FitResult All { get; }

    /// <summary>Corrected information criterion of Akaike over all points.</summary>
    public double Aicc => All.Aicc;

    /// <summary>Estimate of a parameter that all curves share, or of a parameter of a law.</summary>
    /// <param name="parameter">The shared parameter, or a parameter of the law.</param>
    /// <exception cref="ArgumentException">It is not shared; ask for it in one curve by <see cref="Of(int, Parameter)"/>.</exception>
    public Estimate this[Parameter parameter] => All[parameter];

    /// <summary>Estimate of a parameter or coefficient in one curve.</summary>
    /// <remarks>Where it follows a law, its error is carried over from those of the law by the covariance.</remarks>
    /// <param name="curve">Number of the curve, from 0.</param>
    /// <param name="parameter">A parameter or coefficient of its model.</param>
    /// <exception cref="ArgumentException">There is no such curve, or its model has no such parameter.</exception>
    public Estimate Of(int curve, Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        var member = Model.Member(curve);
        var name = parameter.Quantity.Name;
        var index = IndexOf(member.Model.Parameters, name);
        if (index < 0)
            return OfCoefficient(curve, member, name);
        var (own, source) = (member.Model.Parameters[index], Model.Layout.SourcesOf(curve)[index]);
        if (source.Index < 0)
            return new(source.Fixed, 0, own.Quantity.Unit) { Name = name };
        if (source.Law is null or SharedParameter)
            return All[Model.Parameters[source.Index]] with { Name = name };
        return All.Derive(own.Quantity, values => source.Law.Value(curve, values.Skip(source.Index).ToArray()));
    }

    /// <summary>Ratio of a parameter in one curve to that in another, with the error that their covariance gives it.</summary>
    /// <remarks>
    /// Of two gases in one body D₁/D₂ does not depend on its size: an error of the size enters both diffusivities alike and cancels.
    /// What the curves share makes their errors correlated, which <see cref="Estimate.RatioOfIndependent"/> does not know.
    /// </remarks>
    /// <param name="numerator">Number of the curve, from 0.</param>
    /// <param name="denominator">Number of the other curve.</param>
    /// <param name="parameter">A parameter θ of both models.</param>
    /// <exception cref="ArgumentException">There is no such curve, or its model has no such parameter.</exception>
    public Estimate Ratio(int numerator, int denominator, Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        var (above, below) = (ValueOf(numerator, parameter), ValueOf(denominator, parameter));
        return All.Derive(new($"{parameter.Quantity.Name}Ratio", $"{parameter.Quantity.Symbol}ratio", Unit.One), values => above(values) / below(values));
    }

    /// <summary>The law at the points of one curve.</summary>
    /// <param name="curve">Number of the curve, from 0.</param>
    public Curve Fitted(int curve) => Part(curve, All.Fitted);

    /// <summary>y − law at the points of one curve.</summary>
    /// <param name="curve">Number of the curve, from 0.</param>
    public Curve Residuals(int curve) => Part(curve, All.Residuals);

    /// <summary>The law of one curve at other abscissae.</summary>
    /// <param name="curve">Number of the curve, from 0.</param>
    /// <param name="x">Abscissae, SI, [n].</param>
    public Curve Evaluate(int curve, double[] x)
    {
        ArgumentNullException.ThrowIfNull(x);
        var member = Model.Member(curve);
        var all = All.Values.Span;
        var sources = Model.Layout.SourcesOf(curve);
        var own = new double[sources.Length];
        for (var k = 0; k < own.Length; k++)
            own[k] = sources[k].Value(curve, all[..Model.Parameters.Count]);
        var columns = new double[member.Columns * x.Length];
        member.Model.Evaluate(x, own, columns);
        var y = new double[x.Length];
        for (var j = 0; j < member.Columns; j++)
            VectorArithmetic.AddScaled(y, Model.Coefficients.Count == 0 ? 1 : all[Model.Parameters.Count + Model.Layout.ColumnsOf(curve)[j]], columns.AsSpan(j * x.Length, x.Length));
        return member.Data.With(x, y) with { Provenance = member.Data.Provenance == Provenance.Simulated ? Provenance.Simulated : Provenance.Computed };
    }

    private Func<FitValues, double> ValueOf(int curve, Parameter parameter)
    {
        var member = Model.Member(curve);
        var index = IndexOf(member.Model.Parameters, parameter.Quantity.Name);
        if (index < 0)
            throw new ArgumentException($"The {member.Model.Name} has no parameter '{parameter.Quantity.Name}'.", nameof(parameter));
        var source = Model.Layout.SourcesOf(curve)[index];
        return values => source.Value(curve, values.ToArray());
    }

    private Estimate OfCoefficient(int curve, GlobalMember member, string name)
    {
        var index = IndexOf(member.Model.Coefficients, name);
        if (index < 0)
            throw new ArgumentException($"The {member.Model.Name} has no parameter '{name}'.", nameof(name));
        return All[Model.Coefficients[Model.Layout.ColumnsOf(curve)[index]]] with { Name = name };
    }

    private Curve Part(int curve, ReadOnlyMemory<double> values)
    {
        var member = Model.Member(curve);
        return member.Data.With(member.Data.X.ToArray(), values.Slice(member.Start, member.Data.Count).ToArray()) with
        {
            Provenance = member.Data.Provenance == Provenance.Simulated ? Provenance.Simulated : Provenance.Computed,
        };
    }

    private static int IndexOf(IReadOnlyList<Parameter> parameters, string name)
    {
        for (var i = 0; i < parameters.Count; i++)
        {
            if (parameters[i].Quantity.Name == name)
                return i;
        }

        return -1;
    }
}
