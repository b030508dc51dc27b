using Fickian.Diffraction;

namespace Fickian.Files;

/// <summary>A range of a Bruker RAW file.</summary>
/// <param name="Start">First 2θ, °.</param>
/// <param name="Step">Step, °.</param>
/// <param name="Steps">Number of points.</param>
/// <param name="Time">Counting time of a point, s.</param>
/// <param name="Data">Place of the intensities.</param>
internal sealed record BrukerRawRange(double Start, double Step, long Steps, double Time, long Data)
{
    /// <summary>Most ranges of a file.</summary>
    public const int Most = 10_000;

    /// <summary>First and second wavelength in Å and their ratio; not positive where the file does not tell.</summary>
    public (double First, double Second, double Ratio) Wavelengths { get; init; }

    /// <summary>What else the range tells.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Notes { get; init; } = [];

    /// <summary>The pattern.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="number">Number of the range, from 1.</param>
    public Diffractogram Read(ByteView bytes, int number)
    {
        if (!double.IsFinite(Start) || !double.IsFinite(Step) || Step == 0 || Math.Abs(Start) > 360 || Math.Abs(Step) > 90)
            throw bytes.Source.Wrong($"range {number}", $"a first angle and a step in degrees were expected and {Start:G6} and {Step:G6} were found; the file is damaged or of another layout.");
        var counts = Array.ConvertAll(bytes.Singles(Data, Steps, "intensities"), c => (double)c);
        var angles = new double[counts.Length];
        for (var i = 0; i < angles.Length; i++)
            angles[i] = Start + (i * Step);
        var missing = counts.Count(c => !double.IsFinite(c));
        var name = Path.GetFileNameWithoutExtension(bytes.Source.Name);
        return new(number == 1 ? name : $"{name} range {number}", angles, counts)
        {
            Radiation = Light(),
            CountingTime = Time > 0 && double.IsFinite(Time) ? Time : double.NaN,
            Value = DiffractionQuantity.Counts,
            Metadata = new(Notes.Where(n => n.Value.Length > 0)),
            Findings = missing > 0 ? [Finding.Warning($"{missing} intensities are no numbers.")] : [],
        };
    }

    // An X-ray wavelength; anything else in its place is not one.
    private static bool IsWavelength(double angstrom) => angstrom is > 0.05 and < 10;

    private Radiation? Light() => !IsWavelength(Wavelengths.First) ? null
        : IsWavelength(Wavelengths.Second) && Wavelengths.Ratio is > 0 and < 1.5 ? new(Wavelengths.First * 1e-10) { SecondWavelength = Wavelengths.Second * 1e-10, SecondRatio = Wavelengths.Ratio }
        : new(Wavelengths.First * 1e-10);
}
