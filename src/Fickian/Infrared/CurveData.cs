using Fickian.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Fickian.Infrared;

/// <summary>The spectra of a map as a matrix, without those that miss a value.</summary>
internal sealed class CurveData
{
    private const double Offset = 0.03;
    private readonly double[] values;

    public CurveData(SpectralMap map, Band? window)
    {
        Map = map;
        var range = window?.On(map.Wavenumbers, 1) ?? ..map.Wavenumbers.Count;
        Axis = map.Wavenumbers.Slice(range);
        List<int> places = [];
        var kept = new List<double>();
        for (var i = 0; i < map.Pixels * map.Frames.Count; i++)
        {
            var place = i % map.Pixels;
            var spectrum = map.Span(place / map.Columns.Count, place % map.Columns.Count, i / map.Pixels)[range];
            if ((map.Usable is { } usable && !usable[place]) || spectrum.ContainsAnyExceptInRange(float.MinValue, float.MaxValue))
                continue;
            places.Add(i);
            foreach (var value in spectrum)
                kept.Add(value);
        }

        Places = [.. places];
        values = [.. kept];
        Total = VectorArithmetic.SumOfSquares(values);
        if (Places.Length == 0 || !(Total > 0))
            throw new ArgumentException($"A map with spectra to resolve was expected; of '{map.Name}' none is left that has all its values and is not zero.", nameof(map));
    }

    public SpectralMap Map { get; }

    public Axis Axis { get; }

    /// <summary>Place of each spectrum in the map, frames included, [spectra].</summary>
    public int[] Places { get; }

    public int Spectra => Places.Length;

    public int Points => Axis.Count;

    /// <summary>Σ D².</summary>
    public double Total { get; }

    public ReadOnlySpan<double> Row(int spectrum) => values.AsSpan(spectrum * Points, Points);

    /// <summary>Singular values, largest first, from the eigenvalues of DᵀD: digits below 10⁻⁸ of the first are lost.</summary>
    public double[] SingularValues()
    {
        var gram = new double[Points, Points];
        for (var s = 0; s < Spectra; s++)
        {
            var row = Row(s);
            for (var i = 0; i < Points; i++)
            {
                for (var j = 0; j <= i; j++)
                    gram[i, j] += row[i] * row[j];
            }
        }

        var eigenvalues = Matrix<double>.Build.Dense(Points, Points, (i, j) => gram[Math.Max(i, j), Math.Min(i, j)]).Evd(Symmetricity.Symmetric).EigenValues;
        return [.. eigenvalues.Select(e => Math.Sqrt(Math.Max(e.Real, 0))).OrderDescending().Take(Math.Min(Spectra, Points))];
    }

    /// <summary>Spectra to start from: amounts taken as the ordinates at the purest wavenumbers, spectra by least squares.</summary>
    public double[][] Purest(int components)
    {
        var columns = Enumerable.Range(0, Points).Select(j => Enumerable.Range(0, Spectra).Select(s => Row(s)[j]).ToArray()).ToArray();
        var mean = Array.ConvertAll(columns, c => c.Average());
        var offset = Offset * mean.Max(Math.Abs);
        var purity = columns.Select((c, j) => Math.Sqrt(c.Sum(v => (v - mean[j]) * (v - mean[j])) / c.Length) / (Math.Abs(mean[j]) + offset)).ToArray();
        // What the chosen columns leave of each, scaled as in the purity: the squares multiply up to the determinant.
        var rest = Array.ConvertAll(columns, c => (double[])c.Clone());
        foreach (var r in rest)
            VectorArithmetic.Scale(r, 1 / Math.Sqrt((VectorArithmetic.SumOfSquares(r) / r.Length) + (offset * offset)));
        var chosen = new List<int>();
        for (var k = 0; k < components; k++)
        {
            var best = Enumerable.Range(0, Points).Except(chosen).MaxBy(j => (k == 0 ? 1 : VectorArithmetic.SumOfSquares(rest[j])) * purity[j]);
            chosen.Add(best);
            var direction = (double[])rest[best].Clone();
            VectorArithmetic.Scale(direction, 1 / Math.Max(VectorArithmetic.Norm(direction), 1e-300));
            foreach (var r in rest)
                VectorArithmetic.AddScaled(r, -VectorArithmetic.Dot(direction, r), direction);
        }

        var amounts = Matrix<double>.Build.Dense(Spectra, components, (s, k) => columns[chosen[k]][s]);
        var gram = amounts.TransposeThisAndMultiply(amounts) + (1e-12 * Matrix<double>.Build.DenseIdentity(components) * Math.Max(amounts.FrobeniusNorm(), 1e-300));
        var right = Matrix<double>.Build.Dense(components, Points, (k, j) => VectorArithmetic.Dot(columns[chosen[k]], columns[j]));
        return [.. gram.Solve(right).EnumerateRows().Select(r => r.Select(Math.Abs).ToArray())];
    }
}
