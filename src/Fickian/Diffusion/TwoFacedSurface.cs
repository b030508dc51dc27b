using System.Numerics;
using Fickian.Numerics;

namespace Fickian.Diffusion;

/// <summary>Modes and image of a sheet of unit thickness whose faces differ in permeability.</summary>
/// <remarks>
/// Face i: bᵢc + aᵢ·∂c/∂n = bᵢ with (a, b) = (1/L, 1) for L ≥ 1 and (1, L) below,  L = kd/D, so that L = 0 and L = ∞ are no exceptions.
/// g = [b₁b₂h² + (a₁b₂ + a₂b₁)h]/[h(b₁b₂ + a₁a₂s) + (a₁b₂ + a₂b₁)(1 + sh²/4)],  h = tanh(p/2)/(p/2): free of cancellation.
/// Modes: cos(qx − δ₁),  q = δ₁ + δ₂ + (n−1)π,  δᵢ = arctan(Lᵢ/q);
/// A = [sin δ₁ − (−1)ⁿ sin δ₂]²/{λ[½ + (sin 2δ₁ + sin 2δ₂)/(4q)]}.
/// Source: H. S. Carslaw, J. C. Jaeger, Conduction of Heat in Solids, 2nd ed. (1959), chapter 3, for the problem; the image by direct solution.
/// </remarks>
internal readonly record struct TwoFacedSurface
{
    private readonly double a1;
    private readonly double b1;
    private readonly double a2;
    private readonly double b2;

    /// <summary>States the faces.</summary>
    /// <param name="first">L of the first face, 1; 0 is sealed, +∞ open.</param>
    /// <param name="second">L of the second face.</param>
    public TwoFacedSurface(double first, double second)
    {
        (a1, b1) = first < 1 ? (1.0, first) : (1 / first, 1.0);
        (a2, b2) = second < 1 ? (1.0, second) : (1 / second, 1.0);
    }

    /// <summary>g as a function of p = √s.</summary>
    public Complex Image(Complex p)
    {
        var s = p * p;
        var half = 1 / (1 + (s / 4 * BodyImage.Excess(BodyShape.Sheet, p / 2)));
        var one = (a1 * b2) + (a2 * b1);
        return half * ((b1 * b2 * half) + one) / ((half * ((b1 * b2) + (a1 * a2 * s))) + (one * (1 + (s * half * half / 4))));
    }

    /// <summary>∂g/∂ln L of the first face as a function of p = √s.</summary>
    public Complex FirstSlope(Complex p) => Slope(p, b1, a2, b2);

    /// <summary>∂g/∂ln L of the second face as a function of p = √s.</summary>
    public Complex SecondSlope(Complex p) => Slope(p, b2, a1, b1);

    /// <summary>All modes that count.</summary>
    public DecayMode[] Modes()
    {
        var found = new List<DecayMode>(32);
        double root;
        do
        {
            root = Root(found.Count + 1);
            var (first, second) = (Math.Atan2(b1, a1 * root), Math.Atan2(b2, a2 * root));
            var entered = Math.Sin(first) + (found.Count % 2 == 0 ? Math.Sin(second) : -Math.Sin(second));
            var square = 0.5 + ((Math.Sin(2 * first) + Math.Sin(2 * second)) / (4 * root));
            found.Add(new(root * root, entered * entered / (root * root * square)));
        }
        while (root * root < ModalResponse.Fastest);

        return [.. found];
    }

    private double Root(int n)
    {
        var faces = this;
        return BracketedRoot.Find(q => q - Math.Atan2(faces.b1, faces.a1 * q) - Math.Atan2(faces.b2, faces.a2 * q) - ((n - 1) * Math.PI), (n - 1) * Math.PI, n * Math.PI, 0);
    }

    // g does not change with the common factor of a and b of a face, so that L = b/a enters as b alone does.
    private Complex Slope(Complex p, double own, double a, double b)
    {
        var s = p * p;
        var half = 1 / (1 + (s / 4 * BodyImage.Excess(BodyShape.Sheet, p / 2)));
        var late = 1 + (s * half * half / 4);
        var below = (half * ((b1 * b2) + (a1 * a2 * s))) + (((a1 * b2) + (a2 * b1)) * late);
        return own * ((half * ((b * half) + a)) - (Image(p) * ((half * b) + (a * late)))) / below;
    }
}
