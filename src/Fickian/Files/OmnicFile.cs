using System.Collections.Immutable;
using Fickian.Infrared;

namespace Fickian.Files;

/// <summary>Thermo OMNIC files: spectra (.spa), groups of spectra (.spg), maps and line profiles (.map), time series (.srs).</summary>
/// <remarks>
/// A spectrum runs as stored, from high to low wavenumber; a map from low to high. Interferograms and backgrounds of the file follow as further data sets.
/// Spectra and grid maps agree with the instrument's own text export to its last digit (5·10⁻⁸); groups and time series follow published descriptions, and findings say so.
/// </remarks>
public static partial class OmnicFile
{
    /// <summary>How spectra, groups, maps and series are recognised and read.</summary>
    public static ImmutableArray<FileFormat> Formats { get; } =
    [
        new("omnic-spa", "Thermo OMNIC spectrum", s => Variant(s) == "omnic-spa", Read),
        new("omnic-spg", "Thermo OMNIC group", s => Variant(s) == "omnic-spg", Read),
        new("omnic-map", "Thermo OMNIC map", s => Variant(s) == "omnic-map", Read),
        new("omnic-srs", "Thermo OMNIC series", s => Variant(s) == "omnic-srs", Read),
    ];

    /// <summary>Reads a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">The file is no OMNIC file, is damaged, or is of a kind that is not read; the message says where and why.</exception>
    public static FileContents Read(string path)
    {
        using var source = FileSource.Open(path);
        return Read(source) with { Sha256 = source.Sha256() };
    }

    internal static FileContents Read(FileSource source)
    {
        var directory = OmnicDirectory.Read(source);
        return directory.Extended ? Map(source, directory)
            : directory.Of(OmnicDirectory.Ordinates).Count() > 1 ? Group(source, directory)
            : Single(source, directory);
    }

    private static string? Variant(FileSource source)
    {
        try
        {
            if (OmnicDirectory.Begins(source, extended: false))
                return OmnicDirectory.Read(source).Of(OmnicDirectory.Ordinates).Count() > 1 ? "omnic-spg" : "omnic-spa";
            if (!OmnicDirectory.Begins(source, extended: true))
                return null;
            var directory = OmnicDirectory.Read(source);
            var block = directory.Of(OmnicDirectory.Layout).FirstOrDefault();
            return block.Key != 0 && !NamesPositions(OmnicDirectory.View(source, block, 4096)) && !directory.Of(OmnicDirectory.Positions).Any() ? "omnic-srs" : "omnic-map";
        }
        catch (DataFileException)
        {
            // A damaged file is still one of these, and its reader says what is wrong with it.
            return OmnicDirectory.Begins(source, extended: true) ? "omnic-map" : "omnic-spa";
        }
    }

    private static bool NamesPositions(ByteView layout) => layout.Slice(0, layout.Length).IndexOf("Position"u8) >= 0;

    private static FileContents Single(FileSource source, OmnicDirectory directory)
    {
        var set = Pixel(source, directory);
        List<IDataSet> sets = [set];
        sets.AddRange(directory.Of(OmnicDirectory.SampleInterferogram).Where(b => b.Size >= sizeof(float)).Select(b => OmnicSpectrum.Interferogram(source, b, "sample interferogram")));
        sets.AddRange(directory.Of(OmnicDirectory.BackgroundInterferogram).Where(b => b.Size >= sizeof(float)).Select(b => OmnicSpectrum.Interferogram(source, b, "background interferogram")));
        return new(source.Path, "omnic-spa", [.. sets]) { Metadata = set.Metadata };
    }

    /// <summary>The spectrum of a file with one, with title, time, position and history.</summary>
    internal static Spectrum Pixel(FileSource source, OmnicDirectory directory)
    {
        var heads = directory.Of(OmnicDirectory.Header).ToArray();
        var ordinates = directory.Of(OmnicDirectory.Ordinates).ToArray();
        if (heads.Length == 0 || ordinates.Length == 0)
            throw source.Wrong("offset 304", $"a head and ordinates (keys 2 and 3) were expected and the keys {string.Join(", ", directory.Blocks.Select(b => b.Key).Distinct())} were found; save the spectrum again with OMNIC.");
        var spectrum = OmnicSpectrum.Read(source, heads[0], ordinates[0]);
        List<KeyValuePair<string, string>> entries = [new("sample", directory.Title)];
        entries.Add(new("date", OmnicSpectrum.Date(directory.Start)));
        if (OmnicTitle.Position(directory.Title) is { } position)
        {
            // The file's date is that of the map; the pixel's own stands in its title.
            entries.AddRange([new("positionX", $"{position.X} µm"), new("positionY", $"{position.Y} µm")]);
            if (OmnicTitle.Time(directory.Title, directory.Start) is { } time)
                entries.Add(new("pixelDate", OmnicSpectrum.Date(time.UtcDateTime)));
        }

        entries.AddRange(spectrum.Metadata.Entries);
        entries.AddRange(directory.Of(OmnicDirectory.Comment).Select(b => new KeyValuePair<string, string>("comment", OmnicDirectory.Text(source, b))));
        entries.AddRange(directory.Of(OmnicDirectory.History).Take(1).Select(b => new KeyValuePair<string, string>("history", OmnicDirectory.Text(source, b))));
        return spectrum with { Name = directory.Title.Length > 0 ? directory.Title : "spectrum", Metadata = new(entries) };
    }

    private static FileContents Group(FileSource source, OmnicDirectory directory)
    {
        var heads = directory.Of(OmnicDirectory.Header).ToArray();
        var ordinates = directory.Of(OmnicDirectory.Ordinates).ToArray();
        var titles = directory.Of(OmnicDirectory.SpectrumTitle).ToArray();
        if (heads.Length != ordinates.Length)
            throw source.Wrong("offset 304", $"one head per spectrum was expected and {heads.Length} heads and {ordinates.Length} spectra were found; save the spectra singly with OMNIC.");
        var sets = heads.Zip(ordinates).Select((pair, i) => Titled(source, OmnicSpectrum.Read(source, pair.First, pair.Second), i < titles.Length ? titles[i] : default, $"spectrum {i + 1}"));
        return new(source.Path, "omnic-spg", [.. sets])
        {
            Metadata = new([new("title", directory.Title), new("date", OmnicSpectrum.Date(directory.Start))]),
            Findings = [Finding.Hint("The spectra of a group stand in stored order, which need not be that of their times; the layout of groups is unverified.")],
        };
    }

    private static FileContents Map(FileSource source, OmnicDirectory directory)
    {
        var (map, isSeries) = OmnicMap.Read(source, directory);
        List<KeyValuePair<string, string>> entries = [new("title", directory.Title), new("date", OmnicSpectrum.Date(directory.Start)), .. map.Metadata.Entries];
        entries.AddRange(directory.Of(OmnicDirectory.History).Take(1).Select(b => new KeyValuePair<string, string>("history", OmnicDirectory.Text(source, b))));
        var heads = directory.Of(OmnicDirectory.Header).Where(b => !b.OfMap).ToLookup(b => b.Record);
        var titles = directory.Of(OmnicDirectory.SpectrumTitle).Where(b => !b.OfMap).ToLookup(b => b.Record);
        var backgrounds = directory.Of(OmnicDirectory.Ordinates).Where(b => !b.OfMap && heads.Contains(b.Record)).Select(b => (Ordinates: b, Head: heads[b.Record].First(), Title: titles[b.Record].FirstOrDefault()));
        var sets = backgrounds.Select((b, i) => (IDataSet)Titled(source, OmnicSpectrum.Read(source, b.Head, b.Ordinates), b.Title, $"background {i + 1}"));
        var picture = directory.Of(OmnicDirectory.Picture).FirstOrDefault();
        return new(source.Path, isSeries ? "omnic-srs" : "omnic-map", [map with { Metadata = new(entries) }, .. sets])
        {
            Metadata = new(entries),
            Findings = picture.Key == 0 ? [] : [Finding.Hint($"A picture of {picture.Size} bytes at offset {picture.Offset} was left out.")],
        };
    }

    // A title block: 256 bytes of text, then the time.
    private static Spectrum Titled(FileSource source, Spectrum spectrum, OmnicBlock title, string name)
    {
        const int TextSize = 256;
        if (title.Key == 0 || title.Size < TextSize + 4)
            return spectrum with { Name = name };
        var view = OmnicDirectory.View(source, title, TextSize + 4);
        var text = view.Text(0, TextSize);
        return spectrum with
        {
            Name = text.Length > 0 ? text : name,
            Metadata = new([new("block", name), new("date", OmnicSpectrum.Date(OmnicDirectory.Time(view.UInt32(TextSize)))), .. spectrum.Metadata.Entries]),
        };
    }
}
