using System.CommandLine;
using Fickian.Cli.Verbs;
using Fickian.Files;
using Fickian.Thermal;

namespace Fickian.Cli.Options;

/// <summary>Readings, conditions and calibration of a density, from the command line.</summary>
internal sealed class DensityOptions
{
    private readonly Option<string[]> inAir = Repeated("--in-air", "Reading in air, for example 12.134mg; once for each replicate.");
    private readonly Option<string[]> inLiquid = Repeated("--in-liquid", "Reading in the liquid, as often as --in-air.");
    private readonly Option<string[]> before = Repeated("--before", "Gauge pressure before the expansion, for example 130.25kPa; once for each replicate.");
    private readonly Option<string[]> after = Repeated("--after", "Gauge pressure after it, as often as --before.");
    private readonly Option<string?> mass = new("--mass") { Description = "Mass of the sample in the pycnometer, perhaps with its error: 0.8012+-0.0001g." };
    private readonly Option<string?> liquid = new("--liquid") { Description = "Liquid: toluene, water, or its density with error, 866.5+-0.3kg/m3; the heading of a file may name it too." };
    private readonly Option<string?> temperature = new("--temperature") { Description = "Temperature of the liquid and the air; 20C if neither this nor the file tells." };
    private readonly Option<string?> pressure = new("--pressure") { Description = "Pressure of the air; 101.325kPa if neither this nor the file tells." };
    private readonly Option<string?> humidity = new("--humidity") { Description = "Relative humidity of the air, 0 to 0.8; 0.5 if neither this nor the file tells." };
    private readonly Option<string?> balance = new("--balance") { Description = "Standard error of one reading of the balance, for example 2ug; a single weighing needs it." };
    private readonly Option<string?> gauge = new("--gauge") { Description = "Standard error of one reading of the pressure gauge, for example 5Pa; a single expansion needs it." };
    private readonly Option<string?> cell = new("--cell") { Description = "Volume of the sample cell of the pycnometer with its error, 12.05+-0.01cm3." };
    private readonly Option<string?> expansion = new("--expansion") { Description = "Volume it is expanded into, with its error." };
    private readonly Option<string?> calibration = new("--calibration") { Description = "Saved calibration report of an AccuPyc 1330 pycnometer, whose volumes hold where --cell and --expansion do not." };
    private readonly Option<string?> guests = new("--guests") { Description = "Mass fraction of guests to take out of the density, with its error: 0.056+-0.002." };
    private readonly Option<string?> envelope = new("--envelope") { Description = "Envelope density with its error, to which a skeletal one is set for porosity: 1.3469+-0.0012g/cm3." };
    private readonly Option<string?> skeletal = new("--skeletal") { Description = "Skeletal density with its error, to which an envelope density is set for porosity." };
    private readonly Option<string?> occupied = new("--van-der-waals") { Description = "Van der Waals volume per mass, m3/kg or cm3/g (0.45cm3/g), for the fractional free volume." };

    /// <summary>Readings in the place of a file.</summary>
    public IEnumerable<Option> Readings => [inAir, inLiquid, before, after];

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { inAir, inLiquid, before, after, mass, liquid, temperature, pressure, humidity, balance, gauge, cell, expansion, calibration, guests, envelope, skeletal, occupied })
            command.Add(option);
    }

    /// <summary>What was asked; every number is checked before a file is read.</summary>
    public DensityRequest Read(ParseResult parsed)
    {
        double[] Many(Option<string[]> option, Quantity quantity) => [.. parsed.GetRequiredValue(option).Select(t => QuantityText.Parse(t, quantity))];
        Estimate? One(Option<string?> option, Quantity quantity) => parsed.GetValue(option) is { } text ? QuantityText.Uncertain(text, quantity) : null;
        var kelvins = parsed.GetValue(temperature) is { } t ? QuantityText.Kelvins(t) : (double?)null;
        var report = parsed.GetValue(calibration) is { } path ? AccuPycFile.Read(path) : null;
        return new(Sample(Many(inAir, DensityQuantity.Mass), Many(inLiquid, DensityQuantity.Mass), Many(before, Pressure), Many(after, Pressure), kelvins, One(mass, DensityQuantity.Mass)?.Value))
        {
            Mass = One(mass, DensityQuantity.Mass),
            Liquid = parsed.GetValue(liquid),
            Temperature = kelvins,
            AirPressure = One(pressure, Pressure)?.Value,
            Humidity = parsed.GetValue(humidity) is { } h ? QuantityText.Above(-1, h, "--humidity") : null,
            Balance = One(balance, DensityQuantity.Mass)?.Value,
            Gauge = One(gauge, Pressure)?.Value,
            Cell = One(cell, DensityQuantity.Volume) ?? report?.CellVolume,
            Expansion = One(expansion, DensityQuantity.Volume) ?? report?.ExpansionVolume,
            CalibrationFindings = report?.Findings ?? [],
            Guests = One(guests, new("massFraction", "w", Unit.One)),
            Envelope = One(envelope, DensityQuantity.Envelope),
            Skeletal = One(skeletal, DensityQuantity.Skeletal),
            Occupied = One(occupied, DensityQuantity.PoreVolume),
        };
    }

    private static Quantity Pressure { get; } = new("pressure", "p", Unit.Pascal);

    private static Option<string[]> Repeated(string name, string description) => new(name) { Description = description, DefaultValueFactory = _ => [] };

    private static DensitySample Sample(double[] air, double[] liquid, double[] before, double[] after, double? kelvins, double? mass)
    {
        if (air.Length != liquid.Length || before.Length != after.Length)
            throw new UsageException($"As many readings in the liquid as in air and after as before were expected; found {air.Length} and {liquid.Length}, {before.Length} and {after.Length}.");
        return new("", [.. air.Zip(liquid, (a, l) => new ImmersionReading(a, l, kelvins ?? double.NaN))], [.. before.Zip(after, (b, a) => new PycnometerReading(b, a))], mass ?? double.NaN);
    }
}
