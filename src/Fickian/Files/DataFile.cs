using System.Collections.Immutable;

namespace Fickian.Files;

/// <summary>Opens any file that Fickian reads, recognised by its content.</summary>
/// <remarks>The name of a file decides nothing: extensions collide between vendors. Formats with a signature are asked first, text tables last.</remarks>
public static class DataFile
{
    private static ImmutableArray<FileFormat> added = [];

    /// <summary>Every format that is read, in the order in which a file is offered to them.</summary>
    public static ImmutableArray<FileFormat> Formats => [.. added, .. Own];

    private static ImmutableArray<FileFormat> Own { get; } =
    [
        Hdf5File.Format,
        TiffFile.Format,
        PictureFile.Png,
        PictureFile.Jpeg,
        PictureFile.Bmp,
        OpusFile.Format,
        .. OmnicFile.Formats,
        PerkinElmerSpFile.Format,
        PerkinElmerFsmFile.Format,
        EnviFile.Format,
        NetzschBinaryFile.Format,
        TriosWorkbookFile.Format,
        MicromeriticsFile.WorkbookFormat,
        BelsorpFile.WorkbookFormat,
        DvsFile.Format,
        PygapsFile.WorkbookFormat,
        BrukerNmrFile.Format,
        BrmlFile.Format,
        RigakuFile.ArchiveFormat,
        ZippedFile.Format,
        BrukerRawFile.Format,
        AgilentFile.Format,
        SpcFile.Format,
        JcampFile.Format,
        AifFile.Format,
        CifFile.Format,
        SiteTableFile.Format,
        XrdmlFile.Format,
        RigakuFile.Format,
        PerkinElmerAspFile.Format,
        NetzschTextFile.Format,
        TaTextFile.Format,
        TriosTextFile.Format,
        TriosJsonFile.Format,
        MettlerFile.Format,
        PyrisFile.Format,
        SetaramFile.Format,
        QuaderaFile.Format,
        ZilienFile.Format,
        IonTableFile.Format,
        IsothermJsonFile.Format,
        BelsorpFile.Format,
        AccuPycFile.Format,
        MicromeriticsFile.Format,
        QuantachromeFile.Format,
        PygapsFile.Format,
        IsothermFile.Format,
        TextMapFile.Format,
        DataPointTable.Format,
        DiffractogramFile.Format,
        XyTextFile.Format,
        XyTextFile.CsvFormat,
        PyrisFile.CsvFormat,
        ThermalTableFile.Format,
        TextTableFile.Format,
    ];

    /// <summary>Reads a file.</summary>
    /// <param name="path">Path of the file; of a set of files, any of them; of an NMR experiment, its folder too.</param>
    /// <exception cref="DataFileException">No format recognises the file, or it is damaged; the message says where and why.</exception>
    public static FileContents Open(string path)
    {
        using var source = FileSource.Open(BrukerNmrFile.FileIn(path) ?? path);
        return Open(source) with { Sha256 = source.Sha256() };
    }

    /// <summary>Reads an opened file.</summary>
    /// <exception cref="DataFileException">No format recognises the file, or it is damaged.</exception>
    public static FileContents Open(FileSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source.Length == 0)
            throw source.Wrong("", "data were expected and the file is empty; check that the export was complete.");
        return FormatOf(source).Read(source);
    }

    /// <summary>The format of a file.</summary>
    /// <exception cref="DataFileException">No format recognises the file.</exception>
    public static FileFormat FormatOf(FileSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Formats.FirstOrDefault(f => f.Recognises(source))
            ?? throw source.Wrong("", $"a file in a known format was expected and it begins with {Beginning(source)}; export it as text, or in one of the formats that 'fickian inspect --help' lists.");
    }

    /// <summary>Makes a format known that is defined in a layer above, as the journal of a run is. It has a signature, so it is asked first.</summary>
    internal static void Add(FileFormat format) => ImmutableInterlocked.Update(ref added, (formats, f) => formats.Add(f), format);

    private static string Beginning(FileSource source)
    {
        var head = source.Head(16).Span;
        var text = string.Concat(head.ToArray().TakeWhile(b => b is >= 0x20 and < 0x7F).Select(b => (char)b));
        return text.Length >= 4 ? $"'{text}'" : "the bytes " + Convert.ToHexString(head[..Math.Min(8, head.Length)]);
    }
}
