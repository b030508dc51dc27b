namespace Fickian.Numerics;

/// <summary>Root of a continuous function between two points where it differs in sign.</summary>
/// <remarks>
/// Inverse quadratic interpolation where the function is smooth enough for it, bisection elsewhere: never worse than bisection by much.
/// Ends when the bracket, not the value, is small: what is flat or steep at the root is found all the same.
/// Source: T. R. Chandrupatla, Adv. Eng. Software 28, 145 (1997).
/// </remarks>
internal static class BracketedRoot
{
    // Bisection alone would be through after 60.
    private const int MaximumSteps = 120;

    /// <summary>Finds a root.</summary>
    /// <param name="function">Function.</param>
    /// <param name="inside">Point where it is negative.</param>
    /// <param name="outside">Point where it is positive.</param>
    /// <param name="tolerance">Width of the bracket that is small enough.</param>
    public static double Find(Func<double, double> function, double inside, double outside, double tolerance)
    {
        var (a, b, c) = (outside, inside, outside);
        var (fa, fb) = (function(a), function(b));
        var fc = fa;
        var fraction = 0.5;
        for (var step = 0; step < MaximumSteps; step++)
        {
            var x = a + (fraction * (b - a));
            var fx = function(x);
            if (Math.Sign(fx) == Math.Sign(fa))
                (c, fc) = (a, fa);
            else
                (c, b, fc, fb) = (b, a, fb, fa);
            (a, fa) = (x, fx);
            var (root, value) = Math.Abs(fa) < Math.Abs(fb) ? (a, fa) : (b, fb);
            var least = (0.5 * tolerance + (2.2e-16 * Math.Abs(root))) / Math.Abs(b - a);
            if (least > 0.5 || value == 0)
                return root;
            fraction = Math.Clamp(Interpolated(a, b, c, fa, fb, fc), least, 1 - least);
        }

        return a;
    }

    private static double Interpolated(double a, double b, double c, double fa, double fb, double fc)
    {
        var (place, height) = ((a - b) / (c - b), (fa - fb) / (fc - fb));
        if (!(height * height < place && (1 - height) * (1 - height) < 1 - place))
            return 0.5;
        return (fa / (fb - fa) * (fc / (fb - fc))) + ((c - a) / (b - a) * (fa / (fc - fa)) * (fb / (fc - fb)));
    }
}
