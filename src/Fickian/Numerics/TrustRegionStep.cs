namespace Fickian.Numerics;

/// <summary>Step of Levenberg and Marquardt whose scaled length equals the radius of trust.</summary>
/// <remarks>
/// min ‖R·p − b‖² + λ‖D·p‖² with λ ≥ 0 such that |‖D·p‖ − Δ| ≤ 0.1Δ, or the Gauss–Newton step (λ = 0) if it is shorter.
/// λ is found by Newton's method on 1/‖D·p‖ − 1/Δ between safe bounds; each trial solves by Givens rotations, never by normal equations.
/// Source: J. J. Moré, The Levenberg–Marquardt algorithm: implementation and theory, Lecture Notes in Mathematics 630, 105 (1978).
/// </remarks>
internal ref struct TrustRegionStep
{
    private const double Smallest = 2.2250738585072014e-308;
    private const int MaximumTrials = 10;

    private readonly ReadOnlySpan<double> r;
    private readonly int rows;
    private readonly ReadOnlySpan<int> pivot;
    private readonly ReadOnlySpan<double> scale;
    private readonly ReadOnlySpan<double> b;
    private readonly int rank;
    private readonly Span<double> s;
    private readonly Span<double> work;
    private readonly Span<double> row;

    /// <summary>Prepares for one factorisation.</summary>
    /// <param name="r">Upper triangle of the pivoted QR, Rᵢⱼ = r[i + j·rows].</param>
    /// <param name="rows">Stride of R.</param>
    /// <param name="pivot">Original index of each column, [n].</param>
    /// <param name="scale">Diagonal of D in original order, [n].</param>
    /// <param name="b">First n entries of −Qᵀ·r, [n].</param>
    /// <param name="rank">Number of columns that count as independent.</param>
    /// <param name="workspace">Room, [n² + 2n].</param>
    public TrustRegionStep(
        ReadOnlySpan<double> r, int rows, ReadOnlySpan<int> pivot, ReadOnlySpan<double> scale, ReadOnlySpan<double> b, int rank, Span<double> workspace)
    {
        var n = pivot.Length;
        this.r = r;
        this.rows = rows;
        this.pivot = pivot;
        this.scale = scale;
        this.b = b;
        this.rank = rank;
        s = workspace[..(n * n)];
        work = workspace.Slice(n * n, n);
        row = workspace.Slice((n * n) + n, n);
    }

    /// <summary>Finds the step.</summary>
    /// <param name="radius">Radius of trust Δ.</param>
    /// <param name="damping">Damping λ of the step before; a start.</param>
    /// <param name="step">Receives p in original order, [n].</param>
    /// <returns>λ.</returns>
    public double Find(double radius, double damping, scoped Span<double> step)
    {
        GaussNewton(step);
        var length = ScaledLength(step);
        var excess = length - radius;
        if (excess <= 0.1 * radius)
            return 0;
        var lower = rank == pivot.Length ? excess / radius / SlopeFromTriangle(step, length) : 0;
        var gradient = ScaledGradient();
        var upper = Math.Max(gradient / radius, Smallest / Math.Min(radius, 0.1));
        damping = Math.Clamp(damping, Math.Min(lower, upper), upper);
        if (damping == 0)
            damping = gradient / length;
        for (var trial = 1; ; trial++)
        {
            if (damping == 0)
                damping = Math.Max(Smallest, 0.001 * upper);
            Damped(Math.Sqrt(damping), step);
            length = ScaledLength(step);
            var before = excess;
            excess = length - radius;
            if (Math.Abs(excess) <= 0.1 * radius || (lower == 0 && excess <= before && before < 0) || trial == MaximumTrials)
                return damping;
            var correction = excess / radius / SlopeFromRotated(step, length);
            if (excess > 0)
                lower = Math.Max(lower, damping);
            else
                upper = Math.Min(upper, damping);
            damping = Math.Max(lower, damping + correction);
        }
    }

    private readonly void GaussNewton(scoped Span<double> step)
    {
        b.CopyTo(work);
        work[rank..].Clear();
        UpperTriangle.Solve(r, rows, work[..rank]);
        for (var j = 0; j < pivot.Length; j++)
            step[pivot[j]] = work[j];
    }

    // Givens rotations carry √λ·D into R; what results is kept transposed in the lower triangle of s.
    private readonly void Damped(double root, scoped Span<double> step)
    {
        var n = pivot.Length;
        for (var j = 0; j < n; j++)
        {
            for (var i = j; i < n; i++)
                s[i + (j * n)] = j < rank ? r[j + (i * rows)] : 0;
            work[j] = j < rank ? b[j] : 0;
        }

        for (var j = 0; j < n; j++)
        {
            row[j..].Clear();
            row[j] = root * scale[pivot[j]];
            var right = 0.0;
            for (var k = j; k < n; k++)
                right = Rotate(k, n, right);
        }

        for (var j = n - 1; j >= 0; j--)
        {
            for (var i = j + 1; i < n; i++)
                work[j] -= s[i + (j * n)] * work[i];
            work[j] = s[j + (j * n)] == 0 ? 0 : work[j] / s[j + (j * n)];
        }

        for (var j = 0; j < n; j++)
            step[pivot[j]] = work[j];
    }

    private readonly double Rotate(int k, int n, double right)
    {
        if (row[k] == 0)
            return right;
        var diagonal = s[k + (k * n)];
        var length = double.Hypot(diagonal, row[k]);
        var (cosine, sine) = (diagonal / length, row[k] / length);
        s[k + (k * n)] = length;
        (work[k], right) = ((cosine * work[k]) + (sine * right), (cosine * right) - (sine * work[k]));
        for (var i = k + 1; i < n; i++)
        {
            var below = s[i + (k * n)];
            s[i + (k * n)] = (cosine * below) + (sine * row[i]);
            row[i] = (cosine * row[i]) - (sine * below);
        }

        return right;
    }

    private readonly double SlopeFromTriangle(scoped ReadOnlySpan<double> step, double length)
    {
        SetDirection(step, length);
        UpperTriangle.SolveTransposed(r, rows, work);
        return VectorArithmetic.SumOfSquares(work);
    }

    private readonly double SlopeFromRotated(scoped ReadOnlySpan<double> step, double length)
    {
        var n = pivot.Length;
        SetDirection(step, length);
        for (var j = 0; j < n; j++)
        {
            work[j] = s[j + (j * n)] == 0 ? 0 : work[j] / s[j + (j * n)];
            for (var i = j + 1; i < n; i++)
                work[i] -= s[i + (j * n)] * work[j];
        }

        return VectorArithmetic.SumOfSquares(work);
    }

    private readonly void SetDirection(scoped ReadOnlySpan<double> step, double length)
    {
        for (var j = 0; j < pivot.Length; j++)
            work[j] = scale[pivot[j]] * (scale[pivot[j]] * step[pivot[j]] / length);
    }

    private readonly double ScaledGradient()
    {
        for (var j = 0; j < pivot.Length; j++)
            work[j] = VectorArithmetic.Dot(r.Slice(j * rows, Math.Min(j + 1, rank)), b) / scale[pivot[j]];
        return VectorArithmetic.Norm(work);
    }

    private readonly double ScaledLength(scoped ReadOnlySpan<double> step)
    {
        for (var j = 0; j < step.Length; j++)
            row[j] = scale[j] * step[j];
        return VectorArithmetic.Norm(row);
    }
}
