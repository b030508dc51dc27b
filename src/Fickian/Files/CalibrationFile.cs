using System.Text.Json;
using Fickian.Thermal;

namespace Fickian.Files;

/// <summary>Calibration of a calorimeter as JSON: the fixed points as they were measured, from which it is fitted anew when it is read.</summary>
/// <remarks>
/// <c>{"calibration": "calorimeter", "degree": 1, "points": [{"standard": "indium", "onset": 430.1, "onsetError": 0.02, "heat": 28100, "heatError": 90, "rate": 0.333, "lag": 0.4}]}</c>, SI units; heat and its error are null where they are not known.
/// Reference temperatures and heats are those of <see cref="FixedPoint"/> and are not in the file; other fields are kept out of the reading.
/// </remarks>
public static class CalibrationFile
{
    private const string Word = "calorimeter";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Reads a calibration.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">The file is no calibration, or a value in it cannot be.</exception>
    public static InstrumentCalibration Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            var document = JsonSerializer.Deserialize<Document>(File.ReadAllText(path), Options);
            if (document is not { Calibration: Word, Points.Count: > 0 })
                throw new DataFileException(path, "calibration", $"a calibration of a calorimeter with at least one point was expected and {(document?.Calibration is { } other ? $"'{other}' with {document.Points?.Count ?? 0} points" : "none")} was found; write one with 'fickian thermal calibrate'.");
            return new(document.Degree, [.. document.Points.Select(p => Of(p, path))]);
        }
        catch (JsonException e)
        {
            throw new DataFileException(path, $"line {e.LineNumber + 1}", "a calibration in JSON was expected and this cannot be read; write one with 'fickian thermal calibrate'.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataFileException(path, "file", $"a calibration was expected and the file cannot be read: {e.Message}");
        }
        catch (ArgumentException e)
        {
            throw new DataFileException(path, "points", e.Message);
        }
    }

    /// <summary>Writes a calibration; the file appears whole or not at all.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="calibration">The calibration.</param>
    public static void Write(string path, InstrumentCalibration calibration)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(calibration);
        var document = new Document(Word, calibration.Degree, [.. calibration.Points.Select(p => new Point(
            p.Point.Name, p.Onset.Value, p.Onset.StandardError, p.Heat?.Value, p.Heat?.StandardError, p.Rate, double.IsFinite(p.Lag) ? p.Lag : 0))]);
        WholeFile.Write(path, partial => File.WriteAllText(partial, JsonSerializer.Serialize(document, Options) + "\n"));
    }

    private static CalibrationPoint Of(Point point, string path)
    {
        var standard = FixedPoint.All.FirstOrDefault(f => f.Name == point.Standard)
            ?? throw new DataFileException(path, "standard", $"one of {string.Join(", ", FixedPoint.All.Select(f => f.Name))} was expected and '{point.Standard}' was found.");
        if (!(point.Onset > 0 && point.OnsetError >= 0 && point.Rate > 0 && double.IsFinite(point.Lag)))
            throw new DataFileException(path, point.Standard, $"an onset and a rate above 0 with an error of 0 or more were expected; found {point.Onset}, {point.Rate}, {point.OnsetError}.");
        Estimate? heat = point is { Heat: { } value, HeatError: { } error } ? new(value, error, new("J/kg")) { Name = "heatOfFusion" } : null;
        return new(standard, new(point.Onset, point.OnsetError, Unit.Kelvin) { Name = "extrapolatedOnset" }, heat, point.Rate, point.Lag);
    }

    private sealed record Document(string? Calibration, int Degree, List<Point> Points);

    private sealed record Point(string Standard, double Onset, double OnsetError, double? Heat, double? HeatError, double Rate, double Lag);
}
