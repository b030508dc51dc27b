using System.Text.RegularExpressions;
using Fickian.Thermal;

namespace Fickian.Files;

/// <summary>Losses of volume over tempering time in delimited text.</summary>
/// <remarks>
/// Heading: <c>time / h</c> and one of <c>relative volume loss</c> (−ΔV/V₀), <c>V/V0</c>, or <c>volume / mm³</c> in any unit, whose row at time 0 then is the reference; a column of standard deviations is used as weights.
/// A point at time 0 is a definition, not a measurement, and is left out. Times ascend; the same time may stand several times, for several bodies.
/// </remarks>
public static partial class VolumeLossFile
{
    /// <summary>Reads the losses.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">The file holds no such columns; the message says what was found.</exception>
    public static Curve Read(string path)
    {
        var text = DelimitedText.Read(path);
        var headings = text.Headings.Select(ColumnHeading.Parse).ToArray();
        var time = Array.FindIndex(headings, h => h.IsTime);
        if (time < 0 || !TimeUnit.TryParse(headings[time].Unit, out var seconds))
            throw new DataFileException(path, "heading", $"a column 'time / s' ({TimeUnit.Accepted}) was expected and {Names(headings)} were found; name it so.");
        var value = Array.FindIndex(headings, h => !h.IsStandardDeviation && (Loss().IsMatch(h.Name) || Ratio().IsMatch(h.Name) || Volume().IsMatch(h.Name)));
        if (value < 0)
            throw new DataFileException(path, "heading", $"a column 'relative volume loss', 'V/V0' or 'volume / mm3' was expected and {Names(headings)} were found; name it so.");
        var deviation = Array.FindIndex(headings, h => h.IsStandardDeviation);
        double[] Numbers(int column) => [.. text.Rows.Select(r => text.Number(text.Cells(r)[column], r.Line, text.Headings[column]))];
        var (t, y) = (Array.ConvertAll(Numbers(time), x => x * seconds), Numbers(value));
        var s = deviation >= 0 ? Numbers(deviation) : null;
        Check(path, text, t, s);
        var name = headings[value].Name;
        var curve = Ratio().IsMatch(name) ? Points(t, Array.ConvertAll(y, v => 1 - v), s) : Loss().IsMatch(name) ? Points(t, y, s) : OfVolumes(path, t, y, s);
        if (headings[value].Unit == "%")
            curve = curve.Scaled(0.01);
        var provenance = UptakeFile.Metadata(text.Comments).GetValueOrDefault("provenance", "measured").Trim();
        return curve with { YQuantity = TemperingQuantity.VolumeLoss, Name = Path.GetFileNameWithoutExtension(path), Provenance = TextMapFile.Provenances(provenance) };
    }

    private static string Names(ColumnHeading[] headings) => string.Join(", ", headings.Select(h => $"'{h.Name}'"));

    private static void Check(string path, DelimitedText text, double[] time, double[]? deviation)
    {
        for (var i = 0; i < time.Length; i++)
        {
            if (time[i] < 0 || (i > 0 && time[i] < time[i - 1]))
                throw new DataFileException(path, $"line {text.Rows[i].Line}", $"times that ascend from 0 were expected and {time[i]} s follows{(i > 0 ? $" {time[i - 1]} s" : "")}; sort the rows by time.");
            if (deviation is not null && deviation[i] < 0)
                throw new DataFileException(path, $"line {text.Rows[i].Line}", $"a standard deviation of at least 0 was expected and {deviation[i]} was found; correct the cell.");
        }
    }

    private static Curve Points(double[] time, double[] loss, double[]? deviation)
    {
        var kept = Enumerable.Range(0, time.Length).Where(i => time[i] > 0).ToArray();
        return new(Array.ConvertAll(kept, i => time[i]), Array.ConvertAll(kept, i => loss[i]), deviation is null ? null : Array.ConvertAll(kept, i => deviation[i]));
    }

    private static Curve OfVolumes(string path, double[] time, double[] volume, double[]? deviation)
    {
        if (time.Length < 2 || time[0] != 0 || time[1] == 0 || !(volume[0] > 0))
            throw new DataFileException(path, "first row", "one positive volume at time 0 was expected as the reference of the others; give it in the first row, or write 'V/V0'.");
        return VolumeLossSeries.Of(time, [.. volume.Select((v, i) => new Estimate(v, deviation?[i] ?? 0, new Unit("volume")))]);
    }

    [GeneratedRegex(@"loss|shrink", RegexOptions.IgnoreCase)]
    private static partial Regex Loss();

    [GeneratedRegex(@"^V\s*/\s*V_?[0₀]$|^relative volume$", RegexOptions.IgnoreCase)]
    private static partial Regex Ratio();

    [GeneratedRegex(@"^(volume|V)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Volume();
}
