using System.Collections.Immutable;
using Fickian.Diffraction;

namespace Fickian.Files;

/// <summary>Rows of 2θ, intensity and attenuation factor of one Rigaku scan.</summary>
internal sealed class RigakuRows
{
    private readonly List<double> angles = [];
    private readonly List<double> intensities = [];
    private double largestFactor = 1;

    /// <summary>Takes a row.</summary>
    public void Add(FileSource source, ReadOnlySpan<byte> row, string where)
    {
        Span<double> cells = stackalloc double[3];
        cells[2] = 1;
        var count = 0;
        var rest = row;
        while (rest.Length > 0 && count < cells.Length)
        {
            var used = NumberScan.Double(rest, (byte)'.', out var value);
            if (used == 0 || !double.IsFinite(value))
                break;
            cells[count++] = value;
            rest = rest[used..].TrimStart(" \t,"u8);
        }

        if (count < 2 || rest.Length > 0)
            throw source.Wrong(where, $"2θ, intensity and attenuation factor were expected and '{TextLines.Excerpt(row)}' was found; the file is damaged, export it again.");
        angles.Add(cells[0]);
        intensities.Add(cells[1] * cells[2]);
        if (Math.Abs(cells[2] - 1) > Math.Abs(largestFactor - 1))
            largestFactor = cells[2];
    }

    /// <summary>The pattern.</summary>
    public Diffractogram Build(FileSource source, string name, Metadata header, bool ended)
    {
        if (angles.Count == 0)
            throw source.Wrong("", "rows of 2θ and intensity were expected in the scan and none was found; export it again.");
        var findings = ImmutableArray.CreateBuilder<Finding>();
        if (largestFactor != 1)
            findings.Add(Finding.Warning($"Intensities were multiplied by attenuation factors of up to {largestFactor:G4}; no reference file tells that this is meant."));
        if (!ended)
            findings.Add(Finding.Warning($"The scan breaks off behind {angles.Count} points without '*RAS_INT_END'."));
        var axis = header["MEAS_SCAN_AXIS_X"] ?? header["MEAS_SCAN_AXIS_X_INTERNAL"] ?? "";
        if (axis.Length > 0 && !axis.Contains('2', StringComparison.Ordinal) && !axis.Contains("Two", StringComparison.OrdinalIgnoreCase))
            findings.Add(Finding.Warning($"The scan axis is '{axis}', not 2θ; its positions were taken as angles."));
        var unit = header["MEAS_SCAN_UNIT_Y"] ?? "";
        return new(name, [.. angles], [.. intensities])
        {
            Radiation = Light(header),
            Value = unit.Equals("counts", StringComparison.OrdinalIgnoreCase) ? DiffractionQuantity.Counts : unit.Equals("cps", StringComparison.OrdinalIgnoreCase) ? DiffractionQuantity.CountRate : DiffractionQuantity.Intensity,
            Metadata = header,
            Findings = findings.ToImmutable(),
        };
    }

    private static Radiation? Light(Metadata header)
    {
        var first = NumberList.One(header["HW_XG_WAVE_LENGTH_ALPHA1"] ?? header["WavelengthKalpha1"]);
        var second = NumberList.One(header["HW_XG_WAVE_LENGTH_ALPHA2"] ?? header["WavelengthKalpha2"]);
        if (!(first is > 0.05 and < 10))
            return null;

        // 'Ka' is the doublet of the tube; a monochromator would say Ka1.
        var kind = header["MEAS_COND_XG_WAVE_TYPE"] ?? header["WaveType"] ?? "";
        return second is > 0.05 and < 10 && kind is "Ka" or "Kα" ? new(first * 1e-10) { SecondWavelength = second * 1e-10, SecondRatio = 0.5 } : new(first * 1e-10);
    }
}
