using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Fickian.Files;
using Fickian.Thermal;

namespace Fickian.Cli.Verbs;

/// <summary><c>fickian thermal calibrate</c>: temperatures and heat flow of a calorimeter from fixed points.</summary>
internal static class ThermalCalibrateVerb
{
    private const double Around = 40;

    public static Command Create(TextWriter output, TextWriter error)
    {
        var (files, calorimetry) = (FilesArgument.Create("FILE", "Runs in which a standard melts, all at one heating rate, in any format that is read."), new CalorimetryOptions());
        var standards = new Option<string[]>("--standard") { Description = $"What melts in each file, in their order: {string.Join(", ", FixedPoint.All.Select(f => f.Name))}.", Required = true };
        var degree = new Option<int>("--degree") { Description = "1 for a linear, 2 for a quadratic correction of the temperature.", DefaultValueFactory = _ => 1 };
        var write = new Option<string?>("--out") { Description = "Writes the calibration into this .json, for --calibration of tg and tm." };
        var json = new Option<bool>("--json") { Description = "One JSON document." };
        var command = new Command(
            "calibrate",
            """
            Calibrates a calorimeter: a correction of its temperatures by the onsets of fixed points and, where the heat of fusion is known (indium), a factor of its heat flow.

            Example:
              dotnet run --project src/Fickian.Cli -c Release -- thermal calibrate data/simulated/thermal/indium-melting.csv data/simulated/thermal/zinc-melting.csv --standard indium --standard zinc --endo up --out .artifacts/calibration.json
            """) { files, standards, degree, write, json };
        calorimetry.AddTo(command, CalibrationUse.Made);
        command.SetAction(parsed =>
        {
            var (paths, names) = (parsed.GetRequiredValue(files), parsed.GetRequiredValue(standards));
            if (paths.Length != names.Length)
                throw new UsageException($"One --standard for each file was expected and {names.Length} for {paths.Length} files were found; write for example a.csv b.csv --standard indium --standard zinc.");
            (string File, CalibrationPoint Point)[] points = [.. paths.Zip(names, (file, name) => (file, Point(parsed, calorimetry, file, Standard(name))))];
            var calibration = new InstrumentCalibration(parsed.GetValue(degree), [.. points.Select(p => p.Point)]);
            if (parsed.GetValue(write) is { } path)
                CalibrationFile.Write(path, calibration);
            if (parsed.GetValue(json))
                output.WriteLine(JsonText.Of(Json(points, calibration)));
            else
                Write(output, points, calibration);
            foreach (var finding in calibration.Temperature.Findings)
                error.WriteLine(finding);
        });
        return command;
    }

    private static FixedPoint Standard(string name) => FixedPoint.All.FirstOrDefault(f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new UsageException($"One of {string.Join(", ", FixedPoint.All.Select(f => f.Name))} was expected after --standard and '{name}' was found.");

    private static CalibrationPoint Point(ParseResult parsed, CalorimetryOptions calorimetry, string file, FixedPoint point)
    {
        try
        {
            var (scan, _) = calorimetry.Read(parsed, file, new(point.Temperature - Around, point.Temperature + Around));
            return CalibrationPoint.Of(point, Melting.Of(scan));
        }
        catch (ArgumentException e)
        {
            throw new UsageException($"{file}: {CommandLine.Sentence(e)}");
        }
    }

    private static void Write(TextWriter output, (string File, CalibrationPoint Point)[] points, InstrumentCalibration calibration)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"calibration at {60 * calibration.Rate:0.##} K/min by {points.Length} fixed point{(points.Length == 1 ? "" : "s")}"));
        foreach (var (file, p) in points)
        {
            output.WriteLine($"  {p.Point.Name,-12} onset {p.Onset}, fixed point {p.Point.Temperature:0.####} K{(p.Heat is { } h ? $", heat {h}" : "")} · {file}");
            output.WriteLine($"  {"",-12} correction there {calibration.Temperature.Correction(p.Onset.Value)}, 95 %: {calibration.Temperature.Correction(p.Onset.Value).Interval(0.95).In(Unit.Kelvin)}");
        }

        output.WriteLine(calibration.HeatFlowFactor is { } factor ? $"  heat flow × {factor}, 95 %: {factor.Interval(0.95).In(Unit.One)}" : "  heat flow: not calibrated, no heat of fusion is known");
    }

    private static JsonObject Json((string File, CalibrationPoint Point)[] points, InstrumentCalibration calibration) => new()
    {
        ["rate"] = calibration.Rate,
        ["onsetDelay"] = calibration.OnsetDelay,
        ["heatFlowFactor"] = calibration.HeatFlowFactor is { } factor ? EstimateJson.Of(factor) : null,
        ["points"] = new JsonArray([.. points.Select(p => new JsonObject
        {
            ["file"] = p.File,
            ["standard"] = p.Point.Point.Name,
            ["temperature"] = p.Point.Point.Temperature,
            ["onset"] = EstimateJson.Of(p.Point.Onset),
            ["correction"] = EstimateJson.Of(calibration.Temperature.Correction(p.Point.Onset.Value)),
        })]),
        ["findings"] = FitJson.Of(calibration.Temperature.Findings),
    };
}
