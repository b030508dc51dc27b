using System.Numerics;
using Fickian.Numerics;

namespace Fickian.Diffusion;

/// <summary>Modes and image of a hollow sphere; lengths in units of the wall b − a, so that b = a + 1, and ℓ = D/[k(b − a)].</summary>
/// <remarks>
/// With u = r·c the wall is a sheet: u″ = su, and u(1 − ℓ/b) + ℓu′ = b outside.  P = a² + ab + b²,  E = 1/(3 + s/(5 + …)) = (p coth p − 1)/s,  h = tanh(p/2)/(p/2):
/// sealed inside (au′ = u):  g = 3b(ab + E)/{P[b + sE(a + ℓ/b) + aℓs]};
/// held inside (u = a):  g = 3[abh + E(1 + aℓ/b) + a²ℓ]/{P[1 + aℓ/b + ℓsE]}.
/// Nothing cancels for any p. For a → 0 the first is the solid sphere; for a → ∞ they are sheets with one and with two faces.
/// Modes: u = cos(qy − δ) with tan δ = 1/(aq), or sin qy, y = r − a;  A = 3[(ru′ − u)ₐ − (ru′ − u)_b]²/(λ²P∫u²dy).
/// Source: H. S. Carslaw, J. C. Jaeger, Conduction of Heat in Solids, 2nd ed. (1959), chapter 9, for the substitution; the images by direct solution.
/// </remarks>
/// <param name="Inner">a over the wall.</param>
/// <param name="Surface">What happens at the inner surface.</param>
/// <param name="Resistance">ℓ, 1; 0 without a barrier.</param>
internal readonly record struct HollowSphereSurface(double Inner, InnerSurface Surface, double Resistance)
{
    private double Outer => Inner + 1;

    private double Volume => (Inner * Inner) + (Inner * Outer) + (Outer * Outer);

    private bool IsSealed => Surface == InnerSurface.Sealed;

    /// <summary>g as a function of p = √s.</summary>
    public Complex Image(Complex p)
    {
        var (a, b, l) = (Inner, Outer, Resistance);
        var s = p * p;
        var excess = BodyImage.Excess(BodyShape.Sheet, p);
        if (IsSealed)
            return 3 * b * ((a * b) + excess) / (Volume * (b + (s * excess * (a + (l / b))) + (a * l * s)));
        var half = 1 / (1 + (s / 4 * BodyImage.Excess(BodyShape.Sheet, p / 2)));
        return 3 * ((a * b * half) + (excess * (1 + (a * l / b))) + (a * a * l)) / (Volume * (1 + (a * l / b) + (l * s * excess)));
    }

    /// <summary>∂g/∂ℓ as a function of p = √s.</summary>
    public Complex ImageSlope(Complex p)
    {
        var (a, b, l) = (Inner, Outer, Resistance);
        var s = p * p;
        var excess = BodyImage.Excess(BodyShape.Sheet, p);
        if (IsSealed)
            return -Image(p) * s * ((excess / b) + a) / (b + (s * excess * (a + (l / b))) + (a * l * s));
        var below = 1 + (a * l / b) + (l * s * excess);
        return ((3 * a * ((excess / b) + a) / Volume) - (Image(p) * ((a / b) + (s * excess)))) / below;
    }

    /// <summary>All modes that count.</summary>
    public DecayMode[] Modes()
    {
        var found = new List<DecayMode>(32);
        double root;
        do
        {
            root = Root(found.Count + 1);
            found.Add(new(root * root, Amplitude(root)));
        }
        while (root * root < ModalResponse.Fastest);

        return [.. found];
    }

    /// <summary>The n-th root, the only one between (n − 1)π and nπ.</summary>
    private double Root(int n)
    {
        var surface = this;
        var (lower, upper) = ((n - 1) * Math.PI, n * Math.PI);
        if (n == 1 && IsSealed)
            return BracketedRoot.Find(surface.FirstBalance, 0, upper * (1 - 1e-13), 0);
        if (!IsSealed && Resistance == 0)
            return upper;
        var sign = n % 2 == 0 ? 1 : -1;
        return BracketedRoot.Find(q => sign * surface.Balance(q), n == 1 ? 1e-9 : lower, upper, 0);
    }

    /// <summary>Denominator of the image of the sealed body without cancellation for small q, negative inside.</summary>
    private double FirstBalance(double q)
    {
        var (a, b, l) = (Inner, Outer, Resistance);
        var excess = BodyImage.Excess(BodyShape.Sheet, new Complex(0, q)).Real;
        return (q * q * ((excess * (a + (l / b))) + (a * l))) - b;
    }

    /// <summary>Denominator of the image times sin q, over q where the inner surface is held.</summary>
    private double Balance(double q)
    {
        var (a, b, l) = (Inner, Outer, Resistance);
        var (sine, cosine) = Math.SinCos(q);
        return IsSealed
            ? ((b - a - (l / b) - (a * l * q * q)) * sine) + ((a + (l / b)) * q * cosine)
            : ((1 - (l / b)) * sine) + (l * q * cosine);
    }

    private double Amplitude(double q)
    {
        var (a, b, l) = (Inner, Outer, Resistance);
        var phase = IsSealed ? Math.Atan2(1, a * q) : Math.PI / 2;
        var (sine, cosine) = Math.SinCos(q - phase);

        // ∫u²dy with u = sin(qy + ψ): both terms are small where the barrier is tight.
        var begin = IsSealed ? Math.Atan(a * q) : 0;
        var square = (LessSine(2 * (q + begin)) - LessSine(2 * begin)) / (4 * q);

        // The boundary condition gives ru′ − u outside without cancellation where the barrier is tight.
        var outside = l > b ? -b / l * cosine : (-b * q * sine) - cosine;
        var inside = IsSealed ? 0 : a * q;
        return 3 * (inside - outside) * (inside - outside) / (q * q * q * q * Volume * square);
    }

    /// <summary>x − sin x.</summary>
    private static double LessSine(double x)
    {
        if (x > 1)
            return x - Math.Sin(x);
        var (term, sum) = (x * x * x / 6, 0.0);
        for (var k = 4; Math.Abs(term) > 1e-17 * sum; k += 2)
        {
            sum += term;
            term *= -x * x / (k * (k + 1));
        }

        return sum;
    }
}
