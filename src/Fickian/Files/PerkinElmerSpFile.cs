using System.Collections.Immutable;
using Fickian.Infrared;

namespace Fickian.Files;

/// <summary>Spectra of PerkinElmer Spectrum (<c>.sp</c>).</summary>
/// <remarks>
/// Block 120 of a file described as "2D constant interval DataSet" holds: 35698 first and last abscissa, 35700 interval, 35701 number of points, 35703 and 35704 names of the axes, 35708 the ordinates in double precision.
/// No file of an instrument was at hand: the layout follows published descriptions, and every spectrum carries a finding that says so.
/// </remarks>
public static class PerkinElmerSpFile
{
    private const int DataSet = 120;

    /// <summary>The format, for <see cref="DataFile"/>.</summary>
    public static FileFormat Format { get; } = new("perkinelmer-sp", "PerkinElmer spectrum (.sp)", s => PerkinElmerBlocks.Description(s)?.StartsWith("2D", StringComparison.Ordinal) == true, Read);

    /// <summary>Reads the spectrum of a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">The file is no PerkinElmer spectrum, or it is damaged.</exception>
    public static FileContents Read(string path)
    {
        using var source = FileSource.Open(path);
        return Read(source);
    }

    internal static FileContents Read(FileSource source)
    {
        var description = PerkinElmerBlocks.Description(source)
            ?? throw source.Wrong("offset 0", "the signature PEPE was expected and another beginning was found; this is no PerkinElmer file.");
        var view = new ByteView(source, source.All());
        var members = new Dictionary<int, (int At, int Size)>();
        foreach (var (number, at, size) in PerkinElmerBlocks.In(source, view, PerkinElmerBlocks.Start, view.Length))
        {
            foreach (var (inner, innerAt, innerSize) in number == DataSet ? PerkinElmerBlocks.In(source, view, at, at + size) : [(number, at, size)])
                members.TryAdd(inner, (innerAt, innerSize));
        }

        var (_, _, first, last) = Numbers(35698, "abscissa range");
        var data = Member(35708, "ordinates");
        var values = Values(view, data, source);
        var points = Member(35701, "number of points") is var p ? view.UInt32(p.At + 2) : 0;
        if (points != values.Length)
            throw source.Wrong($"offset {data.At}", $"{points} ordinates were expected and {values.Length} were found; the file is damaged, copy it again.");
        return new(source.Path, Format.Name, [Spectrum()]) { Variant = description };

        (int At, int Size) Member(int number, string what) => members.TryGetValue(number, out var member) && member.Size >= 2
            ? member
            : throw source.Wrong("", $"block {number} with the {what} was expected and is missing; export the spectrum as text or JCAMP-DX.");

        (int At, int Size, double First, double Last) Numbers(int number, string what)
        {
            var (at, size) = Member(number, what);
            var range = (view.Double(at + 2), view.Double(at + 10));
            return double.IsFinite(range.Item1) && double.IsFinite(range.Item2) && size >= 18
                ? (at, size, range.Item1, range.Item2)
                : throw source.Wrong($"offset {at}", $"two finite ends of the {what} were expected and {range.Item1} and {range.Item2} were found; the file is damaged.");
        }

        string Text(int number) => members.TryGetValue(number, out var member) && member.Size >= 4 ? view.Text(member.At + 4, Math.Min(view.UInt16(member.At + 2), member.Size - 4)) : "";

        Spectrum Spectrum()
        {
            var findings = ImmutableArray.Create(Finding.Warning("The layout of this format is unverified: compare with the instrument's own export."));
            if (members.TryGetValue(35700, out var interval) && interval.Size >= 10 && values.Length > 1 && Math.Abs(Math.Abs(view.Double(interval.At + 2)) - Math.Abs((last - first) / (values.Length - 1))) > 0.01 * Math.Abs((last - first) / (values.Length - 1)))
                findings = findings.Add(Finding.Warning($"The interval is stated as {view.Double(interval.At + 2)} and the ends of the axis give {(last - first) / (values.Length - 1)}; the ends were kept."));
            var (x, y) = (Text(35703), Text(35704));
            var abscissa = SpectralQuantity.Abscissa("", x);
            if (abscissa is null)
                findings = findings.Add(Finding.Warning($"The unit of the abscissa, '{x}', is not known."));
            return new(Axis.Linear(abscissa ?? SpectralQuantity.UnknownAbscissa, first, last, values.Length), values)
            {
                Name = Path.GetFileNameWithoutExtension(source.Name),
                Value = SpectralQuantity.Ordinate("", y),
                Metadata = new([new("description", description), new("abscissa", x), new("ordinate", y)]),
                Findings = findings,
            };
        }
    }

    private static double[] Values(ByteView view, (int At, int Size) data, FileSource source)
    {
        var bytes = view.Int32(data.At + 2);
        if (bytes < 0 || bytes > data.Size - 6 || bytes % sizeof(double) != 0)
            throw source.Wrong($"offset {data.At + 2}", $"at most {data.Size - 6} bytes of double precision were expected and {bytes} were found; the file is damaged, copy it again.");
        var values = new double[bytes / sizeof(double)];
        for (var i = 0; i < values.Length; i++)
            values[i] = view.Double(data.At + 6 + (i * sizeof(double)));
        return values;
    }
}
