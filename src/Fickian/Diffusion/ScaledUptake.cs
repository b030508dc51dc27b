using Fickian.Fitting;

namespace Fickian.Diffusion;

/// <summary>An uptake model written with another coefficient than M∞: one that the data determine even where D and M∞ are not known apart.</summary>
/// <remarks>
/// M(t) = M∞·F(t) = c·F(t)/s, c = M∞·s.
/// Initial slope: s = (2/√π)(S/V)√D, so that c is the slope of M against √t, M∞·√D up to the geometry; constant surface concentration only.
/// Final uptake: s = F(t_end), so that c = M(t_end), the amount at the end of the run.
/// In the √t regime F/s no longer depends on D, and c stands alone.
/// Source: Crank, The Mathematics of Diffusion, 2nd ed. (1975), chapter 10, for the use of the initial slope.
/// </remarks>
internal sealed record ScaledUptake : IModel
{
    private readonly IUptakeModel model;
    private readonly double? end;

    private ScaledUptake(IUptakeModel model, double? end, Quantity quantity)
    {
        this.model = model;
        this.end = end;
        Coefficient = Parameter.Free.Of(quantity);
    }

    /// <summary>The coefficient c.</summary>
    public Parameter Coefficient { get; }

    /// <inheritdoc/>
    public string Name => model.Name;

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => model.Parameters;

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Coefficients => [Coefficient];

    /// <summary>With the slope of M against √t at short times as coefficient.</summary>
    public static ScaledUptake InitialSlope(IUptakeModel model, Unit uptake) =>
        new(model, end: null, new("initialSlope", "dM/d√t", new Unit($"{uptake}/√s", uptake.InSI)));

    /// <summary>With the amount at a time as coefficient.</summary>
    public static ScaledUptake FinalUptake(IUptakeModel model, double end, Unit uptake) =>
        new(model, end, new("finalUptake", "M(t_end)", uptake));

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns)
    {
        model.Evaluate(x, parameters, columns);
        var scale = Scale(parameters);
        foreach (ref var value in columns)
            value /= scale;
    }

    /// <inheritdoc/>
    public void Guess(Curve data, Span<double> parameters) => model.Guess(data, parameters);

    /// <summary>s.</summary>
    /// <param name="parameters">Values of all parameters θ, SI, [p].</param>
    public double Scale(ReadOnlySpan<double> parameters)
    {
        if (end is not { } time)
            return 2 / Math.Sqrt(Math.PI) * model.SurfaceToVolume * Math.Sqrt(parameters[0]);
        Span<double> at = [time];
        Span<double> uptake = [0];
        model.Evaluate(at, parameters, uptake);
        return Math.Max(uptake[0], double.Epsilon);
    }
}
