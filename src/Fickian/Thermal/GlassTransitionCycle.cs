using Fickian.Fitting;
using Microsoft.Data.Analysis;

namespace Fickian.Thermal;

/// <summary>A glass transition read on heating and on the cooling before it, at one rate.</summary>
/// <remarks>
/// The lag τ of the instrument moves every temperature by β·τ, up on heating and down on cooling: τ = (T_f,heating − T_f,cooling)/2β, and the mean of both is free of it.
/// Assumes the lag is the same both ways, and that the heating finds the glass as the cooling left it. Only the fictive temperature is defined by the glass alone; onset and end also follow from how it relaxes, and change places on cooling.
/// Source: C. T. Moynihan et al., J. Phys. Chem. 78, 2673 (1974), for the equality of both fictive temperatures.
/// </remarks>
public sealed record GlassTransitionCycle
{
    /// <summary>Pairs two readings.</summary>
    /// <param name="heating">Reading on heating.</param>
    /// <param name="cooling">Reading on the cooling before it.</param>
    /// <exception cref="ArgumentException">The rates are not opposite, within a twentieth.</exception>
    public GlassTransitionCycle(GlassTransition heating, GlassTransition cooling)
    {
        FictiveTemperature = GlassTransition.FictiveTemperatureWithoutLag(heating, cooling);
        (Heating, Cooling) = (heating, cooling);
        Lag = Propagation.OfIndependent(new("lag", "τ", Unit.Second), v => 0.5 * (v[0] - v[1]) / heating.Scan.Rate, heating.FictiveTemperature, cooling.FictiveTemperature);
    }

    /// <summary>Reading on heating.</summary>
    public GlassTransition Heating { get; }

    /// <summary>Reading on cooling.</summary>
    public GlassTransition Cooling { get; }

    /// <summary>Fictive temperature without the lag of the instrument, K.</summary>
    public Estimate FictiveTemperature { get; }

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

    private static string Mean(Estimate heating, Estimate cooling) => heating.Verdict == Verdict.Determined && cooling.Verdict == Verdict.Determined
        ? FormattableString.Invariant($"{(0.5 * (heating.Value + cooling.Value)) - 273.15:0.0}")
        : "not determined";
}
