using Fickian.Numerics;

namespace Fickian.Infrared;

/// <summary>Alternating least squares of a curve resolution.</summary>
internal sealed class CurveSearch(CurveData data, CurveConstraints constraints, uint[] allowed, int known)
{
    private const uint Everything = uint.MaxValue;

    // Without noise the lack of fit falls for ever by the same factor; below this it is none.
    private const double Floor = 1e-3;

    /// <summary>Runs from given spectra.</summary>
    public ResolvedComponents Run(double[][] spectra, int rounds, double tolerance, CancellationToken cancellation)
    {
        var k = spectra.Length;
        var amounts = new double[data.Spectra * k];
        var before = double.PositiveInfinity;
        for (var round = 1; ; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            var misfit = SolveAmounts(spectra, amounts);
            Constrain(spectra, amounts);
            var isOver = round > 1 && Math.Abs(before - misfit) <= tolerance * Math.Max(before, Floor);
            if (isOver || round >= rounds)
                return new(data, spectra, amounts, Misfit(spectra, amounts), round, isOver);
            before = misfit;
            SolveSpectra(spectra, amounts);
        }
    }

    // Each row: min ‖d − S·c‖; returns √(Σ residual²/Σ d²) as it is before unimodality and closure.
    private double SolveAmounts(double[][] spectra, double[] amounts)
    {
        var k = spectra.Length;
        var gram = Gram(spectra);
        var isPositive = constraints.HasFlag(CurveConstraints.PositiveAmounts);
        Parallel.For(0, data.Spectra, s =>
        {
            Span<double> along = stackalloc double[k];
            for (var i = 0; i < k; i++)
                along[i] = VectorArithmetic.Dot(spectra[i], data.Row(s));
            Solve(gram, along, isPositive, allowed[s], amounts.AsSpan(s * k, k));
        });
        return Misfit(spectra, amounts);
    }

    // Each point of the axis: min ‖d − C·s‖; the known spectra keep their part.
    private void SolveSpectra(double[][] spectra, double[] amounts)
    {
        var k = spectra.Length;
        var columns = Enumerable.Range(0, k).Select(i => Enumerable.Range(0, data.Spectra).Select(s => amounts[(s * k) + i]).ToArray()).ToArray();
        var along = new double[k][];
        for (var i = 0; i < k; i++)
        {
            along[i] = new double[data.Points];
            for (var s = 0; s < data.Spectra; s++)
                VectorArithmetic.AddScaled(along[i], columns[i][s], data.Row(s));
        }

        var free = columns[known..];
        var gram = Gram(free);
        var isPositive = constraints.HasFlag(CurveConstraints.PositiveSpectra);
        Span<double> right = stackalloc double[free.Length];
        Span<double> found = stackalloc double[free.Length];
        for (var j = 0; j < data.Points; j++)
        {
            for (var i = 0; i < free.Length; i++)
            {
                right[i] = along[known + i][j];
                for (var n = 0; n < known; n++)
                    right[i] -= VectorArithmetic.Dot(free[i], columns[n]) * spectra[n][j];
            }

            Solve(gram, right, isPositive, Everything, found);
            for (var i = 0; i < free.Length; i++)
                spectra[known + i][j] = found[i];
        }

        for (var i = known; i < k; i++)
            Rescale(spectra[i], amounts, i, k);
    }

    // Unit height: the scale lies in the amounts.
    private static void Rescale(double[] spectrum, double[] amounts, int component, int count)
    {
        var top = spectrum.Max(Math.Abs);
        if (!(top > 0))
            return;
        VectorArithmetic.Scale(spectrum, 1 / top);
        for (var at = component; at < amounts.Length; at += count)
            amounts[at] *= top;
    }

    private void Constrain(double[][] spectra, double[] amounts)
    {
        if (constraints.HasFlag(CurveConstraints.UnimodalInTime))
            MakeUnimodal(amounts, spectra.Length);
        if (constraints.HasFlag(CurveConstraints.Closure))
            Close(spectra, amounts);
    }

    private void MakeUnimodal(double[] amounts, int count)
    {
        foreach (var course in Enumerable.Range(0, data.Spectra).GroupBy(s => data.Places[s] % data.Map.Pixels))
        {
            var rows = course.ToArray();
            for (var i = 0; i < count; i++)
            {
                var values = Array.ConvertAll(rows, s => amounts[(s * count) + i]);
                UnimodalRegression.Apply(values);
                for (var t = 0; t < rows.Length; t++)
                    amounts[(rows[t] * count) + i] = values[t];
            }
        }
    }

    // Factors f with C·f nearest to 1, none negative; the spectra take the inverse.
    private void Close(double[][] spectra, double[] amounts)
    {
        var k = spectra.Length;
        var columns = Enumerable.Range(0, k).Select(i => Enumerable.Range(0, data.Spectra).Select(s => amounts[(s * k) + i]).ToArray()).ToArray();
        var factors = new double[k];
        NonNegativeLeastSquares.Solve(Gram(columns), Array.ConvertAll(columns, c => c.Sum()), Everything, factors);
        for (var i = 0; i < k; i++)
        {
            if (!(factors[i] > 0))
                continue;
            for (var s = 0; s < data.Spectra; s++)
                amounts[(s * k) + i] *= factors[i];
            VectorArithmetic.Scale(spectra[i], 1 / factors[i]);
        }
    }

    private double Misfit(double[][] spectra, double[] amounts)
    {
        var k = spectra.Length;
        var sum = 0.0;
        var rest = new double[data.Points];
        for (var s = 0; s < data.Spectra; s++)
        {
            data.Row(s).CopyTo(rest);
            for (var i = 0; i < k; i++)
                VectorArithmetic.AddScaled(rest, -amounts[(s * k) + i], spectra[i]);
            sum += VectorArithmetic.SumOfSquares(rest);
        }

        return Math.Sqrt(sum / data.Total);
    }

    private static double[] Gram(double[][] vectors) =>
        [.. vectors.SelectMany(a => vectors.Select(b => VectorArithmetic.Dot(a, b)))];

    private static void Solve(double[] gram, ReadOnlySpan<double> along, bool isPositive, uint allowed, Span<double> x)
    {
        if (isPositive)
            NonNegativeLeastSquares.Solve(gram, along, allowed, x);
        else
            NonNegativeLeastSquares.SolveFree(gram, along, allowed, x);
    }
}
