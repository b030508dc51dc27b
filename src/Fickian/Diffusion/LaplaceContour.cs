using System.Numerics;

namespace Fickian.Diffusion;

/// <summary>Functions of time from their Laplace images, by the trapezoidal rule along a parabola.</summary>
/// <remarks>
/// f(t) = (1/2πi)∫ e^{st} f̄(s) ds along s = p²,  p = √(x₀/t)·(1 + iu), which is a straight line in the plane of p.
/// It serves any image whose singularities all lie on the negative real axis, as those of diffusion do, at any t: N = 18 intervals to either side,
/// step 3/N and x₀ = πN/12 err by some e^{−2πN/3}. Nothing cancels where the image is free of cancellation: the error is relative, below 1e-13.
/// For an image that falls off as e^{−pz·2√t} the line is moved to p = z/√t, its path of steepest descent, so that e^{−z²} keeps its digits.
/// Source: J. A. C. Weideman, L. N. Trefethen, Math. Comput. 76, 1341 (2007).
/// </remarks>
internal static class LaplaceContour
{
    /// <summary>Intervals to either side.</summary>
    public const int Intervals = 18;

    /// <summary>x₀ = s·t at the vertex.</summary>
    public const double Vertex = Math.PI * Intervals / 12;

    private const double Step = 3.0 / Intervals;

    /// <summary>p over its value at the vertex, at each node of the upper half, [Intervals + 1].</summary>
    public static Complex[] Direction { get; } = [.. Enumerable.Range(0, Intervals + 1).Select(k => new Complex(1, k * Step))];

    /// <summary>Weight of each node: f(t) = (1/t) Σₖ Re[Weightₖ·f̄(sₖ)], [Intervals + 1].</summary>
    public static Complex[] Weight { get; } =
        [.. Direction.Select((d, k) => Complex.Exp(Vertex * d * d) * d * (Step * Vertex / Math.PI * (k == 0 ? 1 : 2)))];

    /// <summary>f(t).</summary>
    /// <param name="image">f̄ as a function of p = √s.</param>
    /// <param name="time">t, above 0.</param>
    public static double Invert(Func<Complex, Complex> image, double time)
    {
        var vertex = Math.Sqrt(Vertex / time);
        var sum = 0.0;
        for (var k = 0; k <= Intervals; k++)
            sum += (Weight[k] * image(vertex * Direction[k])).Real;
        return sum / time;
    }

    /// <summary>f(t) of the image e^{−pd}·f̄.</summary>
    /// <param name="image">f̄, without the factor, as a function of p = √s.</param>
    /// <param name="depth">d, not negative.</param>
    /// <param name="time">t, above 0.</param>
    public static double InvertAtDepth(Func<Complex, Complex> image, double depth, double time)
    {
        var root = Math.Sqrt(time);
        var saddle = 0.5 * depth / root;
        var line = Math.Max(Math.Sqrt(Vertex), saddle);
        var step = Step * Math.Sqrt(Vertex);
        var sum = 0.0;
        for (var k = 0; k <= Intervals; k++)
        {
            var q = new Complex(line, k * step);
            sum += (k == 0 ? 1 : 2) * (Complex.Exp(q * (q - (2 * saddle))) * q * image(q / root)).Real;
        }

        return sum * step / (Math.PI * time);
    }
}
