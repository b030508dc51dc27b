using System.Globalization;
using Fickian.Infrared;

namespace Fickian.Files;

/// <summary>One-dimensional NMR spectra in Bruker folders: <c>pdata/1/1r</c> with <c>procs</c> and <c>acqus</c>, and the free induction decay <c>fid</c>.</summary>
/// <remarks>
/// Any file of the experiment opens it; so does its folder, and a zip archive of it. Intensity = stored integer·2^NC_proc; shift δᵢ = OFFSET − i·SW_p/(SF·SI), i = 0 … SI − 1.
/// Of the decay, which is stored in blocks of 256 numbers, all that the file holds is kept; the group delay of the digital filter stays in the data. Spectra of two dimensions are not read.
/// Source: layout as two independent readers take it; Bruker publishes none.
/// </remarks>
public static class BrukerNmrFile
{
    private const int MostPoints = 1 << 24;

    private static readonly string[] Names = ["1r", "1i", "fid", "acqus", "procs"];

    /// <summary>The format, for <see cref="DataFile"/>.</summary>
    public static FileFormat Format { get; } = new("bruker-nmr", "Bruker NMR folder", Recognises, Read);

    /// <summary>Reads the spectrum or decay of an experiment.</summary>
    /// <param name="path">Path of one of its files or of its folder.</param>
    /// <exception cref="DataFileException">The experiment is incomplete or damaged.</exception>
    public static FileContents Read(string path)
    {
        using var source = FileSource.Open(FileIn(path) ?? path);
        return Read(source);
    }

    /// <summary>The processed spectrum in the folder of an experiment, else its decay; null if the folder holds neither.</summary>
    internal static string? FileIn(string folder) => FilesIn(folder).FirstOrDefault()
        ?? (Path.Combine(folder, "fid") is var decay && Directory.Exists(folder) && File.Exists(decay) ? decay : null);

    /// <summary>The processed spectra in the folder of an experiment, by the numbers of their folders.</summary>
    internal static string[] FilesIn(string folder)
    {
        if (!Directory.Exists(folder))
            return [];
        var processed = Path.Combine(folder, "pdata");
        IEnumerable<string> places = Directory.Exists(processed) ? Directory.GetDirectories(processed).OrderBy(p => int.TryParse(Path.GetFileName(p), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue).ThenBy(p => p, StringComparer.Ordinal) : [];
        return [.. places.Prepend(folder).Select(p => Path.Combine(p, "1r")).Where(File.Exists)];
    }

    internal static FileContents Read(FileSource source) => source.Name switch
    {
        "1r" or "1i" => Processed(source),
        "fid" => Decay(source),
        _ => OfParameters(source),
    };

    private static bool Recognises(FileSource source) => source.Name switch
    {
        "1r" or "1i" => source.Beside("procs") is { } procs && IsParameters(procs),
        "fid" => source.Beside("acqus") is { } acqus && IsParameters(acqus),
        _ => Names.Contains(source.Name, StringComparer.Ordinal) && IsParameters(source),
    };

    private static bool IsParameters(FileSource source)
    {
        var text = TextProbe.Of(source).Text.Span;
        return text.StartsWith("##TITLE="u8) && text.IndexOf("\n##$"u8) >= 0;
    }

    // The parameters lead to the data; alone they are no data set.
    private static FileContents OfParameters(FileSource source)
    {
        var parameters = BrukerNmrParameters.Read(source);
        using var data = source.Name == "procs" ? source.Beside("1r") : source.Beside("1r") ?? source.Below("pdata", "1r") ?? source.Beside("fid");
        var contents = data is null ? new(source.Path, Format.Name, []) { Findings = [Finding.Warning("There are parameters and no spectrum beside them; copy the whole folder of the experiment.")] } : Read(data);
        return contents with { Metadata = new(parameters.Entries) };
    }

    private static FileContents Processed(FileSource source)
    {
        using var beside = source.Beside("procs") ?? throw source.Wrong("", "the file 'procs' was expected beside the spectrum and none was found; copy the whole folder.");
        var processing = BrukerNmrParameters.Read(beside);
        using var above = source.Beside("acqus") ?? source.Above(2, "acqus");
        var acquisition = above is null ? null : BrukerNmrParameters.Read(above);
        var size = Count(source, processing, "SI");
        var scale = Math.Pow(2, processing.Number(source, "NC_proc"));
        var values = Values(source, size, processing.TryNumber("DTYPP") == 2, processing.TryNumber("BYTORDP") == 1);
        for (var i = 0; i < values.Length; i++)
            values[i] *= scale;
        var (offset, step) = (processing.TryNumber("OFFSET"), processing.TryNumber("SW_p") / processing.TryNumber("SF") / size);
        var known = offset is not null && step is { } s && double.IsFinite(s);
        var axis = known
            ? new Axis(SpectralQuantity.Abscissa("", "ppm")!, [.. Enumerable.Range(0, size).Select(i => offset!.Value - (i * step!.Value))])
            : Axis.Index("point", size);
        var spectrum = new Spectrum(axis, values)
        {
            Name = (source.Name == "1i" ? "imaginary part" : "spectrum") + (acquisition?["NUC1"] is { Length: > 0 } nucleus ? $" {nucleus}" : ""),
            Value = new("intensity", "I", Unit.One),
            Metadata = new(processing.Entries.Concat(acquisition?.Entries ?? [])),
            Findings = known ? [] : [Finding.Warning("The parameters OFFSET, SW_p or SF are missing, so that the points have no chemical shift.")],
        };
        return new(source.Path, Format.Name, [spectrum]) { Variant = processing["TITLE"] ?? "processed" };
    }

    private static FileContents Decay(FileSource source)
    {
        using var beside = source.Beside("acqus") ?? throw source.Wrong("", "the file 'acqus' was expected beside the decay and none was found; copy the whole folder.");
        var acquisition = BrukerNmrParameters.Read(beside);
        var size = Count(source, acquisition, "TD") / 2 * 2;
        var (isDouble, bigEndian) = (acquisition.TryNumber("DTYPA") == 2, acquisition.TryNumber("BYTORDA") == 1);
        var stored = (int)Math.Min(MostPoints, source.Length / (isDouble ? 8 : 4)) / 2 * 2;
        var values = Values(source, stored, isDouble, bigEndian);
        var (points, dwell) = (values.Length / 2, 1 / (acquisition.TryNumber("SW_h") ?? double.NaN));
        double[] Every(int from) => [.. Enumerable.Range(0, points).Select(i => values[(2 * i) + from])];
        var table = new Table("free induction decay", [new("time", "s", Enumerable.Range(0, points).Select(i => i * dwell).ToArray()), new("real", "", Every(0)), new("imaginary", "", Every(1))])
        {
            Metadata = new(acquisition.Entries),
            Findings =
            [
                .. stored < size ? new[] { Finding.Warning($"The decay is incomplete: {stored / 2} of {size / 2} complex points.") } : [],
                .. stored > size ? new[] { Finding.Hint($"The file holds {stored / 2} complex points and {size / 2} were taken: whole blocks are stored, filled with zeros.") } : [],
                Finding.Hint($"The group delay of the digital filter ({acquisition["GRPDLY"] ?? "not stated"} points) is in the data."),
            ],
        };
        return new(source.Path, Format.Name, [table]) { Variant = "fid" };
    }

    private static int Count(FileSource source, BrukerNmrParameters parameters, string name)
    {
        var number = parameters.Number(source, name);
        return number is >= 1 and <= MostPoints && number == Math.Floor(number) ? (int)number
            : throw source.Wrong("", $"a number of points between 1 and {MostPoints} was expected in the parameter {name} and {number} was found; the parameters are damaged.");
    }

    private static double[] Values(FileSource source, int count, bool isDouble, bool bigEndian)
    {
        var size = isDouble ? sizeof(double) : sizeof(int);
        source.Require(0, (long)count * size, $"{count} points");
        var view = new ByteView(source, source.All(), bigEndian);
        var values = new double[count];
        for (var i = 0; i < count; i++)
            values[i] = isDouble ? view.Double((long)i * size) : view.Int32((long)i * size);
        return values;
    }
}
