using Fickian.Numerics;

namespace Fickian.Fitting;

/// <content>The fitted curve, what it leaves over, and what that says about the model.</content>
public sealed partial class FitResult
{
    // A chance of one in a hundred: white noise is left alone, and its estimated n_eff, which chance makes too small, does not widen anything.
    private const double RunsSignificance = 0.01;

    private double[]? fitted;

    /// <summary>The law at the points, [n].</summary>
    public ReadOnlyMemory<double> Fitted => fitted ??= At(Data.X.Span);

    /// <summary>y − law at the points, in the unit of y, [n].</summary>
    public ReadOnlyMemory<double> Residuals
    {
        get
        {
            var residuals = Data.Y.ToArray();
            VectorArithmetic.AddScaled(residuals, -1, Fitted.Span);
            return residuals;
        }
    }

    /// <summary>The law at the points, as a curve.</summary>
    public Curve FittedCurve => Computed(Data.X.ToArray(), Fitted.ToArray(), Model.Name);

    /// <summary>y − law at the points, as a curve with the standard deviations of the points.</summary>
    public Curve ResidualCurve =>
        Data.With(Data.X.ToArray(), Residuals.ToArray(), Data.StandardDeviation?.ToArray()) with { Name = "residuals" };

    /// <summary>Root mean square of the residuals, in the unit of y.</summary>
    public double Rms => Math.Sqrt(VectorArithmetic.SumOfSquares(Residuals.Span) / Data.Count);

    /// <summary>Corrected information criterion of Akaike, see <see cref="InformationCriteria.Aicc"/>.</summary>
    public double Aicc => InformationCriteria.Aicc(solution.SumOfSquares, Data.Count, solution.Set.Free.Length);

    /// <summary>Bayesian information criterion, see <see cref="InformationCriteria.Bic"/>.</summary>
    public double Bic => InformationCriteria.Bic(solution.SumOfSquares, Data.Count, solution.Set.Free.Length);

    /// <summary>How many independent points the residuals are worth, see <see cref="Fitting.EffectiveSample"/>.</summary>
    public double EffectivePoints => EffectiveSample.SizeOf(Residuals.Span);

    /// <summary>Corrected information criterion of Akaike with the effective number of points, for autocorrelated residuals.</summary>
    /// <param name="effectivePoints">Effective number of points; the same for all models that are compared.</param>
    public double AiccOf(double effectivePoints) =>
        InformationCriteria.Aicc(solution.SumOfSquares * effectivePoints / Data.Count, effectivePoints, solution.Set.Free.Length);

    /// <summary>Whether the signs of the residuals change as often as chance would have it.</summary>
    public RunsTest RunsTest => RunsTest.Of(Residuals.Span);

    /// <summary>A warning where the residuals keep their sign longer than chance would have it (runs test, below one in a hundred); null otherwise.</summary>
    public Finding? ResidualDoubt
    {
        get
        {
            var runs = RunsTest;
            return runs.PValue < RunsSignificance && runs.Z < 0 && solution.EffectivePoints is null
                ? Finding.Warning($"The residuals keep their sign too long (runs test, p = {EstimateText.Number(runs.PValue, 1)}): the model does not follow the data, or their errors are correlated; then the errors stated are too small, since {Data.Count} points are worth about {Math.Round(EffectivePoints)} independent ones.", "residual")
                : null;
        }
    }

    /// <summary>The fitted law at other abscissae.</summary>
    /// <param name="x">Abscissae, SI, [n].</param>
    public Curve Evaluate(double[] x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return Computed(x, At(x), Model.Name);
    }

    private double[] At(ReadOnlySpan<double> x)
    {
        var set = solution.Set;
        var columns = new double[set.Columns * x.Length];
        Model.Evaluate(x, Values.Span[..set.Nonlinear], columns);
        if (set.All.Length == set.Nonlinear)
            return columns;
        var y = new double[x.Length];
        for (var j = 0; j < set.Columns; j++)
            VectorArithmetic.AddScaled(y, Values[set.Nonlinear + j], columns.AsSpan(j * x.Length, x.Length));
        return y;
    }

    private Curve Computed(double[] x, double[] y, string name) =>
        new(x, y) { XQuantity = Data.XQuantity, YQuantity = Data.YQuantity, Name = name, Provenance = Derived };

    // What follows from simulated points is simulated, however it was computed.
    private Provenance Derived => Data.Provenance == Provenance.Simulated ? Provenance.Simulated : Provenance.Computed;
}
