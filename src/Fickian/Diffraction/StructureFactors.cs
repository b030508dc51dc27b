namespace Fickian.Diffraction;

/// <summary>Structure factors of one crystal.</summary>
/// <remarks>
/// F(hkl) = Σᵢ oᵢ·fᵢ(s)·exp(−Bᵢs²)·e^{2πi(hxᵢ + kyᵢ + lzᵢ)},  s = 1/(2d).
/// The phases are products e^{2πihx}·e^{2πiky}·e^{2πilz} of tabulated factors, and atoms of one element and one B share f and B: one complex product per atom and reflection is left.
/// </remarks>
internal sealed class StructureFactors
{
    private readonly int kMax;
    private readonly int lMax;
    private readonly int count;
    private readonly (Element Element, double Displacement, int Start, int End)[] kinds;
    private readonly double[] x;
    private readonly double[] occupancies;
    private readonly Phases alongY;
    private readonly Phases alongZ;

    public StructureFactors(IReadOnlyList<CellAtom> atoms, double? displacement, int kMax, int lMax)
    {
        (this.kMax, this.lMax, count) = (kMax, lMax, atoms.Count);
        var sorted = atoms.Select(a => (Atom: a, B: displacement ?? a.Site.Displacement)).OrderBy(a => a.Atom.Site.Element.Number).ThenBy(a => a.B).ToArray();
        List<(Element, double, int, int)> found = [];
        for (var (start, i) = (0, 1); i <= count; i++)
        {
            if (i < count && sorted[i].Atom.Site.Element == sorted[start].Atom.Site.Element && sorted[i].B == sorted[start].B)
                continue;
            found.Add((sorted[start].Atom.Site.Element, sorted[start].B, start, i));
            start = i;
        }

        kinds = count == 0 ? [] : [.. found];
        x = Array.ConvertAll(sorted, a => a.Atom.X);
        occupancies = Array.ConvertAll(sorted, a => a.Atom.Site.Occupancy);
        alongY = new(Array.ConvertAll(sorted, a => a.Atom.Y), kMax);
        alongZ = new(Array.ConvertAll(sorted, a => a.Atom.Z), lMax);
    }

    /// <summary>|F|² of planes with one h.</summary>
    /// <param name="h">Index h.</param>
    /// <param name="wanted">Whether F is wanted, and s² in m⁻², for k and l.</param>
    /// <param name="found">Receives k, l and |F|².</param>
    public void Compute(int h, Func<int, int, double?> wanted, Action<int, int, double> found)
    {
        var (cosines, sines) = (new double[count], new double[count]);
        var (rowCosines, rowSines) = (new double[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            var (s, c) = Math.SinCos(2 * Math.PI * h * x[i]);
            (cosines[i], sines[i]) = (occupancies[i] * c, occupancies[i] * s);
        }

        for (var k = -kMax; k <= kMax; k++)
        {
            var isFilled = false;
            for (var l = -lMax; l <= lMax; l++)
            {
                if (wanted(k, l) is not { } squared)
                    continue;
                if (!isFilled)
                    Multiply(cosines, sines, alongY.Cosines(k), alongY.Sines(k), rowCosines, rowSines);
                isFilled = true;
                found(k, l, Sum(rowCosines, rowSines, alongZ.Cosines(l), alongZ.Sines(l), squared));
            }
        }
    }

    private double Sum(ReadOnlySpan<double> cosines, ReadOnlySpan<double> sines, ReadOnlySpan<double> c, ReadOnlySpan<double> s, double squared)
    {
        var (real, imaginary) = (0.0, 0.0);
        foreach (var (element, displacement, start, end) in kinds)
        {
            var (a, b) = (0.0, 0.0);
            for (var i = start; i < end; i++)
            {
                a += (cosines[i] * c[i]) - (sines[i] * s[i]);
                b += (cosines[i] * s[i]) + (sines[i] * c[i]);
            }

            var f = element.ScatteringFactor(squared) * Math.Exp(-displacement * squared);
            (real, imaginary) = (real + (f * a), imaginary + (f * b));
        }

        return (real * real) + (imaginary * imaginary);
    }

    private static void Multiply(ReadOnlySpan<double> c1, ReadOnlySpan<double> s1, ReadOnlySpan<double> c2, ReadOnlySpan<double> s2, Span<double> c, Span<double> s)
    {
        for (var i = 0; i < c.Length; i++)
        {
            c[i] = (c1[i] * c2[i]) - (s1[i] * s2[i]);
            s[i] = (c1[i] * s2[i]) + (s1[i] * c2[i]);
        }
    }

    /// <summary>e^{2πinx} of all atoms for −n … n.</summary>
    private sealed class Phases
    {
        private readonly int most;
        private readonly int count;
        private readonly double[] cosines;
        private readonly double[] sines;

        public Phases(double[] position, int most)
        {
            (this.most, count) = (most, position.Length);
            cosines = new double[((2 * most) + 1) * count];
            sines = new double[cosines.Length];
            for (var n = 0; n <= most; n++)
            {
                for (var i = 0; i < count; i++)
                {
                    var (s, c) = Math.SinCos(2 * Math.PI * n * position[i]);
                    cosines[((most + n) * count) + i] = cosines[((most - n) * count) + i] = c;
                    sines[((most + n) * count) + i] = s;
                    sines[((most - n) * count) + i] = -s;
                }
            }
        }

        public ReadOnlySpan<double> Cosines(int n) => cosines.AsSpan((most + n) * count, count);

        public ReadOnlySpan<double> Sines(int n) => sines.AsSpan((most + n) * count, count);
    }
}
