using System.Collections.Immutable;
using Fickian.Infrared;

namespace Fickian.Files;

/// <summary>Maps of PerkinElmer Spotlight (<c>.fsm</c>).</summary>
/// <remarks>
/// Block 5100: length and text of the name, then ten numbers in double precision (steps in x, y and z, first and last z, two unused, first x, y and z) and the numbers of points in x, y and z; z is the spectral axis, whose direction its step gives.
/// Each block 5105 is one spectrum in single precision, x fastest. Lengths are in µm.
/// No file of an instrument was at hand: the layout follows published descriptions, and every map carries a finding that says so.
/// </remarks>
public static class PerkinElmerFsmFile
{
    private const int Geometry = 5100;
    private const int Pixel = 5105;
    private const int MostValues = 500_000_000;

    /// <summary>The format, for <see cref="DataFile"/>.</summary>
    public static FileFormat Format { get; } = new("perkinelmer-fsm", "PerkinElmer map (.fsm)", s => PerkinElmerBlocks.Description(s)?.StartsWith("4D", StringComparison.Ordinal) == true, Read);

    /// <summary>Reads the map of a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">The file is no PerkinElmer map, or it is damaged.</exception>
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
        var blocks = PerkinElmerBlocks.In(source, view, PerkinElmerBlocks.Start, view.Length);
        var head = blocks.Find(b => b.Number == Geometry);
        if (head.Number != Geometry)
            throw source.Wrong("", $"block {Geometry} with the geometry was expected and is missing; the file is damaged, copy it again.");
        var name = view.UInt16(head.At);
        var at = head.At + 2 + name;
        if (head.Size < name + 94)
            throw source.Wrong($"offset {head.At}", $"a geometry of {name + 94} bytes was expected and {head.Size} were found; the file is damaged, copy it again.");
        var numbers = Enumerable.Range(0, 10).Select(i => view.Double(at + (8 * i))).ToArray();
        var (columns, rows, points) = (view.Int32(at + 80), view.Int32(at + 84), view.Int32(at + 88));
        var pixels = blocks.FindAll(b => b.Number == Pixel);
        if (columns < 1 || rows < 1 || points < 1 || (long)columns * rows != pixels.Count || pixels.Exists(p => p.Size != 4L * points))
            throw source.Wrong($"offset {at + 80}", $"{columns} × {rows} spectra of {points} points were expected and {pixels.Count} spectra of {(pixels.Count > 0 ? pixels[0].Size / 4 : 0)} points were found; the file is truncated or damaged, copy it again.");
        if ((long)points * pixels.Count > MostValues || !Array.TrueForAll(numbers, double.IsFinite))
            throw source.Wrong($"offset {at}", "finite steps and a map of at most 500 million values were expected; the file is damaged.");
        var map = Map(source, view, pixels, numbers, (columns, rows, points));
        return new(source.Path, Format.Name, [map with { Name = name > 0 ? view.Text(head.At + 2, name) : map.Name }]) { Variant = description };
    }

    private static SpectralMap Map(FileSource source, ByteView view, List<(int Number, int At, int Size)> pixels, double[] numbers, (int Columns, int Rows, int Points) size)
    {
        var values = new float[(long)size.Points * pixels.Count];
        for (var p = 0; p < pixels.Count; p++)
            view.Singles(pixels[p].At, size.Points).CopyTo(values, p * size.Points);
        var (zStep, zFirst, zLast) = (numbers[2], numbers[3], numbers[4]);
        var findings = ImmutableArray.Create(Finding.Warning("The layout of this format is unverified: compare with the instrument's own export."), Finding.Hint("The file is taken to hold wavenumbers in cm⁻¹ and lengths in µm."));
        if (zStep * (zLast - zFirst) < 0)
            (zFirst, zLast) = (zLast, zFirst);
        if (Math.Abs((zStep * (size.Points - 1)) - (zLast - zFirst)) > 0.5 * Math.Abs(zStep))
            findings = findings.Add(Finding.Warning($"{size.Points} points from {zFirst} to {zLast} do not make the stated step of {zStep}; the ends were kept."));
        return new(values, Axis.Linear(InfraredQuantity.Wavenumber, zFirst, zLast, size.Points), Line(InfraredQuantity.Y, numbers[8], numbers[1], size.Rows), Line(InfraredQuantity.X, numbers[7], numbers[0], size.Columns))
        {
            Name = Path.GetFileNameWithoutExtension(source.Name),
            Value = InfraredQuantity.Unknown,
            Findings = findings,
        };
    }

    private static Axis Line(Quantity quantity, double first, double step, int count) =>
        new(quantity, [.. Enumerable.Range(0, count).Select(i => (first + (i * step)).Micrometres())]);
}
