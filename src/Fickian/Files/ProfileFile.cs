using System.Collections.Immutable;
using Fickian.Diffusion;

namespace Fickian.Files;

/// <summary>Concentration profiles in delimited text: one time or several.</summary>
/// <remarks>
/// Wide: one column of positions, one of concentrations for each time, the time in its heading: <c>x / um,c (10 min),c (1 h)</c>.
/// A column of standard deviations carries the time of its concentrations: <c>sd (10 min)</c>.
/// Long: columns of position, time and concentration, <c>x / um,t / min,c</c>, the rows of one time together or not.
/// One profile without a time in the file needs a line <c># time: 2 h</c> or the time stated by the caller.
/// Positions become m and times s; a concentration is kept in the unit written. Positions of one profile must ascend strictly. Nothing is sorted, averaged or dropped.
/// </remarks>
public static partial class ProfileFile
{
    /// <summary>Reads concentration profiles.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="time">Time of the only profile of a file that states none, for example <c>2h</c>.</param>
    /// <exception cref="DataFileException">The file holds no such columns; the message says what was found.</exception>
    /// <exception cref="ArgumentException">The stated time is no time, or the file has times of its own.</exception>
    public static ProfileRun Read(string path, string? time = null)
    {
        var stated = time is null ? default(double?) : ParseTime(time);
        var text = DelimitedText.Read(path);
        var headings = text.Headings.Select(ProfileHeading.Parse).ToArray();
        var metadata = UptakeFile.Metadata(text.Comments);
        var position = Array.FindIndex(headings, h => h.Role == ProfileRole.Position);
        if (position < 0)
            throw Missing(path, headings, "'x / um' (position with its unit)");
        if (!TryMetres(headings[position].Unit, out var metres))
            throw new DataFileException(path, "heading", $"a unit of length ({Lengths}) was expected for the positions and '{headings[position].Unit}' was found; write for example '{headings[position].Name} / um'.");
        if (!headings.Any(h => h.Role == ProfileRole.Concentration))
            throw Missing(path, headings, "'c' or 'c (10 min)' (concentration, with its time if there are several)");
        if (text.Rows.Count == 0)
            throw new DataFileException(path, "", "rows of numbers were expected below the heading and none were found; check that the export was complete.");
        var columns = headings.Select((h, i) => h.Role == ProfileRole.Other ? [] : text.Rows.Select(r => text.Number(text.Cells(r)[i], r.Line, text.Headings[i])).ToArray()).ToArray();
        columns[position] = Array.ConvertAll(columns[position], x => x * metres);
        var clock = Array.FindIndex(headings, h => h.Role == ProfileRole.Time);
        var profiles = clock >= 0 ? Long(path, text, headings, columns, position, clock) : Wide(path, text, headings, columns, position, stated ?? FromMetadata(path, metadata));
        if (stated is not null && (clock >= 0 || profiles.Any(p => p.Time != stated)))
            throw new ArgumentException($"The file states times of its own, {string.Join(", ", profiles.Select(p => $"{p.Time} s"))}; leave the time out.", nameof(time));
        return new([.. profiles.Select(p => p with { Profile = Described(path, p, headings, metadata) })], metadata);
    }

    private static IEnumerable<TimedProfile> Distinct(string path, IReadOnlyList<TimedProfile> profiles)
    {
        if (profiles.GroupBy(p => p.Time).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new DataFileException(path, "heading", $"one profile for each time was expected and {twice.Count()} were found for {twice.Key} s; average them or delete all but one.");
        return profiles;
    }

    private static TimedProfile[] Wide(string path, DelimitedText text, ProfileHeading[] headings, double[][] columns, int position, double? time)
    {
        var concentrations = headings.Index().Where(h => h.Item.Role == ProfileRole.Concentration).ToArray();
        if (concentrations.Length > 1 && concentrations.FirstOrDefault(c => c.Item.Time is null).Item is { } untimed)
            throw new DataFileException(path, "heading", $"a time was expected in the heading of each of {concentrations.Length} columns of concentration and '{untimed.Name}' has none; write for example '{untimed.Name} (10 min)'.");
        RequireAscending(path, columns[position], [.. text.Rows.Select(r => $"line {r.Line}")]);
        return [.. Distinct(path, [.. concentrations.Select(c =>
        {
            var at = c.Item.Time ?? time ?? throw new DataFileException(path, "heading", "the time of the profile was expected and none was found; write it into the heading, 'c (2 h)', into a line '# time: 2 h', or state it on the command line, --time 2h.");
            var deviation = Array.FindIndex(headings, h => h.Role == ProfileRole.Deviation && (h.Time == c.Item.Time || concentrations.Length == 1));
            return Profile(path, at, columns[position], columns[c.Index], deviation < 0 ? null : columns[deviation]);
        })])];
    }

    private static TimedProfile[] Long(string path, DelimitedText text, ProfileHeading[] headings, double[][] columns, int position, int clock)
    {
        if (!TimeUnit.TryParse(headings[clock].Unit, out var seconds))
            throw new DataFileException(path, "heading", $"a unit of time ({TimeUnit.Accepted}) was expected and '{headings[clock].Unit}' was found; write for example '{headings[clock].Name} / s'.");
        var concentration = Array.FindIndex(headings, h => h.Role == ProfileRole.Concentration);
        var deviation = Array.FindIndex(headings, h => h.Role == ProfileRole.Deviation);
        return
        [
            .. Enumerable.Range(0, text.Rows.Count).GroupBy(i => columns[clock][i] * seconds).Select(rows =>
            {
                int[] own = [.. rows];
                double[] Pick(int column) => Array.ConvertAll(own, i => columns[column][i]);
                RequireAscending(path, Pick(position), Array.ConvertAll(own, i => $"line {text.Rows[i].Line}"));
                return Profile(path, rows.Key, Pick(position), Pick(concentration), deviation < 0 ? null : Pick(deviation));
            }),
        ];
    }

    private static TimedProfile Profile(string path, double time, double[] position, double[] concentration, double[]? deviation)
    {
        if (!(time > 0 && double.IsFinite(time)))
            throw new DataFileException(path, "", $"a positive time was expected and {time} s was found; a profile at the start says nothing of diffusion: delete it.");
        if (position.Length < 5)
            throw new DataFileException(path, "", $"a profile of at least 5 points was expected and {position.Length} {(position.Length == 1 ? "was" : "were")} found at {time} s.");
        if (deviation is not null && deviation.Any(s => s < 0))
            throw new DataFileException(path, "", $"standard deviations of at least 0 were expected and {deviation.Min()} was found at {time} s; correct the cell.");
        return new(time, new Curve(position, concentration, deviation));
    }

    private static void RequireAscending(string path, double[] position, string[] places)
    {
        for (var i = 1; i < position.Length; i++)
        {
            if (!(position[i] > position[i - 1]))
                throw new DataFileException(path, places[i], $"ascending positions were expected and {position[i]} m follows {position[i - 1]} m; sort the rows by position and average repeated ones.");
        }
    }

    private static Curve Described(string path, TimedProfile profile, ProfileHeading[] headings, ImmutableDictionary<string, string> metadata)
    {
        var unit = headings.First(h => h.Role == ProfileRole.Concentration).Unit;
        return profile.Profile with
        {
            XQuantity = new("position", "x", Unit.Metre),
            YQuantity = new("concentration", "c", unit is "" or "1" ? Unit.One : new Unit(unit)),
            Name = $"{profile.Time:0.###} s",
            Provenance = metadata.GetValueOrDefault("provenance", "measured").Trim() is "simulated" ? Provenance.Simulated : Provenance.Measured,
            Findings = [.. headings.Where(h => h.Role == ProfileRole.Other).Select(h => Finding.Hint($"Column '{h.Name}' is neither position nor concentration and was left out.", "heading"))],
        };
    }

    private static DataFileException Missing(string path, ProfileHeading[] headings, string what) =>
        new(path, "heading", $"a column {what} was expected and {string.Join(", ", headings.Select(h => $"'{h.Name}'"))} were found; name it so.");
}
