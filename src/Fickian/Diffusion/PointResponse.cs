using System.Numerics;
using MathNet.Numerics.Integration;

namespace Fickian.Diffusion;

/// <summary>Concentration at one point of a sheet, cylinder or sphere after a step of the gas pressure, over its final value.</summary>
/// <remarks>
/// Images of <see cref="SurfaceExchange"/>, inverted along the path of steepest descent e^{−p(1−x)}: relative error below 1e-12 at any time and depth,
/// until the value itself is lost below 1e-300. Of 1 − c only the absolute accuracy is kept.
/// </remarks>
internal sealed class PointResponse : IStepResponse
{
    private static readonly GaussLegendreRule Rule = new(0, 1, 10);

    private readonly SurfaceExchange surface;
    private readonly double unit;
    private readonly double position;

    /// <summary>States a point.</summary>
    /// <param name="surface">The body.</param>
    /// <param name="unit">a²/D, s.</param>
    /// <param name="position">Distance from the centre over a, 0 to 1.</param>
    public PointResponse(SurfaceExchange surface, double unit, double position)
    {
        this.surface = surface;
        this.unit = unit;
        this.position = position;
    }

    /// <summary>Concentrations at several points.</summary>
    /// <param name="body">The body.</param>
    /// <param name="surface">Its surface.</param>
    /// <param name="diffusivity">D, m²/s.</param>
    /// <param name="position">Distance from the centre, m, [n].</param>
    /// <param name="value">Concentration of a point.</param>
    public static double[] Along(SolidBody body, SurfaceExchange surface, double diffusivity, double[] position, Func<PointResponse, double> value)
    {
        ArgumentNullException.ThrowIfNull(position);
        return Array.ConvertAll(position, x => x >= 0 && x <= body.Length
            ? value(new PointResponse(surface, body.Unit(diffusivity), x / body.Length))
            : throw new ArgumentOutOfRangeException(nameof(position), x, $"A position lies between the centre, 0, and the surface, {body.Length} m; found {x}."));
    }

    /// <inheritdoc/>
    public UptakeState Step(double time) => State(Invert(time, 2, _ => 1));

    /// <inheritdoc/>
    public double Integral(double time) => unit * Invert(time, 4, _ => 1);

    /// <inheritdoc/>
    public UptakeState Mean(double time, double duration)
    {
        if (duration >= 0.5 * time)
            return State((Integral(time) - Integral(time - duration)) / duration);
        var mean = 0.0;
        for (var i = 0; i < Rule.Order; i++)
            mean += Rule.GetWeight(i) * Step(time - (duration * Rule.GetAbscissa(i))).Uptake;
        return State(mean);
    }

    /// <inheritdoc/>
    public Func<double, UptakeState> Relaxed(double rate) =>
        double.IsPositiveInfinity(rate) ? Step : time => State(Invert(time, 2, s => rate * unit / (s + (rate * unit))));

    private static UptakeState State(double value) => new(value, 1 - value);

    /// <summary>Value of the image c·factor/pᵒʳᵈᵉʳ.</summary>
    private double Invert(double time, int order, Func<Complex, Complex> factor)
    {
        if (time <= 0)
            return 0;
        return LaplaceContour.InvertAtDepth(
            p => surface.Concentration(p, position) * factor(p * p) / (order == 2 ? p * p : p * p * p * p), 1 - position, time / unit);
    }
}
