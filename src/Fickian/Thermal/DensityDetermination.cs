using System.Collections.Immutable;

namespace Fickian.Thermal;

/// <summary>A density from repeated readings: the mean with the scatter of the readings and with what all of them share.</summary>
/// <remarks>
/// Each reading gives a density ρᵢ; the mean has u² = s²/n + u_shared², s the standard deviation of the ρᵢ and u_shared what the calibration, the liquid, the air and a mass weighed once bring into all of them alike.
/// The resolution of the balance or gauge is in the scatter; a single reading needs it stated.
/// </remarks>
/// <param name="Density">ρ, kg/m³.</param>
/// <param name="Replicates">The densities of the single readings.</param>
/// <param name="SharedError">u_shared, kg/m³.</param>
public sealed record DensityDetermination(Estimate Density, Replicates Replicates, double SharedError)
{
    /// <summary>What is worth knowing.</summary>
    public ImmutableArray<Finding> Findings => Replicates.Findings;

    /// <summary>Envelope density by weighing in a liquid, see <see cref="Immersion"/>.</summary>
    /// <param name="readings">Weighings, at least one.</param>
    /// <param name="liquidDensity">Density of the liquid over its temperature, kg/m³ over K.</param>
    /// <param name="airDensity">Density of the air, kg/m³.</param>
    /// <param name="balanceError">Standard error of one reading of the balance, kg; 0 if it is not known.</param>
    /// <exception cref="ArgumentException">There is no reading, or one in the liquid is not below that in air.</exception>
    public static DensityDetermination ByImmersion(IReadOnlyList<ImmersionReading> readings, Func<double, Estimate> liquidDensity, Estimate airDensity, double balanceError = 0)
    {
        ArgumentNullException.ThrowIfNull(readings);
        ArgumentNullException.ThrowIfNull(liquidDensity);
        RequireSome(readings.Count);
        var each = readings.Select(r => Immersion.Density(Mass(r.InAir, balanceError), Mass(r.InLiquid, balanceError), Exact(liquidDensity(r.Temperature)), Exact(airDensity))).ToArray();
        var (air, liquid, temperature) = (readings.Average(r => r.InAir), readings.Average(r => r.InLiquid), readings.Average(r => r.Temperature));
        var shared = Immersion.Density(Mass(air, 0), Mass(liquid, 0), liquidDensity(temperature), airDensity).StandardError;
        return Of(DensityQuantity.Envelope, each, shared);
    }

    /// <summary>Skeletal density by expansion of helium, see <see cref="GasPycnometer"/>.</summary>
    /// <param name="pycnometer">The instrument.</param>
    /// <param name="mass">Mass of the sample, kg.</param>
    /// <param name="readings">Expansions, at least one.</param>
    /// <param name="gaugeError">Standard error of one reading of the gauge, Pa; 0 if it is not known.</param>
    /// <exception cref="ArgumentException">There is no reading, a pressure does not fall, or a volume comes out negative.</exception>
    public static DensityDetermination ByPycnometer(GasPycnometer pycnometer, Estimate mass, IReadOnlyList<PycnometerReading> readings, double gaugeError = 0)
    {
        ArgumentNullException.ThrowIfNull(pycnometer);
        ArgumentNullException.ThrowIfNull(mass);
        ArgumentNullException.ThrowIfNull(readings);
        RequireSome(readings.Count);
        var exact = new GasPycnometer(Exact(pycnometer.CellVolume), Exact(pycnometer.ExpansionVolume));
        var each = readings.Select(r => GasPycnometer.Density(Exact(mass), exact.Volume(Gauge(r.Before, gaugeError), Gauge(r.After, gaugeError)))).ToArray();
        var shared = GasPycnometer.Density(mass, pycnometer.Volume(Gauge(readings.Average(r => r.Before), 0), Gauge(readings.Average(r => r.After), 0))).StandardError;
        return Of(DensityQuantity.Skeletal, each, shared);
    }

    private static DensityDetermination Of(Quantity quantity, Estimate[] each, double shared)
    {
        var replicates = Replicates.Of(quantity, Array.ConvertAll(each, e => e.Value));
        return new(replicates.WithShared(shared, each[0].StandardError), replicates, shared);
    }

    private static void RequireSome(int readings)
    {
        if (readings == 0)
            throw new ArgumentException("At least one reading was expected and none was found.", nameof(readings));
    }

    private static Estimate Exact(Estimate estimate) => estimate with { StandardError = 0 };

    private static Estimate Mass(double value, double error) => new(value, error, DensityQuantity.Mass.Unit);

    private static Estimate Gauge(double value, double error) => new(value, error, Unit.Pascal);
}
