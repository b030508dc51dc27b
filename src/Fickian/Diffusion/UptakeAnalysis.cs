using System.Collections.Immutable;
using Fickian.Fitting;
using Microsoft.Data.Analysis;

namespace Fickian.Diffusion;

/// <summary>What an uptake curve says: D, M∞, what of them the data determine, and how other models fare.</summary>
/// <remarks>
/// The fit is M(t) = M∞·F(t) with F of the model; intervals are profile likelihoods.
/// Where neighbouring residuals are alike, errors are those of the effective number of points, see <see cref="FitResult.ForCorrelatedResiduals"/>, and a finding says so.
/// Where the run ends far from equilibrium, D and M∞ are not known apart, and the slope against √t is what remains.
/// </remarks>
public sealed partial class UptakeAnalysis
{
    private readonly Lazy<Estimate> finalUptake;
    private readonly Lazy<Estimate?> initialSlope;
    private readonly Lazy<ModelComparison> comparison;

    private readonly FitOptions? options;

    private UptakeAnalysis(FitResult fit, IUptakeModel model, FitOptions? options)
    {
        // The points of the fit are the chosen ones already.
        this.options = options is null ? null : options with { Mask = [] };
        Fit = fit;
        Model = model;
        finalUptake = new(() => Coefficient(ScaledUptake.FinalUptake(Model, Duration.Value, SignalUnit)));
        initialSlope = new(() => Model.BeginsAsRootOfTime() ? Coefficient(ScaledUptake.InitialSlope(Model, SignalUnit)) : null);
        comparison = new(() => ModelSelection.Compare(Data, UptakeAlternatives.Of(Model, Data.Count)) is var c && options is { CorrelatedErrors: true } ? c.WithEffectivePoints() : c);
    }

    /// <summary>The model.</summary>
    public IUptakeModel Model { get; }

    /// <summary>The fit.</summary>
    public FitResult Fit { get; }

    /// <summary>The points.</summary>
    public Curve Data => Fit.Data;

    /// <summary>Transport diffusivity D.</summary>
    public Estimate Diffusivity => Fit[Model.Diffusivity];

    /// <summary>Amount taken up at equilibrium, M∞, in the unit of the signal.</summary>
    public Estimate EquilibriumUptake => Fit[Model.EquilibriumUptake] with { Unit = SignalUnit };

    /// <summary>Amount at the end of the run, in the unit of the signal.</summary>
    public Estimate FinalUptake => finalUptake.Value;

    /// <summary>Slope of M against √t at short times, (2/√π)(S/V)·M∞·√D; null for a model whose curve does not begin so: behind a surface barrier, under a pressure that builds up, and the like.</summary>
    public Estimate? InitialSlope => initialSlope.Value;

    /// <summary>D/l², which the curve determines without the size of the sample (l: half-thickness or radius).</summary>
    public Estimate RateConstant
    {
        get
        {
            var area = Model.CharacteristicLength * Model.CharacteristicLength;
            var d = Diffusivity;
            return new Estimate(d.Value / area, d.StandardError / area, Unit.PerSecond)
            {
                Name = "rateConstant",
                DegreesOfFreedom = d.DegreesOfFreedom,
                Verdict = d.Verdict,
                Profile = c => d.Interval(c) is var i ? new Interval(i.Lower / area, i.Upper / area, c) : default,
            };
        }
    }

    /// <summary>Time from exposure to the last point, s.</summary>
    public Estimate Duration => new(Data.X.Span[^1], 0, Unit.Second) { Name = "duration" };

    /// <summary>Other shapes of the same surface-to-volume ratio, and the same shape with a surface barrier, ranked by AICc.</summary>
    public ModelComparison Comparison => comparison.Value;

    /// <summary>All estimates, the fitted ones first.</summary>
    public ImmutableArray<Estimate> Estimates =>
        [.. Fit.Estimates.Zip(Model.Parameters.Concat(Model.Coefficients)).Where(e => e.Second.IsFree).Select(e => e.First.Name == Quantity.EquilibriumUptake.Name ? EquilibriumUptake : e.First),
         RateConstant, .. InitialSlope is { } slope ? new[] { slope } : [], FinalUptake];

    private Unit SignalUnit => Data.YQuantity.Unit;

    /// <summary>Fits a model to a curve and draws the conclusions.</summary>
    /// <param name="uptake">Uptake over time since exposure.</param>
    /// <param name="model">Shape, size and surface of the sample.</param>
    /// <param name="options">How to fit; null for the defaults. Other models are compared by least squares, whatever the loss.</param>
    /// <exception cref="ArgumentException">There are too few points for the parameters, or they are all alike.</exception>
    /// <exception cref="FitException">The fit found no minimum.</exception>
    public static UptakeAnalysis Of(Curve uptake, IUptakeModel model, FitOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new(model.FitTo(uptake, options).ForCorrelatedResiduals(), model, options);
    }

    /// <summary>Table with one row per estimate.</summary>
    public DataFrame ToDataFrame() => new(
        new StringDataFrameColumn("quantity", Estimates.Select(e => e.Name)),
        new StringDataFrameColumn("estimate", Estimates.Select(e => e.ToString())),
        new StringDataFrameColumn("95 % interval", Estimates.Select(e => e.Interval(0.95).In(e.Unit))),
        new StringDataFrameColumn("verdict", Estimates.Select(e => e.Verdict.ToString())));

    // With M∞ held, c = M∞·s follows from what is left free.
    private Estimate Coefficient(ScaledUptake form) => Model.EquilibriumUptake.IsFree
        ? form.FitTo(Data, options).ForCorrelatedResiduals()[form.Coefficient]
        : Fit.Derive(form.Coefficient.Quantity, v => v[Model.EquilibriumUptake] * form.Scale([.. v.Take(Model.Parameters.Count)]));
}
