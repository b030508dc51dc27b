using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Fickian.Diffraction;
using Fickian.Infrared;

namespace Fickian.Files;

/// <summary>Powder patterns of any format that is read, and columns of text (<c>.xy</c>, <c>.xye</c>, <c>.dat</c>).</summary>
/// <remarks>
/// Text is recognised as a pattern where something in it says so: a heading or a note that names 2θ. Two or three columns without such words are taken as a pattern only here, on the caller's word.
/// The third column is the standard deviation where it is named so or not at all. Steps may vary.
/// </remarks>
public static partial class DiffractogramFile
{
    /// <summary>The text format, for <see cref="DataFile"/>.</summary>
    public static FileFormat Format { get; } = new("xrd-text", "diffraction pattern as columns of text", Recognises, ReadText);

    /// <summary>Reads a file as powder patterns, whatever the headings of its columns.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">The file is damaged, or holds neither a pattern nor columns of numbers.</exception>
    public static FileContents Read(string path)
    {
        using var source = FileSource.Open(path);
        var format = DataFile.FormatOf(source);
        if (format == XyTextFile.Format || format == XyTextFile.CsvFormat || format == TextTableFile.Format)
            return ReadText(source);
        var contents = DataFile.Open(source);
        ImmutableArray<IDataSet> patterns =
        [
            .. contents.DataSets.Select(s => s switch
            {
                Diffractogram d => d,
                Spectrum spectrum when spectrum.Axis.Quantity.Name == DiffractionQuantity.TwoTheta.Name => Of(spectrum),
                _ => null,
            }).OfType<Diffractogram>(),
        ];
        if (patterns.IsEmpty)
            throw source.Wrong("", $"a powder pattern was expected and {(contents.DataSets.IsEmpty ? "nothing" : contents.DataSets[0].Kind)} was found ({contents.Format}); name another file or export the pattern as .xy.");
        return contents with { DataSets = patterns, Sha256 = source.Sha256() };
    }

    /// <summary>Reads one powder pattern of a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="part">Which of several patterns, counted from 1; null for the first, with a finding that names the others.</param>
    /// <exception cref="DataFileException">The file is damaged, holds no pattern, or no such part.</exception>
    public static Diffractogram Read(string path, int? part)
    {
        Diffractogram[] all = [.. Read(path).DataSets.OfType<Diffractogram>()];
        var names = string.Join(", ", all.Take(9).Select((d, i) => $"{i + 1} '{d.Name}'")) + (all.Length > 9 ? ", …" : "");
        if (all.Length == 0 || part < 1 || part > all.Length)
            throw new DataFileException(path, "", $"part {part ?? 1} was expected and the file holds {(all.Length == 1 ? "one pattern" : $"{all.Length} patterns")} ({names}); state one of these.");
        var chosen = all[(part ?? 1) - 1];
        return part is null && all.Length > 1
            ? chosen with { Findings = chosen.Findings.Add(Finding.Warning($"The file holds {all.Length} patterns ({names}); the first was taken. State the part to have another.")) }
            : chosen;
    }

    internal static FileContents ReadText(FileSource source)
    {
        var (text, encoding) = TextEncoding.Read(source);
        var layout = TextLayout.Find(text.Span)
            ?? throw source.Wrong("", "rows of 2θ and intensity were expected and none were found; export the pattern as two columns.");
        var headings = TextHeadings.Of(layout);
        var rows = TextRows<double>.Read(source, text, layout, leading: 1);
        var findings = ImmutableArray.CreateBuilder<Finding>();
        if (!Says(layout, headings))
            findings.Add(Finding.Warning(headings.Named ? $"The first column is named '{headings.Columns[0].Name}'; it was taken as 2θ in degrees, as asked for." : "Nothing in the file says what its columns are; the first was taken as 2θ in degrees, as asked for."));
        if (!IsMonotonic(rows.Leading))
            findings.Add(Finding.Warning("2θ does not run in one direction."));
        if (rows.Missing > 0)
            findings.Add(Finding.Warning($"{rows.Missing} cells hold no value and were kept as missing."));
        return new(source.Path, Format.Name, Patterns(source, rows, layout.Columns - 1, headings, findings.ToImmutable())) { Variant = encoding };
    }

    private static ImmutableArray<IDataSet> Patterns(FileSource source, TextRows<double> rows, int width, TextHeadings headings, ImmutableArray<Finding> findings)
    {
        var name = headings.Metadata["sample"] is { Length: > 0 } sample ? sample : Path.GetFileNameWithoutExtension(source.Name);
        var hasDeviation = width == 2 && (headings.Columns[2].Name.Length == 0 || headings.Columns[2].IsStandardDeviation || Deviation().IsMatch(headings.Columns[2].Name));
        var patterns = ImmutableArray.CreateBuilder<IDataSet>();
        for (var c = 0; c < (hasDeviation ? 1 : width); c++)
        {
            patterns.Add(new Diffractogram(width == 1 || hasDeviation || headings.Columns[c + 1].Name.Length == 0 ? c == 0 ? name : $"{name} {c + 1}" : headings.Columns[c + 1].Name, rows.Leading, Column(rows, width, c), hasDeviation ? Column(rows, width, 1) : null)
            {
                Value = Value(headings.Columns[c + 1]),
                Radiation = Light(headings.Metadata),
                CountingTime = NumberList.One(headings.Metadata["TIME_PER_STEP"] ?? headings.Metadata["TimePerStep"]),
                Provenance = TextMapFile.Provenances(headings.Metadata["provenance"]),
                Metadata = headings.Metadata,
                Findings = findings,
            });
        }

        return patterns.ToImmutable();
    }

    private static Diffractogram Of(Spectrum spectrum) => new(spectrum.Name, spectrum.Axis.Values.ToArray(), Array.ConvertAll(spectrum.Values.ToArray(), v => (double)v))
    {
        Value = spectrum.Value == InfraredQuantity.Counts ? DiffractionQuantity.Counts : DiffractionQuantity.Intensity,
        Provenance = spectrum.Provenance,
        Metadata = spectrum.Metadata,
        Findings = spectrum.Findings,
    };

    private static Quantity Value(ColumnHeading heading) => heading switch
    {
        _ when Rate().IsMatch(heading.Unit) || Rate().IsMatch(heading.Name) => DiffractionQuantity.CountRate,
        _ when SpectralQuantity.Ordinate(heading.Name, heading.Unit) == InfraredQuantity.Counts => DiffractionQuantity.Counts,
        _ => DiffractionQuantity.Intensity,
    };

    private static Radiation? Light(Metadata metadata)
    {
        var stated = metadata["USED_LAMBDA"] ?? metadata["kα1"] ?? metadata["wavelength"] ?? metadata["lambda"];
        var value = NumberList.One(stated?.Split([' ', 'Å', 'A'], 2)[0]);
        return value is > 0.05 and < 10 ? new(value * 1e-10) : null;
    }

    private static double[] Column(TextRows<double> rows, int width, int column)
    {
        var values = new double[rows.Rows];
        for (var i = 0; i < values.Length; i++)
            values[i] = rows.Values[(i * width) + column];
        return values;
    }

    private static bool Recognises(FileSource source) => TextProbe.Of(source).Layout is { } layout && layout.Columns >= 2 && Says(layout, TextHeadings.Of(layout));

    private static bool Says(TextLayout layout, TextHeadings headings)
    {
        if (headings.Named && SpectralQuantity.Abscissa(headings.Columns[0].Name, headings.Columns[0].Unit) is { } named)
            return named.Name == DiffractionQuantity.TwoTheta.Name;
        return layout.Comments.Concat(layout.Lines).Any(l => l.Length < 4096 && Words().IsMatch(l));
    }

    private static bool IsMonotonic(double[] x)
    {
        for (var i = 1; i < x.Length; i++)
        {
            if (!((x[i] - x[i - 1]) * (x[^1] - x[0]) > 0))
                return false;
        }

        return true;
    }

    [GeneratedRegex(@"(?<![A-Za-z0-9])(2[ _-]?theta|two[ _-]?theta|2θ|2th)(?![a-z])", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Words();

    [GeneratedRegex(@"^(e|esd|err|stdev|σ.*)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Deviation();

    [GeneratedRegex(@"\b(cps|counts? ?/ ?s|cts/s|counts per second)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Rate();
}
