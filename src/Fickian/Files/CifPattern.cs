using System.Collections.Immutable;
using Fickian.Diffraction;

namespace Fickian.Files;

/// <summary>The powder pattern in a data block of a CIF, by the powder dictionary.</summary>
/// <remarks>
/// Angles: <c>_pd_meas_2theta_scan</c>, <c>_pd_proc_2theta_corrected</c>, or first and last angle and increment (<c>_pd_meas_2theta_range_min</c>, <c>_max</c>, <c>_inc</c>, the same with <c>_pd_proc_</c>) outside the loop.
/// Intensities: counts, then measured, net, total and background-free ones, then calculated ones, whichever the block has; each in the loop becomes a pattern. Uncertainties in brackets, or <c>_pd_proc_ls_weight</c> as 1/σ², are their standard deviations. Wavelengths from <c>_diffrn_radiation_wavelength</c>, those with weights as a doublet.
/// Source: B. H. Toby, in International Tables for Crystallography G, 3.3 and 4.2 (2005).
/// </remarks>
internal static class CifPattern
{
    private static readonly string[] Angles = ["_pd_meas_2theta_scan", "_pd_proc_2theta_corrected", "_pd_meas_2theta_corrected", "_pd_calc_2theta"];

    private static readonly (string Tag, Quantity Quantity, Provenance Provenance)[] Intensities =
    [
        ("_pd_meas_counts_total", DiffractionQuantity.Counts, Provenance.Measured),
        ("_pd_meas_counts_container", DiffractionQuantity.Counts, Provenance.Measured),
        ("_pd_meas_intensity_total", DiffractionQuantity.Intensity, Provenance.Measured),
        ("_pd_meas_intensity_net", DiffractionQuantity.Intensity, Provenance.Measured),
        ("_pd_proc_intensity_total", DiffractionQuantity.Intensity, Provenance.Measured),
        ("_pd_proc_intensity_net", DiffractionQuantity.Intensity, Provenance.Measured),
        ("_pd_calc_intensity_total", DiffractionQuantity.Intensity, Provenance.Computed),
        ("_pd_calc_intensity_net", DiffractionQuantity.Intensity, Provenance.Computed),
    ];

    /// <summary>The patterns of a block, measured ones first; none where it holds no such loop.</summary>
    /// <exception cref="DataFileException">Angles and intensities do not go together.</exception>
    public static ImmutableArray<IDataSet> Of(FileSource source, CifBlock block, Radiation? elsewhere)
    {
        var found = ImmutableArray.CreateBuilder<IDataSet>();
        foreach (var (tag, quantity, provenance) in Intensities)
        {
            var values = block.Values(tag);
            if (values.Length < 2)
                continue;
            var x = TwoTheta(source, block, tag, values.Length);
            if (x is null)
                continue;
            var loose = quantity == DiffractionQuantity.Counts && !values.All(v => block.Number(v) is { } n && n == Math.Floor(n));
            found.Add(new Diffractogram(Name(block, tag), x, [.. values.Select(v => block.Number(v) ?? double.NaN)], Deviations(block, tag, values))
            {
                Value = loose ? DiffractionQuantity.Intensity : quantity,
                Radiation = Light(block) ?? elsewhere,
                CountingTime = Time(block),
                Provenance = provenance,
                Metadata = new([.. block.Items, new("intensities", tag.TrimStart('_'))]),
                Findings = [Finding.Hint("The pattern was read by the published powder dictionary; it was not compared with a file of known content.")],
            });
        }

        return found.ToImmutable();
    }

    /// <summary>The radiation that a block states; null for none. Of two wavelengths with weights the heavier is the stronger line.</summary>
    public static Radiation? Light(CifBlock block)
    {
        var (lengths, weights) = (block.Values("_diffrn_radiation_wavelength"), block.Values("_diffrn_radiation_wavelength_wt"));
        var lines = lengths.Select((l, i) => (Length: block.Number(l) ?? double.NaN, Weight: i < weights.Length ? block.Number(weights[i]) ?? double.NaN : double.NaN))
            .Where(l => l.Length is > 0.05 and < 10).ToArray();
        if (lines.Length == 0)
            return null;
        if (lines.Length != 2 || lines.Any(l => !(l.Weight > 0)))
            return new(lines[0].Length * 1e-10);
        var (strong, weak) = lines[0].Weight >= lines[1].Weight ? (lines[0], lines[1]) : (lines[1], lines[0]);
        return new(strong.Length * 1e-10) { SecondWavelength = weak.Length * 1e-10, SecondRatio = weak.Weight / strong.Weight };
    }

    private static string Name(CifBlock block, string tag) => tag.StartsWith("_pd_calc", StringComparison.Ordinal) ? $"{block.Name}, calculated" : block.Name;

    private static double[]? TwoTheta(FileSource source, CifBlock block, string tag, int count)
    {
        foreach (var name in Angles)
        {
            if (block.Values(name) is { Length: > 1 } angles && block.SameLoop(name, tag))
            {
                var bad = Enumerable.Range(0, count).FirstOrDefault(i => block.Number(angles[i]) is null, -1);
                return bad < 0
                    ? [.. angles.Select(a => block.Number(a)!.Value)]
                    : throw source.Wrong(block.Line(angles[bad]), $"an angle 2θ was expected under {name} and '{block.Excerpt(angles[bad])}' was found; correct the value or delete the row.");
            }
        }

        foreach (var kind in new[] { tag.StartsWith("_pd_meas", StringComparison.Ordinal) ? "_pd_meas" : "_pd_proc", "_pd_meas", "_pd_proc" })
        {
            if (Single(block, $"{kind}_2theta_range_min") is { } first && Single(block, $"{kind}_2theta_range_max") is { } last && Single(block, $"{kind}_2theta_range_inc") is { } step && step != 0)
                return Even(source, kind, first, last, step, count);
        }

        return null;
    }

    private static double[] Even(FileSource source, string kind, double first, double last, double step, int count)
    {
        var expected = Math.Round((last - first) / step) + 1;
        return Math.Abs(expected - count) < 1.5
            ? [.. Enumerable.Range(0, count).Select(i => first + (i * step))]
            : throw source.Wrong("", $"{expected} intensities were expected from {first} to {last} in steps of {step} ({kind}_2theta_range_…) and {count} were found; the file is damaged.");
    }

    private static double? Single(CifBlock block, string tag) => block.Values(tag) is [var only] ? block.Number(only) : null;

    private static double Time(CifBlock block) => Single(block, "_pd_meas_step_count_time") is > 0 and var time ? time : double.NaN;

    private static double[]? Deviations(CifBlock block, string tag, ImmutableArray<CifToken> values)
    {
        var brackets = values.Select(block.Uncertainty).ToArray();
        if (Array.TrueForAll(brackets, b => b > 0))
            return Array.ConvertAll(brackets, b => b!.Value);
        if (!tag.StartsWith("_pd_meas", StringComparison.Ordinal) && !tag.StartsWith("_pd_proc", StringComparison.Ordinal))
            return null;
        var weights = block.SameLoop("_pd_proc_ls_weight", tag) ? block.Values("_pd_proc_ls_weight").Select(block.Number).ToArray() : [];
        return weights.Length == values.Length && Array.TrueForAll(weights, w => w > 0) ? Array.ConvertAll(weights, w => 1 / Math.Sqrt(w!.Value)) : null;
    }
}
