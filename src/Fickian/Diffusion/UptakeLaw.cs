using Fickian.Numerics;

namespace Fickian.Diffusion;

/// <summary>F(t) of a body with one coordinate at given D and k, with its derivatives.</summary>
/// <remarks>Fo = Dt/a² and ℓ = D/(k·a), so ∂F/∂D = (∂F/∂Fo)·t/a² + (∂F/∂ℓ)·ℓ/D and ∂F/∂k = −(∂F/∂ℓ)·ℓ/k.</remarks>
internal readonly struct UptakeLaw
{
    // Behind so open a surface F is that of constant concentration to the last digit; behind so tight a one nothing ever enters.
    private const double Open = 1e-17;
    private const double Tight = 1e100;

    private readonly BodyShape shape;
    private readonly double rate;
    private readonly double resistance;
    private readonly BarrierModes? modes;

    /// <summary>Prepares a body.</summary>
    /// <param name="shape">Shape of the body.</param>
    /// <param name="length">Half-thickness or radius a, m.</param>
    /// <param name="diffusivity">D, m²/s.</param>
    /// <param name="permeability">k, m/s; +∞ is no barrier.</param>
    public UptakeLaw(BodyShape shape, double length, double diffusivity, double permeability)
    {
        UptakeParameters.RequireUsable(diffusivity, permeability);
        this.shape = shape;
        rate = diffusivity / length / length;
        resistance = diffusivity / (permeability * length);
        modes = resistance is < Open or > Tight ? null : new BarrierModes(shape, resistance);
    }

    /// <summary>Uptake at a time in seconds.</summary>
    public UptakePoint At(double time)
    {
        var fourier = rate * time;
        if (modes is not null)
            return modes.At(fourier);
        if (resistance > Tight)
            return UptakePoint.Empty;
        return shape switch
        {
            BodyShape.Sheet => SheetSeries.At(fourier),
            BodyShape.Cylinder => CylinderSeries.At(fourier),
            _ => SphereSeries.At(fourier),
        };
    }

    /// <summary>D·∂F/∂D at constant k.</summary>
    public double DiffusivitySlope(UptakePoint point, double time) => (point.FourierSlope * rate * time) + Barrier(point);

    /// <summary>k·∂F/∂k at constant D.</summary>
    public double PermeabilitySlope(UptakePoint point) => -Barrier(point);

    private double Barrier(UptakePoint point) => modes is null ? 0 : point.BarrierSlope * resistance;
}
