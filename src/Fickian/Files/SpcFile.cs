using Fickian.Infrared;

namespace Fickian.Files;

/// <summary>Galactic / GRAMS SPC files, new (little and big endian) and old.</summary>
/// <remarks>
/// One sub-file gives a spectrum; several on one abscissa give a series, one frame each, at their times in s where z is a time; several with abscissae of their own give a spectrum each.
/// Exponents are signed and those of the sub-file where there are several. Values of a series are held in single precision.
/// </remarks>
public static class SpcFile
{
    private const int DirectoryEntry = 12;

    /// <summary>How the format is recognised and read.</summary>
    public static FileFormat Format { get; } = new("spc", "Galactic SPC", s => SpcHeader.Begins(s) || IsCompound(s), Read);

    /// <summary>Reads a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">The file is no SPC file, is damaged, or is of a kind that is not read; the message says where and why.</exception>
    public static FileContents Read(string path)
    {
        using var source = FileSource.Open(path);
        return Read(source) with { Sha256 = source.Sha256() };
    }

    internal static FileContents Read(FileSource source)
    {
        if (IsCompound(source))
            throw source.Wrong("offset 0", "a Galactic SPC file was expected and an OLE compound document was found, as Shimadzu programs write under the same extension; export it as text.");
        if (!SpcHeader.Begins(source))
            throw source.Wrong("offset 1", "an SPC file (version 4B, 4C or 4D) was expected and its head was not found; an EPR file has the same extension and is not read. Export it as text.");
        var bytes = source.All();
        var header = SpcHeader.Read(source, bytes);
        ByteView view = new(source, bytes, header.BigEndian);
        List<Finding> findings = [];
        Metadata metadata = new([.. header.Entries, .. SpcLog.Read(view, header, findings)]);
        var sets = header.OwnAbscissae ? Separate(source, view, header, findings) : Common(source, view, header, findings);
        return new(source.Path, Format.Name, [.. sets.Select(s => WithMetadata(s, metadata))])
        {
            Variant = header.IsOld ? "old" : header.BigEndian ? "big endian" : "little endian",
            Metadata = metadata,
            Findings = [.. findings],
        };
    }

    private static bool IsCompound(FileSource source) =>
        source.Name.EndsWith(".spc", StringComparison.OrdinalIgnoreCase) && source.Head(4).Span.SequenceEqual((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]);

    /// <summary>Sub-files on one abscissa.</summary>
    private static IDataSet[] Common(FileSource source, ByteView view, SpcHeader header, List<Finding> findings)
    {
        if (header.Points is 0 or > int.MaxValue / 8)
            throw source.Wrong("offset 4", $"a number of points was expected and {header.Points} was found; the file is damaged, copy it again.");
        var points = (int)header.Points;
        var first = header.Size + (header.HasAbscissa ? 4L * points : 0);
        var size = SpcSubFile.HeadSize + ((long)points * SpcSubFile.Width(header));
        var whole = (source.Length - first) / size;
        if (whole < 1)
            source.Require(first, size, "the first sub-file");
        var wanted = header.Multiple ? header.SubFiles : 1;
        if (whole < wanted && !header.IsOld)
            findings.Add(Finding.Warning($"Incomplete: {whole} of {wanted} sub-files are in the file; the measurement was stopped or the file is truncated."));
        var subFiles = Enumerable.Range(0, (int)Math.Min(whole, wanted)).Select(i => first + (i * size)).Select(at => SpcSubFile.Read(view, header, at, points, at + SpcSubFile.HeadSize)).ToArray();
        var abscissa = Abscissa(view, header, points, findings);
        return subFiles.Length == 1
            ? [Single(view, header, subFiles[0], abscissa)]
            : [Series(source, view, header, subFiles, abscissa, findings)];
    }

    private static Spectrum Single(ByteView view, SpcHeader header, SpcSubFile subFile, Axis abscissa) =>
        new(abscissa, subFile.Decode(view, header)) { Value = SpcQuantity.Value(header.ValueCode, header.Labels[1]) };

    private static SpectralMap Series(FileSource source, ByteView view, SpcHeader header, SpcSubFile[] subFiles, Axis abscissa, List<Finding> findings)
    {
        if ((long)subFiles.Length * abscissa.Count > Array.MaxLength)
            throw source.Wrong("offset 24", $"at most {Array.MaxLength} values were expected and {subFiles.Length} sub-files of {abscissa.Count} points were found; split the file.");
        var values = new float[subFiles.Length * abscissa.Count];
        for (var i = 0; i < subFiles.Length; i++)
            subFiles[i].Decode(view, header, values.AsSpan(i * abscissa.Count, abscissa.Count));
        return new(values, abscissa, Axis.Index("row", 1), Axis.Index("column", 1), Planes(view, header, subFiles, findings))
        {
            Name = "series",
            Value = SpcQuantity.Value(header.ValueCode, header.Labels[1]),
        };
    }

    /// <summary>Sub-files with abscissae of their own, found by a directory; a single one follows the head.</summary>
    private static IDataSet[] Separate(FileSource source, ByteView view, SpcHeader header, List<Finding> findings)
    {
        var count = header.Points == 0 ? 1 : header.SubFiles;
        if (header.Points != 0)
            source.Require(header.Points, count * DirectoryEntry, "the directory of sub-files");
        List<IDataSet> sets = [];
        var total = 0L;
        for (var i = 0; i < count; i++)
        {
            long at = header.Points == 0 ? header.Size : view.UInt32(header.Points + (i * (long)DirectoryEntry));
            source.Require(at, SpcSubFile.HeadSize, "a sub-file's head");
            var points = view.UInt32(at + 16);
            var size = points * (4L + SpcSubFile.Width(header));
            total += SpcSubFile.HeadSize + size;
            source.Require(at + SpcSubFile.HeadSize, size, "a sub-file");
            if (points == 0 || total > source.Length)
                throw source.Wrong($"offset {at}", $"sub-files of at least one point and {source.Length} bytes in all were expected and {points} points and {total} bytes were found; the file is damaged, copy it again.");
            var subFile = SpcSubFile.Read(view, header, at, (int)points, at + SpcSubFile.HeadSize + (4L * points));
            var abscissa = Stored(view, header, at + SpcSubFile.HeadSize, (int)points, findings);
            sets.Add(Single(view, header, subFile, abscissa) with { Name = count == 1 ? "spectrum" : $"spectrum {i + 1}" });
        }

        return [.. sets];
    }

    private static Axis Abscissa(ByteView view, SpcHeader header, int points, List<Finding> findings)
    {
        var quantity = SpcQuantity.Axis(header.AxisCode, header.Labels[0]);
        if (quantity.Unit.Symbol == "?")
            findings.Add(Finding.Warning($"The unit of the abscissa is not stated (type {header.AxisCode})."));
        return header.HasAbscissa
            ? Stored(view, header, header.Size, points, findings)
            : Axis.Linear(quantity, header.First, header.Last, points);
    }

    private static Axis Stored(ByteView view, SpcHeader header, long at, int points, List<Finding> findings)
    {
        var values = Array.ConvertAll(view.Singles(at, points, "the abscissa"), v => (double)v);
        if (Array.TrueForAll(values, double.IsFinite))
            return new(SpcQuantity.Axis(header.AxisCode, header.Labels[0]), values);
        findings.Add(Finding.Warning($"The abscissa at offset {at} holds values that are no numbers; points are counted from 0."));
        return Axis.Index("point", points);
    }

    // Stated for each sub-file, or evenly from the first; counted where they tell nothing.
    private static Axis Planes(ByteView view, SpcHeader header, SpcSubFile[] subFiles, List<Finding> findings)
    {
        var first = (double)subFiles[0].Plane(view);
        var step = header.PlaneStep != 0 ? header.PlaneStep : subFiles[0].NextPlane(view) - first;
        var planes = subFiles.Select((s, i) => header.StatesPlanes ? s.Plane(view) : first + (i * step)).ToArray();
        var quantity = SpcQuantity.Axis(header.PlaneCode, header.Labels[2]);
        if (!Array.TrueForAll(planes, double.IsFinite) || Array.TrueForAll(planes, p => p == planes[0]))
        {
            findings.Add(Finding.Hint("The sub-files do not tell where they stand along z; they are counted from 0."));
            return Axis.Index("subFile", subFiles.Length);
        }

        return quantity.Name == Quantity.Time.Name
            ? new(Quantity.Time, Array.ConvertAll(planes, p => p * quantity.Unit.InSI))
            : new(quantity.Unit.Symbol == "?" ? new("subFile", "z", Unit.One) : quantity, planes);
    }

    private static IDataSet WithMetadata(IDataSet set, Metadata metadata) => set switch
    {
        Spectrum s => s with { Metadata = metadata },
        SpectralMap m => m with { Metadata = metadata },
        _ => set,
    };
}
