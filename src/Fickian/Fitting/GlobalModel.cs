using System.Collections.Immutable;

namespace Fickian.Fitting;

/// <summary>Several curves, each with a model, as one model over all points: some parameters in common, the others each curve's own.</summary>
/// <remarks>
/// y = Σⱼ cⱼφⱼ over the points of all curves, one curve after the other; the columns of a curve's own coefficients are zero in the others.
/// A parameter named by <see cref="Sharing"/> has one value in all curves, one named by <see cref="Following"/> follows a law such as <see cref="ThermalActivation"/>.
/// Parameters are matched by the name of their quantity; a curve's own ones are told apart by its number, <c>diffusivity 1</c>, <c>diffusivity 2</c>.
/// All points count alike unless the curves carry standard deviations: give those where the curves differ in unit or noise.
/// </remarks>
public sealed partial class GlobalModel : IModel
{
    private readonly GlobalMember[] members;
    private readonly ImmutableArray<(string Name, IParameterLaw Law)> laws;
    private readonly GlobalLayout layout;

    private GlobalModel(GlobalMember[] members, ImmutableArray<(string Name, IParameterLaw Law)> laws)
    {
        this.members = members;
        this.laws = laws;
        layout = new GlobalLayout(members, laws);
    }

    /// <inheritdoc/>
    public string Name => $"{members.Length} curves: {string.Join(", ", members.Select(m => m.Model.Name).Distinct(StringComparer.Ordinal))}";

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => layout.Parameters;

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Coefficients => layout.Coefficients;

    /// <summary>Number of curves.</summary>
    public int Curves => members.Length;

    /// <summary>All points, one curve after the other.</summary>
    public Curve Data => new(Joined(m => m.Data.X), Joined(m => m.Data.Y), members[0].Data.StandardDeviation is null ? null : Joined(m => m.Data.StandardDeviation!.Value))
    {
        XQuantity = members[0].Data.XQuantity,
        YQuantity = members[0].Data.YQuantity,
        Name = string.Join(", ", members.Select(m => m.Data.Name).Where(n => n.Length > 0)),
        Provenance = members.Any(m => m.Data.Provenance == Provenance.Simulated) ? Provenance.Simulated : members[0].Data.Provenance,
    };

    internal GlobalLayout Layout => layout;

    /// <summary>Puts curves and their models together.</summary>
    /// <param name="curves">Each model with its points.</param>
    /// <exception cref="ArgumentException">There is no curve, or some have standard deviations and others none.</exception>
    public static GlobalModel Of(params (IModel Model, Curve Data)[] curves)
    {
        ArgumentNullException.ThrowIfNull(curves);
        if (curves.Length == 0)
            throw new ArgumentException("A global fit needs at least one curve.", nameof(curves));
        if (curves.Select(c => c.Data.StandardDeviation is null).Distinct().Count() > 1)
            throw new ArgumentException("Either all curves of a global fit have standard deviations or none: points with and without cannot be weighed against each other.", nameof(curves));
        var at = 0;
        var all = new GlobalMember[curves.Length];
        for (var i = 0; i < curves.Length; i++)
        {
            var data = FitData.WithoutCertainOrigin(curves[i].Data).Used;
            all[i] = new(curves[i].Model, data, at);
            at += data.Count;
        }

        return new(all, []);
    }

    /// <summary>The same with one value of a parameter or coefficient for all curves.</summary>
    /// <param name="parameter">The parameter as one of the models has it, with its start and bounds.</param>
    /// <exception cref="ArgumentException">No curve has it as a free parameter.</exception>
    public GlobalModel Sharing(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return Following(parameter, new SharedParameter(parameter));
    }

    /// <summary>The same with a parameter whose value in each curve follows a law.</summary>
    /// <param name="parameter">The parameter, as one of the models has it.</param>
    /// <param name="law">The law; it knows the curves by their number.</param>
    /// <exception cref="ArgumentException">No curve has it as a free parameter, or it already follows a law.</exception>
    public GlobalModel Following(Parameter parameter, IParameterLaw law)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        ArgumentNullException.ThrowIfNull(law);
        var name = parameter.Quantity.Name;
        if (laws.Any(l => l.Name == name))
            throw new ArgumentException($"'{name}' already follows a law.", nameof(parameter));
        if (!members.Any(m => m.Model.Parameters.Any(IsMeant) || (law is SharedParameter && m.Model.Coefficients.Any(IsMeant))))
            throw new ArgumentException($"None of the curves has '{name}' as a free parameter; free it in the models first.", nameof(parameter));
        return new(members, laws.Add((name, law)));

        bool IsMeant(Parameter p) => p.IsFree && p.Quantity.Name == name;
    }

    /// <summary>Fits all curves together.</summary>
    /// <param name="options">How to fit; null for the defaults.</param>
    /// <exception cref="ArgumentException">The points cannot determine the parameters.</exception>
    /// <exception cref="FitException">No minimum was found.</exception>
    public GlobalFit Fit(FitOptions? options = null) => new(this, this.FitTo(Data, options));

    /// <summary>Model and points of one curve.</summary>
    /// <param name="curve">Number of the curve, from 0.</param>
    internal GlobalMember Member(int curve) => curve >= 0 && curve < members.Length ? members[curve]
        : throw new ArgumentOutOfRangeException(nameof(curve), curve, $"The curves are numbered from 0 to {members.Length - 1}.");

    private double[] Joined(Func<GlobalMember, ReadOnlyMemory<double>> part) => [.. members.SelectMany(m => part(m).ToArray())];
}
