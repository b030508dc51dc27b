using Fickian.Fitting;

namespace Fickian.Diffusion;

/// <summary>Transient uptake of a body: M(t) = M∞·F(t), with F from 0 to 1.</summary>
/// <remarks>
/// The body is empty at first, uniform and isotropic with constant D; the gas around it is brought to its final pressure at time 0 and
/// enters at the rate D ∂c/∂n = k·(c∞ − c) through the surface. k = +∞, the default, holds the surface at c∞.
/// Parameters θ = (D, k); one coefficient, M∞, with the column F(t; D, k).
/// </remarks>
public interface IUptakeModel : IModel
{
    /// <summary>Transport diffusivity D, m²/s; free by default, between 1e-20 and 1e-5.</summary>
    Parameter Diffusivity { get; }

    /// <summary>Surface permeability k, m/s; fixed at +∞ by default: no barrier. Where free, between 1e-16 and 100.</summary>
    Parameter SurfacePermeability { get; }

    /// <summary>Amount at equilibrium M∞, in the unit of the data; free by default and without bounds. 1 if the data are fractional uptakes.</summary>
    Parameter EquilibriumUptake { get; }

    /// <summary>Length a in the Fourier number Fo = Dt/a²: half-thickness, radius, or the smallest half-edge, m.</summary>
    double CharacteristicLength { get; }

    /// <summary>Exposed surface over volume S/V, 1/m. At first F = (2/√π)·(S/V)·√(Dt) for any body.</summary>
    double SurfaceToVolume { get; }

    /// <summary>Fractional uptake F = M/M∞.</summary>
    /// <param name="time">Time since the gas was let in, s; in any order, 0 or before gives 0, [n].</param>
    /// <param name="diffusivity">D, m²/s.</param>
    /// <param name="surfacePermeability">k, m/s; +∞ is no barrier.</param>
    /// <param name="uptake">Receives F, 1, [n].</param>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">D is not positive and finite, or k is negative or not a number.</exception>
    void FractionalUptake(ReadOnlySpan<double> time, double diffusivity, double surfacePermeability, Span<double> uptake);

    /// <summary>What is still to be taken up, 1 − F, with full relative accuracy however small.</summary>
    /// <param name="time">Time since the gas was let in, s; in any order, 0 or before gives 1, [n].</param>
    /// <param name="diffusivity">D, m²/s.</param>
    /// <param name="surfacePermeability">k, m/s; +∞ is no barrier.</param>
    /// <param name="rest">Receives 1 − F, 1, [n].</param>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">D is not positive and finite, or k is negative or not a number.</exception>
    void RemainingUptake(ReadOnlySpan<double> time, double diffusivity, double surfacePermeability, Span<double> rest);

    /// <summary>Fractional uptake F = M/M∞.</summary>
    /// <param name="time">Time since the gas was let in, s; in any order, 0 or before gives 0, [n].</param>
    /// <param name="diffusivity">D, m²/s.</param>
    /// <param name="surfacePermeability">k, m/s; +∞, the default, is no barrier.</param>
    /// <returns>F, 1, [n].</returns>
    /// <exception cref="ArgumentOutOfRangeException">D is not positive and finite, or k is negative or not a number.</exception>
    double[] FractionalUptake(double[] time, double diffusivity, double surfacePermeability = double.PositiveInfinity);
}
