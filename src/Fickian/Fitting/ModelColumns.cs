using Fickian.Numerics;

namespace Fickian.Fitting;

/// <summary>Columns φⱼ(x; θ) of a model and their derivatives with respect to the coordinates of its free parameters.</summary>
internal sealed class ModelColumns
{
    // Wide enough to stand clear of rounding; where it is too wide the extrapolation sees it and shrinks.
    private const double RelativeWidth = 0.02;
    private const double LogarithmicWidth = 0.05;

    private readonly ParameterSet set;
    private readonly ReadOnlyMemory<double> x;
    private readonly double[] theta;
    private readonly double[] slopes;
    private readonly double[] widths;
    private readonly double[] starts;
    private bool isAnalytic = true;
    private RichardsonDerivative? differences;

    public ModelColumns(ParameterSet set, ReadOnlyMemory<double> x, ReadOnlySpan<double> start)
    {
        this.set = set;
        this.x = x;
        theta = start.ToArray();
        starts = start.ToArray();
        Values = new double[set.Columns * x.Length];
        Derivatives = new double[set.FreeNonlinear * Values.Length];
        slopes = new double[set.FreeNonlinear];
        widths = new double[set.FreeNonlinear];
    }

    /// <summary>Columns at the last point, [columns × n].</summary>
    public double[] Values { get; }

    /// <summary>∂φⱼ/∂θₖ or ∂φⱼ/∂uₖ, [free × columns × n]; see <see cref="Slope"/>.</summary>
    public double[] Derivatives { get; }

    /// <summary>Whether the model gave its own derivatives.</summary>
    public bool IsAnalytic => isAnalytic;

    /// <summary>Values of all parameters at the last point, [p].</summary>
    public ReadOnlySpan<double> Theta => theta;

    /// <summary>Sets a parameter for the next evaluation.</summary>
    public void Set(int index, double value) => theta[index] = value;

    /// <summary>Factor that turns the stored derivative of the k-th free parameter into one with respect to its coordinate.</summary>
    public double Slope(int k) => slopes[k];

    /// <summary>Computes the columns, and the derivatives where the model has them: most trial points are accepted.</summary>
    public void Evaluate()
    {
        if (isAnalytic && Derivatives.Length > 0)
        {
            isAnalytic = set.Model.TryDifferentiate(x.Span, theta, Values, Derivatives);
            for (var k = 0; k < slopes.Length; k++)
                slopes[k] = set.Axes[set.Free[k]].Slope(theta[set.Free[k]]);
        }

        if (!isAnalytic || Derivatives.Length == 0)
            set.Model.Evaluate(x.Span, theta, Values);
    }

    /// <summary>Completes the derivatives at the last point.</summary>
    /// <param name="held">Index of a parameter whose derivative is not needed; −1 if all are.</param>
    public void Differentiate(int held)
    {
        if (isAnalytic)
            return;
        for (var k = 0; k < slopes.Length; k++)
        {
            slopes[k] = 1;
            if (set.Free[k] != held)
                Difference(k);
        }
    }

    private void Difference(int k)
    {
        differences ??= new RichardsonDerivative(Values.Length);
        var index = set.Free[k];
        var (axis, value) = (set.Axes[index], theta[index]);
        var at = axis.ToCoordinate(value);
        var widest = axis.IsLogarithmic ? LogarithmicWidth : RelativeWidth * Scale(value, starts[index], axis);
        var width = widths[k] == 0 ? widest : Math.Min(2 * widths[k], widest);
        differences.Differentiate(
            (u, values) =>
            {
                theta[index] = axis.ToValue(u);
                set.Model.Evaluate(x.Span, theta, values);
                return true;
            },
            at, axis.LowerCoordinate, axis.UpperCoordinate, ref width, Derivatives.AsSpan(k * Values.Length, Values.Length));
        widths[k] = width;
        theta[index] = value;
    }

    private static double Scale(double value, double start, ParameterAxis axis)
    {
        var scale = Math.Max(Math.Abs(value), 1e-3 * Math.Abs(start));
        if (scale > 0)
            return scale;
        var range = axis.Upper - axis.Lower;
        return double.IsFinite(range) && range > 0 ? range : 1;
    }
}
