using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Fickian.Infrared;

namespace Fickian.Files;

/// <summary>Maps of spectra as text: a line of wavenumbers over rows of two coordinates and a spectrum, or one column per pixel.</summary>
/// <remarks>
/// Rows: the first line holds two empty or named cells and the wavenumbers (HORIBA LabSpec, <c>.xyz</c> of Quasar and CytoSpec, <see cref="Write"/>).
/// A grid is built if every pair of coordinates occurs once; otherwise the pixels stand in one row and <see cref="SpectralMap.Places"/> tells where they lie.
/// Columns: each name ends in <c>(column/row)</c> (WITec); the file tells no positions.
/// One file per pixel: <see cref="ReadPixels"/>, since such files do not tell where their pixels lie.
/// Coordinates without a unit are taken in micrometres, wavenumbers in cm⁻¹ where their range allows it, each with a finding.
/// </remarks>
public static partial class TextMapFile
{
    private const double Micrometre = 1e-6;

    /// <summary>The format, for <see cref="DataFile"/>.</summary>
    public static FileFormat Format { get; } = new("text-map", "map of spectra as text", Recognises, Read);

    /// <summary>Reads a map.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">The file is no map in text, or it is damaged.</exception>
    public static FileContents Read(string path)
    {
        using var source = FileSource.Open(path);
        return Read(source);
    }

    internal static FileContents Read(FileSource source)
    {
        var (text, encoding) = TextEncoding.Read(source);
        var layout = TextLayout.Find(text.Span);
        var set = layout is null ? null
            : Wavenumbers(layout) is { } axis ? FromRows(source, text, layout, axis)
            : Pixels(layout) is { } pixels ? FromColumns(source, text, layout, pixels)
            : null;
        return set is null
            ? throw source.Wrong("", "a line of wavenumbers over rows of coordinates and values, or columns named '(column/row)', was expected; open the file as a table.")
            : new(source.Path, Format.Name, [set]) { Variant = encoding };
    }

    private static bool Recognises(FileSource source) => TextProbe.Of(source).Layout is { } layout && (Wavenumbers(layout) is not null || Pixels(layout) is not null);

    // The positions over the columns, two leading cells left out; null if the line above the rows holds anything else.
    private static double[]? Wavenumbers(TextLayout layout)
    {
        if (layout.Lines.IsEmpty || layout.Columns < 4)
            return null;
        var cells = layout.Cells(layout.Lines[^1]);
        var skip = layout.Separator == ' ' && cells.Length == layout.Columns - 2 ? 0 : 2;
        if (cells.Length != layout.Columns - 2 + skip || cells.Take(skip).Any(c => TextCell.LooksLikeNumber(System.Text.Encoding.UTF8.GetBytes(c))))
            return null;
        var values = new double[layout.Columns - 2];
        for (var i = 0; i < values.Length; i++)
        {
            var cell = layout.Point == ',' ? cells[i + skip].Replace(',', '.') : cells[i + skip];
            if (!double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out values[i]) || !double.IsFinite(values[i]))
                return null;
        }

        return values;
    }

    private static SpectralMap FromRows(FileSource source, ReadOnlyMemory<byte> text, TextLayout layout, double[] wavenumbers)
    {
        var rows = TextRows<float>.Read(source, text, layout, leading: 2);
        var findings = ImmutableArray.CreateBuilder<Finding>();
        var cells = layout.Cells(layout.Lines[^1]);
        var names = cells.Length == layout.Columns ? cells[..2].Select(ColumnHeading.Parse).ToArray() : [new("", ""), new("", "")];
        var (across, down) = names[0].Name.StartsWith('y') && names[1].Name.StartsWith('x') ? (1, 0) : (0, 1);
        var (x, y) = (new double[rows.Rows], new double[rows.Rows]);
        var counted = names[across].Name is "column" && names[down].Name is "row";
        var (toX, toY) = counted ? (1, 1) : (Metres(names[across].Unit, findings), Metres(names[down].Unit, null));
        for (var i = 0; i < rows.Rows; i++)
            (x[i], y[i]) = (rows.Leading[(2 * i) + across] / toX, rows.Leading[(2 * i) + down] / toY);
        var metadata = new Metadata(layout.Comments.Select(Entry));
        var axis = new Axis(SpectralAxis(metadata["spectral axis"], wavenumbers, findings), wavenumbers);
        var grid = counted
            ? MapGrid.Of(x, y, new("column", "column", Unit.One), new("row", "row", Unit.One))
            : MapGrid.Of(x, y, InfraredQuantity.X, InfraredQuantity.Y);
        if (rows.Missing > 0)
            findings.Add(Finding.Warning($"{rows.Missing} cells hold no value and were kept as missing."));
        if (grid is null)
            findings.Add(Finding.Warning($"The {rows.Rows} pixels do not fill a grid: they stand in one row, and their places are kept."));
        return new(grid is null ? rows.Values : grid.Arrange(rows.Values, axis.Count), axis, grid?.Rows ?? Axis.Index("row", 1), grid?.Columns ?? Axis.Index("pixel", rows.Rows))
        {
            Name = Path.GetFileNameWithoutExtension(source.Name),
            Value = Ordinate(metadata["values"], findings),
            Places = grid is null ? [.. x.Zip(y)] : [],
            Metadata = metadata,
            Provenance = Provenances(metadata["provenance"]),
            Findings = findings.ToImmutable(),
        };
    }

    private static KeyValuePair<string, string> Entry(string comment)
    {
        var colon = comment.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 ? new(comment[..colon].Trim(), comment[(colon + 1)..].Trim()) : new("comment", comment);
    }

    // Units per metre, so that a decimal number of micrometres becomes the double nearest to it in metres.
    private static double Metres(string unit, ImmutableArray<Finding>.Builder? findings)
    {
        double? factor = unit switch { "m" => 1, "mm" => 1e3, "cm" => 1e2, "nm" => 1e9, "µm" or "μm" or "um" => 1 / Micrometre, _ => null };
        if (factor is null)
            findings?.Add(Finding.Warning(unit.Length == 0 ? "The file states no unit of the coordinates; micrometres were taken." : $"The unit '{unit}' of the coordinates is not known; micrometres were taken."));
        return factor ?? 1 / Micrometre;
    }

    /// <summary>How values came to be, as a file states it; measured where it states nothing.</summary>
    internal static Provenance Provenances(string? text) => Enum.TryParse<Provenance>(text?.Trim(), ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : Provenance.Measured;

    /// <summary>What a spectral axis is, from what the file says or, with a finding, from its range.</summary>
    internal static Quantity SpectralAxis(string? stated, double[] positions, ImmutableArray<Finding>.Builder findings)
    {
        var heading = ColumnHeading.Parse(stated ?? "");
        if (SpectralQuantity.Abscissa(heading.Name, heading.Unit) is { } known)
            return known;
        var plausible = positions.Length > 0 && positions is [>= 10 and <= 15_000, ..] && positions[^1] is >= 10 and <= 15_000;
        findings.Add(Finding.Warning(plausible ? "The file states no unit of the abscissa; wavenumbers in cm⁻¹ were taken, as its range allows." : "The file states no unit of the abscissa, and its range does not suggest one."));
        return plausible ? InfraredQuantity.Wavenumber : SpectralQuantity.UnknownAbscissa;
    }

    private static Quantity Ordinate(string? stated, ImmutableArray<Finding>.Builder findings)
    {
        if (stated is null)
            findings.Add(Finding.Hint("The file does not say what its values are."));
        var heading = ColumnHeading.Parse(stated ?? "");
        return SpectralQuantity.Ordinate(heading.Name, heading.Unit);
    }

    [GeneratedRegex(@"\((?<column>\d{1,6})/(?<row>\d{1,6})\)$", RegexOptions.ExplicitCapture)]
    private static partial Regex PixelName();
}
