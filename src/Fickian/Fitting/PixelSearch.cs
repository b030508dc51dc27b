using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Fickian.Numerics;
using MathNet.Numerics.Distributions;

namespace Fickian.Fitting;

/// <summary>The fit of one pixel in the few dimensions of its family: S(u) = ‖y‖² − (zᵀα(u))²/‖α(u)‖², z = Qᵀy.</summary>
/// <remarks>The best of every tenth node starts a search by steps of Gauss and Newton and secants, as <see cref="SingleParameterSearch"/> does over all points.</remarks>
internal sealed class PixelSearch
{
    private const int Stride = 10;
    private const int MaximumSteps = 40;
    private const double LongestStep = 0.5;
    private const double Converged = 1e-9;

    private readonly ModelFamily family;
    private readonly double[] directions;
    private readonly int candidates;
    private readonly double increase;
    private readonly int freedom;

    public PixelSearch(ModelFamily family, int points)
    {
        this.family = family;
        freedom = points - 2;
        var quantile = freedom > 1e6 ? Normal.InvCDF(0, 1, 0.975) : StudentT.InvCDF(0, 1, freedom, 0.975);
        increase = quantile * quantile / freedom;
        candidates = ((family.Nodes - 1) / Stride) + 1;
        directions = new double[candidates * family.Rank];
        for (var k = 0; k < candidates; k++)
        {
            var direction = directions.AsSpan(k * family.Rank, family.Rank);
            family.Node(k * Stride).CopyTo(direction);
            VectorArithmetic.Scale(direction, 1 / VectorArithmetic.Norm(direction));
        }
    }

    /// <summary>Number of values of the room that <see cref="Fit"/> needs.</summary>
    public static int Room(ModelFamily family) => 3 * family.Rank;

    /// <summary>Fits one pixel.</summary>
    /// <param name="y">Ordinates, [n].</param>
    /// <param name="room">Room, [3r].</param>
    public PixelValue Fit(ReadOnlySpan<double> y, Span<double> room)
    {
        var total = VectorArithmetic.SumOfSquares(y);
        if (!double.IsFinite(total) || total == 0)
            return PixelValue.None;
        var z = room[..family.Rank];
        Project(y, z);
        var u = Start(z);
        var point = Evaluate(u, z, total, room);
        var step = point.GaussNewton;
        for (var i = 0; i < MaximumSteps && Math.Abs(step) > Converged; i++)
        {
            var next = Math.Clamp(u + Math.Clamp(step, -LongestStep, LongestStep), family.First, family.Last);
            var there = Evaluate(next, z, total, room);
            // A step too far is halved; at an end of the table the search is over.
            if (there.Sum > point.Sum * (1 + 1e-12))
            {
                step = 0.5 * (next - u);
                continue;
            }

            var curvature = (there.Slope - point.Slope) / (next - u);
            var isHeld = next == u;
            (u, point) = (next, there);
            if (isHeld)
                break;
            step = curvature / there.Curvature is > 0.5 and < 2 ? -there.Slope / curvature : there.GaussNewton;
        }

        return Result(u, point, z, total);
    }

    private PixelValue Result(double u, in Point point, ReadOnlySpan<double> z, double total)
    {
        var value = Math.Exp(u);
        var variance = point.Sum / freedom;
        var isInside = u > family.First && u < family.Last;
        var error = isInside ? value * Math.Sqrt(variance / point.Curvature) : double.PositiveInfinity;
        var amplitudeError = isInside ? Math.Sqrt(variance * point.AmplitudeFactor) : double.PositiveInfinity;
        var isClosedBelow = SumAtEnd(0, z, total) - point.Sum > increase * point.Sum;
        var isClosedAbove = SumAtEnd(family.Nodes - 1, z, total) - point.Sum > increase * point.Sum;
        var verdict = (isClosedBelow, isClosedAbove) switch
        {
            (true, true) => Verdict.Determined,
            (false, true) => Verdict.UpperBound,
            (true, false) => Verdict.LowerBound,
            _ => Verdict.NotDetermined,
        };
        return new(value, error, point.Amplitude, amplitudeError, Math.Sqrt(point.Sum / family.Points), verdict);
    }

    // z = Qᵀy, eight curves at a time over two points at a time.
    private void Project(ReadOnlySpan<double> y, Span<double> z)
    {
        var rows = MemoryMarshal.Cast<double, Vector256<double>>(family.Basis.AsSpan());
        var width = family.Rank / 4;
        var result = MemoryMarshal.Cast<double, Vector256<double>>(z);
        for (var j = 0; j < width; j += 2)
        {
            var (a, b, c, d) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
            var at = j;
            var i = 0;
            for (; i + 1 < y.Length; i += 2, at += 2 * width)
            {
                var (even, odd) = (Vector256.Create(y[i]), Vector256.Create(y[i + 1]));
                a += rows[at] * even;
                b += rows[at + 1] * even;
                c += rows[at + width] * odd;
                d += rows[at + width + 1] * odd;
            }

            if (i < y.Length)
            {
                a += rows[at] * Vector256.Create(y[i]);
                b += rows[at + 1] * Vector256.Create(y[i]);
            }

            result[j] = a + c;
            result[j + 1] = b + d;
        }
    }

    private double Start(ReadOnlySpan<double> z)
    {
        var (best, longest) = (0, -1.0);
        for (var k = 0; k < candidates; k++)
        {
            var length = Math.Abs(VectorArithmetic.Dot(directions.AsSpan(k * family.Rank, family.Rank), z));
            if (length > longest)
                (best, longest) = (k, length);
        }

        return family.First + (best * Stride * ModelFamily.Step);
    }

    private Point Evaluate(double u, ReadOnlySpan<double> z, double total, Span<double> room)
    {
        var alpha = room.Slice(family.Rank, family.Rank);
        var slope = room.Slice(2 * family.Rank, family.Rank);
        family.At(u, alpha, slope);
        var (square, cross, length, along) = VectorArithmetic.Products(alpha, slope, z);
        var amplitude = along / square;
        var upright = length - (cross * cross / square);
        var gradient = -amplitude * (VectorArithmetic.Dot(slope, z) - (amplitude * cross));
        return new(amplitude, Math.Max(total - (along * amplitude), 1e-30 * total), gradient, amplitude * amplitude * upright, length / (square * upright));
    }

    private double SumAtEnd(int node, ReadOnlySpan<double> z, double total)
    {
        var alpha = family.Node(node);
        var along = VectorArithmetic.Dot(alpha, z);
        return total - (along * along / VectorArithmetic.SumOfSquares(alpha));
    }

    // Slope and curvature are those of S/2 in u.
    private readonly record struct Point(double Amplitude, double Sum, double Slope, double Curvature, double AmplitudeFactor)
    {
        public double GaussNewton => -Slope / Curvature;
    }
}
