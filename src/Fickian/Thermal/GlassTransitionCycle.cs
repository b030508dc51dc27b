using Fickian.Fitting;
using Microsoft.Data.Analysis;

namespace Fickian.Thermal;

/// <summary>A glass transition read on heating and on the cooling before it, at one rate.</summary>
/// <remarks>
/// The lag τ of the instrument moves every temperature by β·τ, up on heating and down on cooling; τ = (T_f,heating − T_f,cooling)/2β, and the mean of both is free of it.
/// What else shifts both readings apart, such as baselines that are extrapolated far, counts as lag.
/// A glass relaxes where its line is drawn: on heating the line lies too low there and the step is read too high, on cooling the other way round. The mean of both leaves a step that is right within its own error and a part of the shift of T_f, for which the error of T_f holds 30 % of that shift, chosen by the root mean square of 200 simulated glasses. Assumes the lag is the same both ways, and that the heating finds the glass as the cooling left it. Only the fictive temperature is defined by the glass alone; onset and end also follow from how it relaxes, and change places on cooling.
/// Source: C. T. Moynihan et al., J. Phys. Chem. 78, 2673 (1974), for the equality of both fictive temperatures.
/// </remarks>
public sealed record GlassTransitionCycle
{
    private const string Read = "scatter and baselines";

    // Chosen by 200 simulated glasses: what the mean leaves of the relaxation in T_f.
    private const double LeftInTemperature = 0.3;

    /// <summary>Pairs two readings.</summary>
    /// <param name="heating">Reading on heating.</param>
    /// <param name="cooling">Reading on the cooling before it.</param>
    /// <exception cref="ArgumentException">The rates are not opposite, within a twentieth.</exception>
    public GlassTransitionCycle(GlassTransition heating, GlassTransition cooling)
    {
        (Heating, Cooling) = (heating, cooling);
        var relaxation = 0.5 * (heating.Budgets[4].Of(ErrorPart.Relaxation) + cooling.Budgets[4].Of(ErrorPart.Relaxation));
        FictiveTemperatureBudget = ErrorBudget.Of(GlassTransition.FictiveTemperatureWithoutLag(heating, cooling), Read).With(new ErrorPart(ErrorPart.Relaxation, LeftInTemperature * relaxation));
        HeatCapacityStep = Propagation.OfIndependent(new("heatCapacityStepOfBoth", "ΔC_p", heating.HeatCapacityStep.Unit), v => 0.5 * (v[0] + v[1]), Own(heating, 5), Own(cooling, 5));
        Lag = Propagation.OfIndependent(
            new("lag", "τ", Unit.Second), v => 0.5 * (v[0] - v[1]) / heating.Scan.Rate,
            heating.Budgets[4].Without(ErrorPart.Lag), cooling.Budgets[4].Without(ErrorPart.Lag));
    }

    /// <summary>Reads the first heating that follows a cooling from three runs of one programme.</summary>
    /// <remarks>Heat capacity by <see cref="HeatCapacityRuns"/>, in steps of 1 K.</remarks>
    /// <param name="zero">Run of the empty pan.</param>
    /// <param name="sapphire">Run of the sapphire.</param>
    /// <param name="sample">Run of the glass.</param>
    /// <param name="sapphireMass">Mass of the sapphire, kg.</param>
    /// <param name="sampleMass">Mass of the glass, kg.</param>
    /// <param name="pans">Masses of the pans; null if they are alike.</param>
    /// <param name="glass">Temperatures of the glass, K; null to find them.</param>
    /// <param name="liquid">Temperatures of the liquid, K; null to find them.</param>
    /// <exception cref="ArgumentException">The runs hold no heating after a cooling, each between two isothermal stretches.</exception>
    public static GlassTransitionCycle Of(
        Thermogram zero, Thermogram sapphire, Thermogram sample, Estimate sapphireMass, Estimate sampleMass, PanTerm? pans = null, ScanRange? glass = null, ScanRange? liquid = null)
    {
        LevelledRamp[][] ramps = [[.. LevelledRamp.All(zero)], [.. LevelledRamp.All(sapphire)], [.. LevelledRamp.All(sample)]];
        var count = ramps.Min(r => r.Length);
        var heating = Array.FindIndex(ramps[2], r => r.Rate < 0) + 1;
        if (heating == 0 || heating >= count || ramps[2][heating].Rate < 0)
            throw new ArgumentException($"A cooling and a heating after it, between isothermal stretches, were expected in all three runs; {count} ramps were found.", nameof(sample));
        return new(ReadingOf(heating), ReadingOf(heating - 1));

        GlassTransition ReadingOf(int k) => GlassTransition.Of(
            CalorimetricScan.OfHeatCapacity(HeatCapacityRuns.Over(ramps[0][k], ramps[1][k], ramps[2][k], sapphireMass, sampleMass, 1, pans), ramps[2][k].Rate)
                with
            { Delay = HeatFlowDelay.Of(sample, sample[ThermalRole.HeatFlow]) }, glass, liquid);
    }

    /// <summary>Reading on heating.</summary>
    public GlassTransition Heating { get; }

    /// <summary>Reading on cooling.</summary>
    public GlassTransition Cooling { get; }

    /// <summary>Fictive temperature without the lag of the instrument, K.</summary>
    public Estimate FictiveTemperature => FictiveTemperatureBudget.Estimate;

    /// <summary>Step of the heat capacity: the mean of both readings, of which the one is as much too high as the other is too low.</summary>
    public Estimate HeatCapacityStep { get; }

    /// <summary>The parts of the error of the fictive temperature.</summary>
    public ErrorBudget FictiveTemperatureBudget { get; }

    /// <summary>Time by which the signal comes late, s.</summary>
    public Estimate Lag { get; }

    /// <summary>Table of the temperatures after each definition: on heating, on cooling and their mean, the last in °C.</summary>
    public DataFrame ToDataFrame()
    {
        var pairs = Heating.Estimates.Zip(Cooling.Estimates).Where(p => p.First.Unit == Unit.Kelvin).ToArray();
        return new(
            new StringDataFrameColumn("definition", pairs.Select(p => p.First.Name)),
            new StringDataFrameColumn("on heating", pairs.Select(p => p.First.ToString())),
            new StringDataFrameColumn("on cooling", pairs.Select(p => p.Second.ToString())),
            new StringDataFrameColumn("mean / °C", pairs.Select(p => Mean(p.First, p.Second))));
    }

    private static Estimate Own(GlassTransition reading, int which) => reading.Budgets[which].Without(ErrorPart.Lag, ErrorPart.Relaxation);

    private static string Mean(Estimate heating, Estimate cooling) => heating.Verdict == Verdict.Determined && cooling.Verdict == Verdict.Determined
        ? FormattableString.Invariant($"{(0.5 * (heating.Value + cooling.Value)) - 273.15:0.0}")
        : "not determined";
}
