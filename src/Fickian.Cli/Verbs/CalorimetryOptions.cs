using System.CommandLine;
using System.Globalization;
using Fickian.Files;
using Fickian.Thermal;

namespace Fickian.Cli.Verbs;

/// <summary>What the verbs of calorimetry ask for: sign, segment, rate.</summary>
internal sealed class CalorimetryOptions
{
    private readonly Option<string?> endo = new Option<string?>("--endo") { Description = "Which way endothermic events point in the file, if it does not say." }.AcceptOnlyFromAmong("up", "down");
    private readonly Option<int?> segment = new("--segment") { Description = "Segment of the temperature programme, counted from 1; without it the longest heating." };
    private readonly Option<string?> rate = new("--rate") { Description = "Heating rate of a file without times, as in 20K/min." };
    private readonly Option<string?> mass = new("--mass") { Description = "Mass of the sample, if the file does not say or is wrong, as in 12.3mg." };

    private readonly Option<string?> calibration = new("--calibration") { Description = "Calibration of the instrument that 'thermal calibrate' wrote; temperatures and heat flows are corrected by it." };
    private readonly Option<string?> delay = new("--delay") { Description = "Sets the heat flow right for the time by which it comes late, Φ + τ·dΦ/dt: 'auto' takes it from the ends of ramps in the file, 8s or 8+-1s states it." };

    public void AddTo(Command command, CalibrationUse use = CalibrationUse.Applied)
    {
        if (use == CalibrationUse.Applied)
        {
            command.Add(calibration);
            command.Add(delay);
        }

        command.Add(endo);
        command.Add(segment);
        command.Add(rate);
        command.Add(mass);
    }

    public (CalorimetricScan Scan, string Heading) Read(ParseResult parsed, string file, ScanRange? range)
    {
        var run = ThermalFile.Read(file);
        if (parsed.GetValue(mass) is { } typed)
            run = run with { SampleMass = QuantityText.Parse(typed, new("mass", "m", new("kg"))) };
        var sign = parsed.GetValue(endo) switch { "up" => HeatFlowSign.EndothermicPositive, "down" => HeatFlowSign.ExothermicPositive, _ => HeatFlowSign.NotStated };
        if (sign == HeatFlowSign.NotStated && run.HeatFlowSign == HeatFlowSign.NotStated)
            throw new UsageException($"The heat flow of '{file}' may be positive for endothermic or for exothermic events and the file does not say; add --endo up or --endo down.");
        var perSecond = parsed.GetValue(rate) is { } r ? QuantityText.Parse(r, new("rate", "β", new("K/s"))) : double.NaN;
        parsed.Require(!run.Has(ThermalRole.Time), $"is for a file without times, and '{file}' has them; leave it out.", rate);
        var scan = Corrected(parsed, CalorimetricScan.Of(run, Chosen(parsed, run), range, sign, perSecond));
        var heading = string.Create(CultureInfo.InvariantCulture, $"{run.Provenance.ToString().ToLowerInvariant()}, {(scan.Rate > 0 ? "heating" : "cooling")} at {60 * Math.Abs(scan.Rate):0.##} K/min, {scan.Range.Lower - 273.15:0.#} to {scan.Range.Upper - 273.15:0.#} °C, {scan.Time.Length} points");
        return (scan, heading);
    }

    private CalorimetricScan Corrected(ParseResult parsed, CalorimetricScan scan)
    {
        if (parsed.GetResult(calibration) is not null && parsed.GetValue(calibration) is { } path)
            scan = scan.Calibrated(CalibrationFile.Read(path));
        return (parsed.GetResult(delay) is null ? null : parsed.GetValue(delay)) switch
        {
            null => scan,
            "auto" => scan.WithoutDelay(),
            var typed => scan.WithoutDelay(QuantityText.Uncertain(typed, new("delay", "τ", Unit.Second))),
        };
    }

    private ProgrammeSegment? Chosen(ParseResult parsed, Thermogram run)
    {
        if (parsed.GetValue(segment) is not { } number)
            return null;
        var segments = TemperatureProgramme.Segments(run);
        return number >= 1 && number <= segments.Length ? segments[number - 1]
            : throw new UsageException($"A segment from 1 to {segments.Length} was expected and {number} was found: {string.Join(", ", segments.Select((s, i) => $"{i + 1} {s.Direction.ToString().ToLowerInvariant()} {s.From - 273.15:0} to {s.To - 273.15:0} °C"))}.");
    }
}
