using System.Numerics;
using Fickian.Numerics;

namespace Fickian.Diffusion;

/// <summary>How sheet, cylinder or sphere exchanges gas with its surroundings: through a barrier ℓ = D/(ka), from a bath of finite capacity κ = 1/α, or both.</summary>
/// <remarks>
/// g(s) = m(1 + κ)/N,  N = T(s) + sℓ + mκ, with T of <see cref="BodyImage"/>;  g/s is the image of F = M/M∞.
/// Concentration over its final value: image (1/s)·(1 + κ)·θ(x)·T/N.
/// Modes: T(−λₙ) = λₙℓ − mκ;  Aₙ = 2m(1 + κ)/(λₙ + T² − mT + 2λₙℓ), from λ·dT/dλ = (mT − T² − λ)/2.
/// With κ = 0 these are the modes of a barrier, with ℓ = 0 those of a finite bath, with both 0 those of constant surface concentration.
/// Source: J. Crank, The Mathematics of Diffusion, 2nd ed. (1975), sections 4.3.5, 4.3.6, 5.3.3, 5.3.5, 6.3.3, 6.3.4.
/// </remarks>
/// <param name="Shape">Shape of the body.</param>
/// <param name="Resistance">ℓ, 1; 0 without a barrier.</param>
/// <param name="Load">κ, 1; 0 for an infinite bath.</param>
internal readonly record struct SurfaceExchange(BodyShape Shape, double Resistance, double Load)
{
    /// <summary>ℓ through which nothing is ever seen to enter; a permeability of 0 counts as this.</summary>
    public const double Sealed = 1e60;

    private int Dimension => (int)Shape + 1;

    /// <summary>Exchange of a body in SI units.</summary>
    public static SurfaceExchange Of(BodyShape shape, double length, double diffusivity, double permeability, double load = 0)
    {
        UptakeParameters.RequireUsable(diffusivity, permeability);
        return new(shape, Limited(diffusivity / (permeability * length)), load);
    }

    /// <summary>ℓ, finite.</summary>
    public static double Limited(double resistance) => Math.Min(resistance, Sealed);

    /// <summary>g.</summary>
    public Complex Image(Complex p) => Dimension * (1 + Load) / Denominator(p);

    /// <summary>T + sℓ + mκ.</summary>
    public Complex Denominator(Complex p)
    {
        var s = p * p;
        return Dimension + (s * BodyImage.Excess(Shape, p)) + (s * Resistance) + (Dimension * Load);
    }

    /// <summary>Image of the concentration over its final value, times s·e^{p(1−x)}.</summary>
    public Complex Concentration(Complex p, double x) =>
        (1 + Load) * BodyImage.Profile(Shape, p, x) * (Dimension + (p * p * BodyImage.Excess(Shape, p))) / Denominator(p);

    /// <summary>All modes that count.</summary>
    public DecayMode[] Modes()
    {
        var found = new List<DecayMode>(32);
        double square;
        do
        {
            var root = Eigenvalues.Root(Shape, Resistance, found.Count + 1, Load);
            square = root * root;
            var tail = (square * Resistance) - (Dimension * Load);
            var weight = square + (tail * tail) - (Dimension * tail) + (2 * square * Resistance);
            found.Add(new(square, 2 * Dimension * (1 + Load) / weight));
        }
        while (square < ModalResponse.Fastest);

        return [.. found];
    }

    /// <summary>The response to a step.</summary>
    /// <param name="unit">a²/D, s.</param>
    public ModalResponse Response(double unit) => new(unit, Image, Modes());
}
