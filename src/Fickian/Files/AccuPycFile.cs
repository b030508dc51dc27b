using System.Globalization;
using System.Text;

namespace Fickian.Files;

/// <summary>Calibration reports of a Micromeritics AccuPyc 1330 as the instrument sends them in a single column: one value a line, without headings.</summary>
/// <remarks>
/// Order: version, serial number, type, start date, start time, stop date, stop time, temperature / °C, standard volume / cm³, purges, equilibration rate,
/// cell volume and its standard deviation / cm³, expansion volume and its standard deviation / cm³, number of runs n, then n times P₁, P₂, P₁*, P₂* / psig each.
/// Lines end in CR, LF or both; dates are DD/MM/YY. The layout of the report of an analysis is not known: such a file is refused, its values have to be entered by hand.
/// </remarks>
public static class AccuPycFile
{
    /// <summary>One pound-force per square inch, Pa.</summary>
    internal const double Psi = 6894.757293168361;

    private const int HeadLines = 16;
    private const int MostRuns = 100;
    private const double CubicCentimetre = 1e-6;

    private static readonly string[] Names =
        ["version", "serial number", "type", "start date", "start time", "stop date", "stop time", "temperature", "standard volume", "purges", "equilibration rate", "cell volume", "deviation of the cell volume", "expansion volume", "deviation of the expansion volume", "number of runs"];

    /// <summary>The format, for <see cref="DataFile"/>.</summary>
    public static FileFormat Format { get; } = new("accupyc-1330", "Micromeritics AccuPyc 1330 report", s => IsBeginning(s.Head(Beginning.Length).Span), Read);

    internal static ReadOnlySpan<byte> Beginning => "AccuPyc 1330"u8;

    /// <summary>Reads a calibration report.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">It is none, is cut short, or a line is damaged.</exception>
    public static AccuPycReport Read(string path)
    {
        using var source = FileSource.Open(path);
        return Parse(path, source.All().Span);
    }

    /// <summary>Whether a line begins a report.</summary>
    internal static bool IsBeginning(ReadOnlySpan<byte> line) => line.StartsWith(Beginning);

    /// <summary>Number of lines that a calibration report has in all, once its head tells; null before, and for reports of other kinds.</summary>
    internal static int? LinesOf(IReadOnlyList<string> lines) =>
        lines.Count >= HeadLines && IsCalibration(lines[2]) && int.TryParse(lines[HeadLines - 1], NumberStyles.None, CultureInfo.InvariantCulture, out var runs) && runs is > 0 and <= MostRuns
            ? HeadLines + (4 * runs)
            : null;

    /// <summary>The lines of a report that are not blank, without their ends and the blanks around them.</summary>
    internal static string[] Lines(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes).Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    internal static AccuPycReport Parse(string path, ReadOnlySpan<byte> bytes)
    {
        var lines = Lines(bytes);
        if (!IsBeginning(bytes) || lines.Length < 3)
            throw new DataFileException(path, "line 1", "a report that begins with 'AccuPyc 1330', a serial number and a type was expected and it ends before; let the instrument print it again.");
        if (!IsCalibration(lines[2]))
            throw new DataFileException(path, "line 3", $"the report of a calibration was expected and one of type '{lines[2]}' was found, whose layout is not known; enter its values by hand.");
        var total = lines.Length < HeadLines ? HeadLines : LinesOf(lines) ?? throw Damaged(path, HeadLines - 1, lines[HeadLines - 1], $"a number of runs from 1 to {MostRuns}");
        if (lines.Length != total)
            throw new DataFileException(path, $"line {lines.Length}", $"{total} lines were expected and {lines.Length} were found; the report was cut short or two were joined, let the instrument print it again.");
        double Number(int line, bool positive = true) =>
            double.TryParse(lines[line], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && (!positive || value > 0) && Math.Abs(value) < 1e9
                ? value
                : throw Damaged(path, line, lines[line], positive ? "a number above 0" : "a number");
        Estimate Volume(int line, string name) => new(Number(line) * CubicCentimetre, Number(line + 1, positive: false) is var deviation and >= 0 ? deviation * CubicCentimetre : throw Damaged(path, line + 1, lines[line + 1], "a deviation"), new("m³")) { Name = name };
        var runs = (total - HeadLines) / 4;
        double Pressure(int kind, int run) => Number(HeadLines + (kind * runs) + run) * Psi;
        return new(
            lines[0],
            lines[1],
            Moment(path, lines, 3),
            Moment(path, lines, 5),
            Number(7, positive: false).Celsius(),
            Number(8) * CubicCentimetre,
            (int)Math.Clamp(Number(9, positive: false), 0, 1e6),
            Number(10, positive: false) * Psi / 60,
            Volume(11, "cellVolume"),
            Volume(13, "expansionVolume"),
            [.. Enumerable.Range(0, runs).Select(i => new AccuPycRun(Pressure(0, i), Pressure(1, i), Pressure(2, i), Pressure(3, i)))]);
    }

    private static FileContents Read(FileSource source)
    {
        var bytes = source.All();
        var report = Parse(source.Path, bytes.Span);
        var lines = Lines(bytes.Span);
        var metadata = new Metadata(
        [
            new("instrument", report.Version), new("serialNumber", report.SerialNumber), new("date", report.Start.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)),
            .. Enumerable.Range(5, HeadLines - 5).Select(i => KeyValuePair.Create(Names[i], lines[i])),
        ]);
        TableColumn Column(string name, Func<AccuPycRun, double> pressure) => new(name, "psig", report.Runs.Select(r => pressure(r) / Psi).ToArray());
        var table = new Table("calibration", [Column("P1", r => r.Empty), Column("P2", r => r.EmptyExpanded), Column("P1*", r => r.Full), Column("P2*", r => r.FullExpanded)])
        {
            Metadata = metadata,
            Findings = [.. report.Findings, Finding.Hint("The report was read by the layout of the operator's manual; no report of a real instrument was at hand to compare it with.")],
        };
        return new(source.Path, Format.Name, [table]) { Variant = "calibration" };
    }

    private static bool IsCalibration(string type) => type.Equals("calibration", StringComparison.OrdinalIgnoreCase);

    private static DateTime Moment(string path, string[] lines, int line)
    {
        if (!DateTime.TryParseExact(lines[line], "dd/MM/yy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            throw Damaged(path, line, lines[line], "a date DD/MM/YY");
        return TimeSpan.TryParseExact(lines[line + 1], @"hh\:mm\:ss", CultureInfo.InvariantCulture, out var time) ? date + time : throw Damaged(path, line + 1, lines[line + 1], "a time HH:MM:SS");
    }

    private static DataFileException Damaged(string path, int line, string found, string expected)
    {
        var excerpt = string.Concat(found.Take(40).Select(c => char.IsControl(c) ? '?' : c));
        return new(path, $"line {line + 1}", $"{expected} was expected as {(line < HeadLines ? Names[line] : "pressure")} and '{excerpt}' was found; let the instrument print the report again.");
    }
}
