namespace Fickian.Diffusion;

/// <content>Curves to be drawn.</content>
public sealed partial class UptakeAnalysis
{
    private const int LinePoints = 240;

    /// <summary>The points over M∞.</summary>
    /// <exception cref="InvalidOperationException">The data do not determine M∞.</exception>
    public Curve Normalised => Fractional(Data.Scaled(1 / Equilibrium));

    /// <summary>The fitted model over M∞, as a smooth line.</summary>
    /// <exception cref="InvalidOperationException">The data do not determine M∞.</exception>
    public Curve NormalisedFit => Fractional(Line.Scaled(1 / Equilibrium));

    /// <summary>The points over the amount at the end of the run, for runs that end far from equilibrium.</summary>
    public Curve OverFinal => Fractional(Data.Scaled(1 / FinalUptake.Value));

    /// <summary>The fitted model over the amount at the end of the run, as a smooth line.</summary>
    public Curve OverFinalFit => Fractional(Line.Scaled(1 / FinalUptake.Value));

    private double Equilibrium => EquilibriumUptake is { Verdict: Verdict.Determined } m
        ? m.Value
        : throw new InvalidOperationException("The data do not determine the uptake at equilibrium, so they cannot be divided by it; draw them over their final value instead (OverFinal).");

    // Evenly spread in the logarithm of time, so that the line is smooth on both kinds of axis.
    private Curve Line
    {
        get
        {
            var (first, last) = (Data.X.Span[0] > 0 ? Data.X.Span[0] : Data.X.Span[1], Data.X.Span[^1]);
            var times = Enumerable.Range(0, LinePoints).Select(i => first * Math.Pow(last / first, i / (LinePoints - 1.0))).ToArray();
            return Fit.Evaluate(times);
        }
    }

    private static Curve Fractional(Curve curve) => curve with { YQuantity = Quantity.FractionalUptake };
}
