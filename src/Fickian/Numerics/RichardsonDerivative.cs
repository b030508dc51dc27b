namespace Fickian.Numerics;

/// <summary>Derivative of several functions of one variable by differences extrapolated to zero width.</summary>
/// <remarks>
/// Central differences at h, h/2 and h/4 give an error of order h⁶ and an estimate of it; h shrinks until the estimate does not.
/// Where a bound is nearer than a thousandth of h the differences are one-sided (order h³).
/// For functions smooth on the scale of h: about 10 to 12 digits of the largest derivative.
/// Source: C. J. F. Ridders, Adv. Eng. Software 4, 75 (1982).
/// </remarks>
internal sealed class RichardsonDerivative
{
    private const double EnoughDigits = 1e-10;
    private const double Shrink = 4;
    private const int MaximumTrials = 10;

    private readonly double[] plus;
    private readonly double[] coarse;
    private readonly double[] middle;
    private readonly double[] fine;

    /// <summary>Makes room.</summary>
    /// <param name="size">Number of functions.</param>
    public RichardsonDerivative(int size)
    {
        plus = new double[size];
        coarse = new double[size];
        middle = new double[size];
        fine = new double[size];
    }

    /// <summary>Differentiates.</summary>
    /// <param name="function">Functions.</param>
    /// <param name="at">Point.</param>
    /// <param name="lower">Smallest point at which they may be asked.</param>
    /// <param name="upper">Largest point at which they may be asked.</param>
    /// <param name="width">First h; receives the one that served best.</param>
    /// <param name="derivative">Receives the derivatives; zero where none could be formed.</param>
    public void Differentiate(VectorFunction function, double at, double lower, double upper, ref double width, Span<double> derivative)
    {
        var best = double.PositiveInfinity;
        var (h, bestWidth) = (width, width);
        derivative.Clear();
        for (var trial = 0; trial < MaximumTrials; trial++, h /= Shrink)
        {
            var error = Extrapolate(function, at, lower, upper, h);
            if (error < best)
            {
                best = error;
                bestWidth = h;
                fine.CopyTo(derivative);
            }
            else if (double.IsFinite(best) && error > best)
            {
                break;
            }

            if (error <= EnoughDigits * VectorArithmetic.Norm(fine))
                break;
        }

        width = bestWidth;
    }

    // Leaves the extrapolated derivative in 'fine' and returns the estimate of its error.
    private double Extrapolate(VectorFunction function, double at, double lower, double upper, double h)
    {
        var room = Math.Min(at - lower, upper - at);
        var central = room >= 0.001 * h;
        h = central ? Math.Min(h, room) : at - lower < upper - at ? h : -h;
        h = central || Math.Abs(h) < Math.Max(at - lower, upper - at) ? h : Math.CopySign(Math.Max(at - lower, upper - at), h);
        if (h == 0
            || !Difference(function, at, h, central, coarse)
            || !Difference(function, at, h / 2, central, middle)
            || !Difference(function, at, h / 4, central, fine))
            return double.PositiveInfinity;
        var (first, second) = central ? (4.0, 16.0) : (2.0, 4.0);
        var error = 0.0;
        for (var i = 0; i < fine.Length; i++)
        {
            var a = ((first * middle[i]) - coarse[i]) / (first - 1);
            var b = ((first * fine[i]) - middle[i]) / (first - 1);
            fine[i] = ((second * b) - a) / (second - 1);
            error += (fine[i] - b) * (fine[i] - b);
        }

        return double.IsFinite(error) ? Math.Sqrt(error) : double.PositiveInfinity;
    }

    private bool Difference(VectorFunction function, double at, double h, bool central, double[] result)
    {
        var (up, down) = (at + h, central ? at - h : at);
        if (!function(up, plus) || !function(down, result))
            return false;
        for (var i = 0; i < result.Length; i++)
            result[i] = (plus[i] - result[i]) / (up - down);
        return true;
    }
}
