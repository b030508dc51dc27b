using Fickian.Numerics;

namespace Fickian.Infrared;

/// <summary>The fit of one peak to one spectrum after another, in room that is given.</summary>
/// <remarks>
/// Everything happens in the space orthogonal to the line: peak, slopes and spectrum are freed of it once, and the sums that remain are those of a small system.
/// With g the peak and gₖ its slopes there, h = gᵀy/gᵀg, S = yᵀy − h·gᵀy, Jₖ = h·(gₖ − g·gᵀgₖ/gᵀg).
/// </remarks>
internal sealed class PeakSearch
{
    private const int LargestSystem = 4;
    private const int MaximumSteps = 60;
    private const double Converged = 1e-8;
    private const int Fewest = 8;

    private readonly int first;
    private readonly double[] wavenumbers;
    private readonly PeakColumns columns;
    private readonly double[] level;
    private readonly double[] tilt;
    private readonly double middle;
    private readonly double tiltNorm;
    private readonly (double Low, double High) positions;
    private readonly (double Low, double High) logWidths;

    public PeakSearch(PeakShape shape, Axis axis, Band window)
    {
        var range = window.On(axis, Fewest);
        first = range.Start.Value;
        wavenumbers = axis.Values.Span[range].ToArray();
        columns = new PeakColumns(shape, wavenumbers);
        middle = wavenumbers.Average();
        tiltNorm = Math.Sqrt(wavenumbers.Sum(v => (v - middle) * (v - middle)));
        (level, tilt) = (new double[columns.Stride], new double[columns.Stride]);
        for (var i = 0; i < wavenumbers.Length; i++)
            (level[i], tilt[i]) = (1 / Math.Sqrt(wavenumbers.Length), (wavenumbers[i] - middle) / tiltNorm);
        var (low, high) = (wavenumbers.Min(), wavenumbers.Max());
        positions = (low, high);
        logWidths = (Math.Log(0.5 * (high - low) / wavenumbers.Length), Math.Log(2 * (high - low)));
    }

    /// <summary>Number of values of the room that <see cref="Fit"/> needs.</summary>
    public int Room => (columns.Count + 1) * columns.Stride;

    private int Free => columns.Count - 1;

    /// <summary>Fits one spectrum.</summary>
    /// <param name="spectrum">Stored values of the whole spectrum.</param>
    /// <param name="room">Room, [<see cref="Room"/>].</param>
    public PeakValue Fit(ReadOnlySpan<float> spectrum, Span<double> room)
    {
        var y = room[..columns.Stride];
        var work = room[columns.Stride..];
        y.Clear();
        for (var i = 0; i < wavenumbers.Length; i++)
            y[i] = spectrum[first + i];
        Span<double> theta = stackalloc double[3];
        if (!Start(y[..wavenumbers.Length], theta))
            return None;
        var line = (Level: VectorArithmetic.Dot(level, y), Tilt: VectorArithmetic.Dot(tilt, y));
        VectorArithmetic.AddScaled(y, -line.Level, level);
        VectorArithmetic.AddScaled(y, -line.Tilt, tilt);
        var total = VectorArithmetic.SumOfSquares(y);
        if (!(total > 0) || !double.IsFinite(total))
            return None;
        Span<double> best = stackalloc double[2 * LargestSystem * LargestSystem];
        var isOver = Search(y, total, theta, work, best);
        return Result(y, total, line, theta, work, best, isOver);
    }

    private static PeakValue None => new(PeakParameters.All(double.NaN), PeakParameters.All(double.PositiveInfinity), double.NaN, PeakStatus.Missing);

    private bool Search(ReadOnlySpan<double> y, double total, Span<double> theta, Span<double> work, Span<double> sums)
    {
        Span<double> step = stackalloc double[3];
        Span<double> trial = stackalloc double[3];
        Span<double> next = stackalloc double[sums.Length];
        var sum = Evaluate(y, total, theta, work, sums);
        var damping = 1e-3;
        for (var k = 0; k < MaximumSteps; k++)
        {
            if (!PeakSystem.Step(sums, columns.Count, damping, Held(theta, sums), step))
                return false;
            trial[2] = 0;
            for (var j = 0; j < Free; j++)
                trial[j] = theta[j] + step[j];
            Clamp(trial);
            var width = Math.Exp(theta[1]);
            var length = Math.Max(Math.Abs(trial[0] - theta[0]) / width, Math.Max(Math.Abs(trial[1] - theta[1]), Math.Abs(trial[2] - theta[2])));
            var there = Evaluate(y, total, trial, work, next);

            // Rounding of the total alone must not turn a good step down.
            if (there <= sum + (1e-15 * total))
            {
                trial.CopyTo(theta);
                next.CopyTo(sums);
                sum = there;
                damping = Math.Max(0.1 * damping, 1e-12);
                if (length < Converged)
                    return true;
            }
            else
            {
                if (length < Converged)
                    return true;
                damping *= 10;
            }
        }

        return false;
    }

    // Sums of peak and slopes among each other, then of each with y; returns S.
    private double Evaluate(ReadOnlySpan<double> y, double total, ReadOnlySpan<double> theta, Span<double> work, Span<double> sums)
    {
        columns.Fill(theta[0], theta[1], theta[2], work);
        var stride = columns.Stride;
        for (var k = 0; k < columns.Count; k++)
        {
            var column = work.Slice(k * stride, stride);
            var (alongLevel, alongTilt) = (VectorArithmetic.Dot(level, column), VectorArithmetic.Dot(tilt, column));
            PeakSystem.Level(sums, k) = alongLevel;
            PeakSystem.Tilt(sums, k) = alongTilt;
            VectorArithmetic.AddScaled(column, -alongLevel, level);
            VectorArithmetic.AddScaled(column, -alongTilt, tilt);
            PeakSystem.Along(sums, k) = VectorArithmetic.Dot(column, y);
            for (var j = 0; j <= k; j++)
                PeakSystem.Product(sums, k, j) = VectorArithmetic.Dot(column, work.Slice(j * stride, stride));
        }

        return total - (PeakSystem.Along(sums, 0) * PeakSystem.Along(sums, 0) / PeakSystem.Product(sums, 0, 0));
    }

    private void Clamp(Span<double> theta)
    {
        theta[0] = Math.Clamp(theta[0], positions.Low, positions.High);
        theta[1] = Math.Clamp(theta[1], logWidths.Low, logWidths.High);
        theta[2] = Math.Clamp(theta[2], 0, columns.LargestMixing);
    }

    // A mixing at an end of its range stays there while the sum of squares falls outwards.
    private bool Held(ReadOnlySpan<double> theta, ReadOnlySpan<double> sums)
    {
        if (!columns.HasMixing || (theta[2] > 0 && theta[2] < columns.LargestMixing))
            return false;
        var pull = PeakSystem.Pull(sums, 3);
        return theta[2] <= 0 ? pull <= 0 : pull >= 0;
    }

    private PeakValue Result(ReadOnlySpan<double> y, double total, (double Level, double Tilt) line, ReadOnlySpan<double> theta, Span<double> work, Span<double> sums, bool isOver)
    {
        var unheld = Free - (Held(theta, sums) ? 1 : 0);
        Evaluate(y, total, theta, work, sums);
        var height = PeakSystem.Along(sums, 0) / PeakSystem.Product(sums, 0, 0);
        var square = 0.0;
        for (var i = 0; i < wavenumbers.Length; i++)
        {
            var r = y[i] - (height * work[i]);
            square += r * r;
        }

        var noise = Math.Sqrt(square / (wavenumbers.Length - 3 - unheld));
        var width = Math.Exp(theta[1]);
        var (factor, factorSlope) = columns.Area(theta[2]);
        var value = new PeakParameters(
            height, theta[0], width, columns.HasMixing ? theta[2] : double.NaN, factor * height * width,
            (line.Level - (height * PeakSystem.Level(sums, 0))) / Math.Sqrt(wavenumbers.Length), (line.Tilt - (height * PeakSystem.Tilt(sums, 0))) / tiltNorm);
        var isInside = theta[0] > positions.Low && theta[0] < positions.High && theta[1] > logWidths.Low && theta[1] < logWidths.High;
        var status = !isOver ? PeakStatus.NotConverged : isInside ? PeakStatus.Found : PeakStatus.OutOfRange;
        Span<double> covariance = stackalloc double[LargestSystem * LargestSystem];
        if (status != PeakStatus.Found || !PeakSystem.Covariance(sums, unheld + 1, height, covariance))
            return new(value, PeakParameters.All(double.PositiveInfinity), noise, status);
        return new(value, Errors(value, sums, covariance, unheld + 1, noise, factorSlope / factor), noise, status);
    }

    // Rows of the covariance: height, position, log width, mixing.
    private PeakParameters Errors(PeakParameters value, ReadOnlySpan<double> sums, ReadOnlySpan<double> covariance, int size, double noise, double areaByMixing)
    {
        Span<double> byArea = [1 / value.Height, 0, 1, areaByMixing];
        Span<double> byLevel = stackalloc double[LargestSystem];
        Span<double> byTilt = stackalloc double[LargestSystem];
        for (var k = 0; k < size; k++)
        {
            var scale = k == 0 ? 1 : value.Height;
            (byLevel[k], byTilt[k]) = (scale * PeakSystem.Level(sums, k), scale * PeakSystem.Tilt(sums, k));
        }

        return new(
            noise * Math.Sqrt(covariance[0]),
            noise * Math.Sqrt(covariance[LargestSystem + 1]),
            noise * value.Width * Math.Sqrt(covariance[(2 * LargestSystem) + 2]),
            size > 3 ? noise * Math.Sqrt(covariance[(3 * LargestSystem) + 3]) : double.PositiveInfinity,
            noise * Math.Abs(value.Area) * Math.Sqrt(PeakSystem.Quadratic(covariance, byArea, size)),
            noise * Math.Sqrt((1 + PeakSystem.Quadratic(covariance, byLevel, size)) / wavenumbers.Length),
            noise * Math.Sqrt(1 + PeakSystem.Quadratic(covariance, byTilt, size)) / tiltNorm);
    }

    // Largest deviation of three neighbours together from the line through both ends; width from area over height.
    private bool Start(ReadOnlySpan<double> y, Span<double> theta)
    {
        var ends = Math.Max(1, y.Length / 10);
        var (left, right, xLeft, xRight) = (0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < ends; i++)
        {
            (left, right) = (left + y[i], right + y[^(i + 1)]);
            (xLeft, xRight) = (xLeft + wavenumbers[i], xRight + wavenumbers[^(i + 1)]);
        }

        var slope = (right - left) / (xRight - xLeft);
        var (top, height, area) = (-1, 0.0, 0.0);
        for (var i = 1; i < y.Length - 1; i++)
        {
            var above = ((y[i - 1] + y[i] + y[i + 1]) / 3) - (left / ends) - (slope * (wavenumbers[i] - (xLeft / ends)));
            if (double.IsNaN(above))
                return false;
            area += above * 0.5 * Math.Abs(wavenumbers[i + 1] - wavenumbers[i - 1]);
            if (Math.Abs(above) > Math.Abs(height))
                (top, height) = (i, above);
        }

        if (top < 0)
            return false;
        var span = positions.High - positions.Low;
        var width = Math.Clamp(area / height / 1.2, 3 * span / y.Length, 0.5 * span);
        (theta[0], theta[1], theta[2]) = (wavenumbers[top], Math.Log(width), columns.HasMixing ? 0.5 : 0);
        return true;
    }
}
