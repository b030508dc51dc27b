using System.Collections.Immutable;

namespace Fickian.Files;

/// <summary>Version 4 (<c>RAW4.00</c>): a header of 61 bytes, segments of stated length, then ranges; the walk must end with the file.</summary>
/// <remarks>
/// Segment: type +0, length +4. Text (10): name +12 (24), text +36. Hardware (30): Kα1 +80, Kα2 +88, ratio +104, anode +116.
/// Range (0 or 160): scan +32 (24), start 2θ +72, step +80, steps +88, time +92, wavelength +112, record size +136, length of the supplement +140; 160 bytes, the supplement, the records.
/// </remarks>
internal static class BrukerRaw4
{
    private const int Header = 61;
    private const int RangeHeader = 160;
    private const int Record = 4;
    private const int MostSegments = 100_000;

    public static ImmutableArray<IDataSet> Ranges(ByteView bytes)
    {
        var sets = ImmutableArray.CreateBuilder<IDataSet>();
        List<KeyValuePair<string, string>> notes = [new("date", $"{bytes.Text(12, 12)} {bytes.Text(24, 10)}".Trim())];
        var light = (First: double.NaN, Second: double.NaN, Ratio: 0.0);
        long at = Header;
        for (var segments = 0; at < bytes.Length; segments++)
        {
            if (segments == MostSegments)
                throw bytes.Source.Wrong($"offset {at}", $"at most {MostSegments} segments were expected; the file is damaged.");
            var (type, length) = (bytes.UInt32(at), bytes.UInt32(at + 4));
            if (type is 0 or 160)
            {
                at = Range(bytes, at, sets, notes, light);
                continue;
            }

            if (length < 8)
                throw bytes.Source.Wrong($"offset {at}", $"a segment of at least 8 bytes was expected and {length} was found; the file is damaged.");
            if (type == 10 && length > 36)
                notes.Add(new(bytes.Text(at + 12, 24), bytes.Text(at + 36, length - 36)));
            else if (type == 30 && length >= 120)
                (light, _) = ((bytes.Double(at + 80), bytes.Double(at + 88), bytes.Double(at + 104)), notes.Count);
            at += length;
        }

        return sets.ToImmutable();
    }

    private static long Range(ByteView bytes, long at, ImmutableArray<IDataSet>.Builder sets, List<KeyValuePair<string, string>> notes, (double First, double Second, double Ratio) light)
    {
        var (steps, record, supplement) = (bytes.UInt32(at + 88), bytes.UInt32(at + 136), bytes.UInt32(at + 140));
        if (record != Record)
            throw bytes.Source.Wrong($"offset {at + 136}", $"records of {Record} bytes were expected and {record} was found, as in obfuscated exports; export the pattern as .brml or .xy.");
        var used = bytes.Double(at + 112);
        var data = at + RangeHeader + supplement;
        var range = new BrukerRawRange(bytes.Double(at + 72), bytes.Double(at + 80), steps, bytes.Single(at + 92), data)
        {
            Wavelengths = Math.Abs(used - light.First) < 1e-3 ? light : (used, double.NaN, 0),
            Notes = [new("scan", bytes.Text(at + 32, 24)), .. notes],
        };
        var pattern = range.Read(bytes, sets.Count + 1);
        var scan = bytes.Text(at + 32, 24);
        sets.Add(scan.Contains("Coupled", StringComparison.OrdinalIgnoreCase) || scan.Contains("2Theta", StringComparison.OrdinalIgnoreCase) || scan.Contains("TwoTheta", StringComparison.OrdinalIgnoreCase)
            ? pattern
            : pattern with { Findings = pattern.Findings.Add(Finding.Warning($"The scan '{scan}' may not be over 2θ; its angles were taken as such.")) });
        return data + ((long)Record * steps);
    }
}
