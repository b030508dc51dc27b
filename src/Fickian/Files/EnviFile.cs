using System.Collections.Immutable;
using System.Globalization;
using Fickian.Infrared;

namespace Fickian.Files;

/// <summary>ENVI cubes: a text header (<c>.hdr</c>) and the numbers beside it.</summary>
/// <remarks>
/// All interleaves, byte orders and real types. Lines stand in stored order: vendors differ in whether the first is the top or the bottom one, and a finding says so.
/// A pixel size without unit is taken in metres only if it lies between 0.1 µm and 1 mm; else rows and columns are counted.
/// </remarks>
public static partial class EnviFile
{
    private static readonly string[] DataExtensions = ["", ".dat", ".img", ".bsq", ".bil", ".bip", ".raw"];

    /// <summary>The format, as <see cref="DataFile"/> knows it.</summary>
    public static FileFormat Format { get; } = new("envi", "ENVI cube", Recognises, Read);

    /// <summary>Reads a cube.</summary>
    /// <param name="path">Path of the header or of the data beside it.</param>
    /// <exception cref="DataFileException">Header or data are missing, damaged or do not fit each other.</exception>
    public static FileContents Read(string path)
    {
        using var source = FileSource.Open(path);
        return Read(source);
    }

    internal static FileContents Read(FileSource source)
    {
        if (EnviHeader.Begins(source))
        {
            using var data = DataBeside(source);
            return Read(source, data);
        }

        using var header = HeaderBeside(source) ?? throw source.Wrong("", "an ENVI header was expected to begin with the line 'ENVI', or to lie beside its data; name the .hdr file.");
        return Read(header, source);
    }

    private static bool Recognises(FileSource source)
    {
        if (EnviHeader.Begins(source))
            return true;
        using var header = HeaderBeside(source);
        return header is not null;
    }

    private static FileSource? HeaderBeside(FileSource data)
    {
        if (!DataExtensions.Contains(Path.GetExtension(data.Name).ToLowerInvariant()))
            return null;
        foreach (var name in new[] { Path.ChangeExtension(data.Name, ".hdr"), data.Name + ".hdr" })
        {
            var header = data.Beside(name);
            if (header is not null && EnviHeader.Begins(header))
                return header;
            header?.Dispose();
        }

        return null;
    }

    private static FileSource DataBeside(FileSource header)
    {
        var stem = Path.GetFileNameWithoutExtension(header.Name);
        foreach (var extension in DataExtensions)
        {
            if (!string.Equals(stem + extension, header.Name, StringComparison.OrdinalIgnoreCase) && header.Beside(stem + extension) is { } data)
                return data;
        }

        throw header.Wrong("", $"the data were expected beside the header as '{stem}' with no extension or one of {string.Join(", ", DataExtensions[1..])} and are missing; copy them there.");
    }

    private static FileContents Read(FileSource source, FileSource data)
    {
        var header = EnviHeader.Read(source);
        List<Finding> findings = [Finding.Hint("The file does not say whether its first line is the top or the bottom of the sample; lines stand as stored.", "lines")];
        var axis = Wavenumbers(source, header, findings);
        var (x, y) = Positions(header, findings);
        var values = Calibrated(EnviCube.Read(data, header), source, header, findings);
        var rest = data.Length - header.Offset - (header.Count * header.Type.Size);
        if (rest > 0)
            findings.Add(Finding.Warning($"The data end {rest} bytes before the file does.", data.Name));
        if (!header.Type.IsExact)
            findings.Add(Finding.Hint($"The {header.Type.Name} values are kept in single precision, to 7 digits."));
        var map = new SpectralMap(values, axis, y, x)
        {
            Name = Path.GetFileNameWithoutExtension(source.Name),
            Value = Value(header, findings),
            Metadata = new(header.Fields.Where(f => f.Key != "wavelength").Select(f => f.Key == "description" ? new("comment", f.Value.Trim('{', '}', ' ')) : f)),
            Findings = [.. findings],
        };
        return new(source.Path, Format.Name, [map]) { Variant = $"{header.Interleave.ToString().ToLowerInvariant()}, {header.Type.Name}{(header.BigEndian ? ", big endian" : "")}" };
    }

    private static Axis Wavenumbers(FileSource source, EnviHeader header, List<Finding> findings)
    {
        var list = header.List("wavelength");
        if (list.Count == 0)
        {
            findings.Add(Finding.Warning("The file lists no wavelengths; bands are counted from 0.", "wavelength"));
            return Axis.Index("band", header.Bands);
        }

        if (list.Count != header.Bands)
            throw source.Wrong("key 'wavelength'", $"{header.Bands} entries were expected, one per band, and {list.Count} were found; export again.");
        var values = list.Select((text, i) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var v) && double.IsFinite(v)
            ? v
            : throw source.Wrong($"key 'wavelength', entry {i + 1}", $"a number was expected and '{text[..Math.Min(20, text.Length)]}' was found.")).ToArray();
        var stated = StatedQuantity.OfAxis(header["wavelength units"] ?? "") ?? StatedQuantity.OfAxis(header.Title(0));
        if (stated is null)
            findings.Add(Finding.Warning("The file does not state the unit of its wavelengths.", "wavelength units"));
        return new(stated ?? new Quantity("wavelength", "", Unit.One), values);
    }

    private static (Axis X, Axis Y) Positions(EnviHeader header, List<Finding> findings)
    {
        var list = header.List("pixel size");
        var unit = list.Select(e => e.Split('=', StringSplitOptions.TrimEntries)).FirstOrDefault(e => e.Length == 2 && e[0].Equals("units", StringComparison.OrdinalIgnoreCase))?[1];
        var pitch = list.Take(2).Select(e => double.TryParse(e, NumberStyles.Float, CultureInfo.InvariantCulture, out var p) && double.IsFinite(p) && p > 0 ? p : double.NaN).ToArray();
        var inMetres = unit is not null ? StatedQuantity.Length(unit) : pitch.All(p => p is >= 1e-7 and <= 1e-3) ? 1 : null;
        if (pitch.Length < 2 || pitch.Any(double.IsNaN) || inMetres is null)
        {
            findings.Add(Finding.Warning(list.Count == 0 ? "The file states no pixel size; rows and columns are counted from 0." : $"The pixel size '{header["pixel size"]}' has no unit that is known; rows and columns are counted from 0.", "pixel size"));
            return (Axis.Index("column", header.Samples), Axis.Index("row", header.Lines));
        }

        if (unit is null)
            findings.Add(Finding.Hint(FormattableString.Invariant($"The pixel size {pitch[0]} × {pitch[1]} has no unit and was taken in metres."), "pixel size"));
        return (Axis.Linear(InfraredQuantity.X, 0, (header.Samples - 1) * pitch[0] * inMetres.Value, header.Samples), Axis.Linear(InfraredQuantity.Y, 0, (header.Lines - 1) * pitch[1] * inMetres.Value, header.Lines));
    }

    private static Quantity Value(EnviHeader header, List<Finding> findings)
    {
        var stated = StatedQuantity.OfValues(header.Title(1));
        if (stated is null)
            findings.Add(Finding.Warning("The file does not say what its values are.", "z plot titles"));
        return stated ?? InfraredQuantity.Unknown;
    }

    // A scale factor divides the stored numbers; one number may stand for "no value".
    private static ReadOnlyMemory<float> Calibrated(ReadOnlyMemory<float> values, FileSource source, EnviHeader header, List<Finding> findings)
    {
        var (factor, ignored) = (Number("reflectance scale factor", 1), Number("data ignore value", double.NaN));
        if (factor == 1 && double.IsNaN(ignored))
            return values;
        if (factor == 0)
            throw source.Wrong("key 'reflectance scale factor'", "a number other than 0 was expected and 0 was found.");
        var into = FloatStore.Allocate(values.Length);
        for (var i = 0; i < values.Length; i++)
            into.Span[i] = values.Span[i] == (float)ignored ? float.NaN : (float)(values.Span[i] / factor);
        if (factor != 1)
            findings.Add(Finding.Hint(FormattableString.Invariant($"The stored numbers were divided by the reflectance scale factor {factor}.")));
        return into;

        double Number(string key, double absent) => header[key] is not { } text ? absent
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
            : throw source.Wrong($"key '{key}'", $"a number was expected and '{text[..Math.Min(20, text.Length)]}' was found.");
    }
}
