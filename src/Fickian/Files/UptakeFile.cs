using System.Collections.Immutable;

namespace Fickian.Files;

/// <summary>Uptake curves in delimited text whose heading names time and uptake.</summary>
/// <remarks>
/// Heading: <c>time / s,uptake</c>, <c>Time (min);M/M∞</c>, <c>t [h]</c> … in any order; a column of standard deviations is used as weights, others are left out with a finding.
/// Lines that begin with # are comments; <c># key: value</c> becomes metadata, <c># provenance: simulated</c> marks simulated data.
/// Times must ascend strictly. Nothing is sorted, averaged or dropped.
/// </remarks>
public static partial class UptakeFile
{
    /// <summary>Reads an uptake curve.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="timeUnit">Unit of time where the heading states none: ms, s, min, h or d.</param>
    /// <exception cref="DataFileException">The file is not an uptake curve; the message says where and why.</exception>
    public static UptakeRun Read(string path, string? timeUnit = null)
    {
        var text = DelimitedText.Read(path);
        var headings = text.Headings.Select(ColumnHeading.Parse).ToArray();
        var rows = text.Rows;
        if (rows.Count > 0 && text.Cells(rows[0]) is var units && !units.Any(DelimitedText.IsNumber) && units.Any(u => TimeUnit.TryParse(u, out _)))
        {
            headings = [.. headings.Zip(units, (h, u) => h.Unit.Length == 0 ? h with { Unit = u } : h)];
            rows = [.. rows.Skip(1)];
        }

        var time = Column(path, headings, h => h.IsTime, "time", "time / s");
        var uptake = Column(path, headings, h => h.IsUptake, "uptake", "uptake");
        var deviation = Array.FindIndex(headings, h => h.IsStandardDeviation);
        var seconds = Seconds(path, headings[time], timeUnit);
        var values = new double[3][];
        foreach (var (slot, column) in new[] { time, uptake, deviation }.Index())
        {
            if (column >= 0)
                values[slot] = [.. rows.Select(r => text.Number(text.Cells(r)[column], r.Line, text.Headings[column]))];
        }

        CheckTimes(path, rows, values[0]);
        CheckDeviations(path, rows, values[2]);
        var metadata = Metadata(text.Comments);
        var unit = headings[uptake].Unit is "" or "1" ? Unit.One : new Unit(headings[uptake].Unit);
        var curve = new Curve(Array.ConvertAll(values[0], t => t * seconds), values[1], values[2])
        {
            YQuantity = Quantity.Uptake with { Unit = unit },
            Name = System.IO.Path.GetFileNameWithoutExtension(path),
            Provenance = metadata.GetValueOrDefault("provenance", "measured").Trim() is "simulated" ? Provenance.Simulated : Provenance.Measured,
            Findings = LeftOut(headings, [time, uptake, deviation]),
        };
        return new(curve, metadata);
    }

    private static int Column(string path, ColumnHeading[] headings, Func<ColumnHeading, bool> isRole, string role, string example)
    {
        var found = headings.Index().Where(h => isRole(h.Item)).ToArray();
        var names = string.Join(", ", headings.Select(h => $"'{h.Name}'"));
        return found.Length switch
        {
            1 => found[0].Index,
            0 => throw new DataFileException(path, "heading", $"a column named '{example}' was expected and {names} were found; name the column of {role} so."),
            _ => throw new DataFileException(path, "heading", $"one column of {role} was expected and {found.Length} were found ({string.Join(", ", found.Select(f => $"'{f.Item.Name}'"))}); rename or delete the others."),
        };
    }

    private static double Seconds(string path, ColumnHeading heading, string? timeUnit)
    {
        if (heading.Unit.Length > 0 && timeUnit is not null && !(TimeUnit.TryParse(heading.Unit, out var own) && TimeUnit.TryParse(timeUnit, out var stated) && own == stated))
            throw new DataFileException(path, "heading", $"a heading without a unit of time was expected, since '{timeUnit}' is stated besides, and '{heading.Unit}' was found; leave --time-unit out.");
        var unit = heading.Unit.Length > 0 ? heading.Unit : timeUnit;
        if (unit is null)
            throw new DataFileException(path, "heading", $"a unit of time was expected in '{heading.Name}' and none was found; write '{heading.Name} / s', or state the unit ({TimeUnit.Accepted}) on the command line.");
        return TimeUnit.TryParse(unit, out var seconds)
            ? seconds
            : throw new DataFileException(path, "heading", $"a unit of time ({TimeUnit.Accepted}) was expected and '{unit}' was found; correct the heading.");
    }

    private static void CheckTimes(string path, IReadOnlyList<(int Line, string Text)> rows, double[] time)
    {
        if (time.Length < 2)
            throw new DataFileException(path, "", $"a curve of at least 2 points was expected and {time.Length} {(time.Length == 1 ? "was" : "were")} found; one point determines no diffusivity.");
        for (var i = 1; i < time.Length; i++)
        {
            if (time[i] == time[i - 1])
                throw new DataFileException(path, $"line {rows[i].Line}", $"ascending times were expected and {time[i]} stands there twice; delete or average the repeated point.");
            if (time[i] < time[i - 1])
                throw new DataFileException(path, $"line {rows[i].Line}", $"ascending times were expected and {time[i]} follows {time[i - 1]}; sort the rows by time.");
        }
    }

    /// <summary>Refuses times that do not ascend, for readers without line numbers.</summary>
    internal static void RequireAscending(string path, ReadOnlySpan<double> time)
    {
        for (var i = 1; i < time.Length; i++)
        {
            if (!(time[i] > time[i - 1]))
                throw new DataFileException(path, $"row {i + 2}", $"ascending times were expected and {time[i]} follows {time[i - 1]}; sort the rows by time and delete repeated ones.");
        }
    }

    private static void CheckDeviations(string path, IReadOnlyList<(int Line, string Text)> rows, double[]? deviation)
    {
        var negative = deviation is null ? -1 : Array.FindIndex(deviation, s => s < 0);
        if (negative >= 0)
            throw new DataFileException(path, $"line {rows[negative].Line}", $"a standard deviation of at least 0 was expected and {deviation![negative]} was found; correct the cell.");
    }

    internal static ImmutableDictionary<string, string> Metadata(IReadOnlyList<string> comments)
    {
        var metadata = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var comment in comments)
        {
            var colon = comment.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
                metadata[comment[..colon].Trim()] = comment[(colon + 1)..].Trim();
        }

        return metadata.ToImmutable();
    }

    private static ImmutableArray<Finding> LeftOut(ColumnHeading[] headings, int[] used) =>
        [.. headings.Index().Where(h => !used.Contains(h.Index)).Select(h => Finding.Hint($"Column '{h.Item.Name}' is neither time nor uptake and was left out.", "heading"))];
}
