using Fickian.Infrared;

namespace Fickian.Files;

/// <summary>Images of Agilent focal plane array microscopes: single tiles (.bsp, .dat, .seq) and mosaics (.dmt, .dmd, .drd).</summary>
/// <remarks>
/// Any file of the set may be opened. Parameters and spectra give the map, interferograms theirs; a tile of a mosaic gives the whole mosaic first and itself second.
/// Rows run from bottom to top; x and y are those of the pixels' centres, from the lower left corner of the map.
/// The order of rows and tiles was confirmed against the visible picture of a mosaic.
/// </remarks>
public static class AgilentFile
{
    private const string Spectra = ".dat";
    private const string Interferograms = ".seq";
    private const string TileParameters = ".bsp";
    private const string MosaicParameters = ".dmt";

    /// <summary>How the format is recognised and read.</summary>
    public static FileFormat Format { get; } = new("agilent-fpa", "Agilent FPA image", Recognises, Read);

    /// <summary>Reads a set of files.</summary>
    /// <param name="path">Path of any file of the set.</param>
    /// <exception cref="DataFileException">The file is no such file, is damaged, or others of its set are missing; the message says which.</exception>
    public static FileContents Read(string path)
    {
        using var source = FileSource.Open(path);
        return Read(source) with { Sha256 = source.Sha256() };
    }

    internal static FileContents Read(FileSource source)
    {
        if (!Recognises(source))
            throw source.Wrong("", "a file of an Agilent FPA image was expected and neither parameters nor a tile were found in it; name a .bsp, .dat, .seq, .dmt, .dmd or .drd file.");
        if (AgilentParameters.Begins(source))
            return FromParameters(source, AgilentParameters.Read(source));
        if (AgilentTileName.Parse(source.Name) is not { } name)
            return FromTile(source);
        var parameters = Beside(source, name.Stem);
        var mosaic = AgilentMosaic.Read(source, name.Stem, name.HoldsInterferograms, parameters);
        var tile = Tile(source, name.HoldsInterferograms, parameters) with { Name = $"tile {name.Place}" };
        return Contents(source, parameters, [mosaic, tile]);
    }

    /// <summary>A map of values with the axes that the parameters tell.</summary>
    internal static SpectralMap Map(float[] values, AgilentTile shape, bool interferograms, AgilentParameters? parameters, List<Finding> findings)
    {
        if (parameters is null)
            findings.Add(Finding.Warning($"The parameters ({TileParameters} or {MosaicParameters}) are not beside the file; its bands and pixels are counted from 0."));
        else if (parameters.Pitch is null)
            findings.Add(Finding.Warning("The size of a pixel is not stated; rows and columns are counted from 0."));
        if (!interferograms && parameters?.Value == InfraredQuantity.Unknown)
            findings.Add(Finding.Warning($"What the values are, '{parameters.Label}', is not known."));
        return new(values, Abscissa(shape.Bands, interferograms, parameters, findings), Places(InfraredQuantity.Y, "row", shape.Rows, parameters?.Pitch), Places(InfraredQuantity.X, "column", shape.Columns, parameters?.Pitch))
        {
            Value = interferograms ? InfraredQuantity.Interferogram : parameters?.Value ?? InfraredQuantity.Unknown,
            Metadata = parameters?.Metadata ?? Metadata.None,
            Findings = [.. findings],
        };
    }

    private static bool Recognises(FileSource source)
    {
        if (AgilentParameters.Begins(source) || AgilentTile.Stated(source) is not null)
            return true;
        // A tile whose head tells nothing is known by its parameters beside it.
        var extension = Path.GetExtension(source.Name).ToUpperInvariant();
        return extension is ".DAT" or ".SEQ" or ".DMD" or ".DRD" && Companion(source, AgilentTileName.Parse(source.Name)?.Stem ?? Stem(source)) is not null;
    }

    private static FileContents FromParameters(FileSource source, AgilentParameters parameters)
    {
        var stem = Stem(source);
        var tiles = source.Neighbours().Select(AgilentTileName.Parse).OfType<AgilentTileName>().Where(n => n.Stem.Equals(stem, StringComparison.OrdinalIgnoreCase)).ToArray();
        if (tiles.Length > 0)
            return Contents(source, parameters, [AgilentMosaic.Read(source, stem, tiles.All(t => t.HoldsInterferograms), parameters)]);
        using var spectra = source.Beside(stem + Spectra);
        using var interferograms = source.Beside(stem + Interferograms);
        if (spectra is null && interferograms is null)
            throw source.Wrong("", $"{stem}{Spectra} or {stem}{Interferograms} was expected beside the file and neither was found; copy them into the same folder.");
        var contents = Contents(source, parameters, [Tile(spectra ?? interferograms!, spectra is null, parameters)]);
        return spectra is null ? contents with { Findings = [Finding.Warning($"{stem}{Spectra} is not beside the file; its interferograms are given instead of spectra.")] } : contents;
    }

    private static FileContents FromTile(FileSource source)
    {
        var parameters = Beside(source, Stem(source));
        var tile = AgilentTile.Read(source, parameters?.Spectra?.Count);
        var interferograms = source.Name.EndsWith(Interferograms, StringComparison.OrdinalIgnoreCase) || (parameters?.Interferograms?.Count == tile.Bands && parameters.Spectra?.Count != tile.Bands);
        return Contents(source, parameters, [Tile(source, interferograms, parameters)]);
    }

    private static SpectralMap Tile(FileSource source, bool interferograms, AgilentParameters? parameters)
    {
        var shape = AgilentTile.Read(source, (interferograms ? parameters?.Interferograms : parameters?.Spectra)?.Count);
        if ((Int128)shape.Bands * shape.Rows * shape.Columns > Array.MaxLength)
            throw source.Wrong("", $"at most {Array.MaxLength} values were expected and the tile has {source.Length / sizeof(float)}; export a part of it.");
        var values = new float[shape.Bands * shape.Rows * shape.Columns];
        shape.Put(source, values, shape.Columns, 0, 0);
        return Map(values, shape, interferograms, parameters, []) with { Name = Stem(source) };
    }

    private static FileContents Contents(FileSource source, AgilentParameters? parameters, IDataSet[] sets) =>
        new(source.Path, Format.Name, [.. sets]) { Metadata = parameters?.Metadata ?? Metadata.None };

    private static Axis Abscissa(int bands, bool interferograms, AgilentParameters? parameters, List<Finding> findings)
    {
        if ((interferograms ? parameters?.Interferograms : parameters?.Spectra) is { } axis && axis.Count == bands)
        {
            return new(
                interferograms ? InfraredQuantity.InterferogramPoint : InfraredQuantity.Wavenumber,
                [.. Enumerable.Range(0, bands).Select(i => interferograms ? axis.First + i : axis.Spacing * (axis.First + i))]);
        }

        if (parameters is not null)
            findings.Add(Finding.Warning($"The parameters do not tell the axis of {bands} bands; they are counted from 0."));
        return Axis.Index(interferograms ? "point" : "band", bands);
    }

    // Centres of the pixels, from the edge of the first.
    private static Axis Places(Quantity quantity, string name, int count, double? pitch) => pitch is { } p
        ? new(quantity, [.. Enumerable.Range(0, count).Select(i => (i + 0.5) * p)])
        : Axis.Index(name, count);

    private static string Stem(FileSource source) => Path.GetFileNameWithoutExtension(source.Name);

    private static string? Companion(FileSource source, string stem) =>
        source.Neighbours().FirstOrDefault(n => n.Equals(stem + MosaicParameters, StringComparison.OrdinalIgnoreCase) || n.Equals(stem + TileParameters, StringComparison.OrdinalIgnoreCase));

    private static AgilentParameters? Beside(FileSource source, string stem)
    {
        if (Companion(source, stem) is not { } name)
            return null;
        using var file = source.Beside(name);
        return file is not null && AgilentParameters.Begins(file) ? AgilentParameters.Read(file) : null;
    }
}
