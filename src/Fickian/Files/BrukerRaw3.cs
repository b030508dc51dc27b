using System.Collections.Immutable;

namespace Fickian.Files;

/// <summary>Version 3 (<c>RAW1.01</c>): a header of 712 bytes, then ranges of 304 bytes, a supplement and float32 intensities.</summary>
/// <remarks>
/// File: ranges +12, date +16 (10), time +26 (10), user +36 (72), sample +326 (60), comment +386 (160), anode +608 (4), Kα1 +624, Kα2 +632, ratio +648.
/// Range: header length +0, steps +4, start θ +8, start 2θ +16, step +176, time +192, wavelength +240, length of the supplement +256.
/// </remarks>
internal static class BrukerRaw3
{
    private const int Header = 712;
    private const int RangeHeader = 304;

    public static ImmutableArray<IDataSet> Ranges(ByteView bytes)
    {
        var sets = ImmutableArray.CreateBuilder<IDataSet>();
        var count = bytes.UInt32(12);
        if (count > BrukerRawRange.Most)
            throw bytes.Source.Wrong("offset 12", $"at most {BrukerRawRange.Most} ranges were expected and {count} were found; the file is damaged.");
        KeyValuePair<string, string>[] notes =
        [
            new("date", $"{bytes.Text(16, 10)} {bytes.Text(26, 10)}".Trim()), new("operator", bytes.Text(36, 72)), new("sample", bytes.Text(326, 60)), new("comment", bytes.Text(386, 160)), new("anode", bytes.Text(608, 4)),
        ];
        long at = Header;
        for (var i = 0; i < count; i++)
        {
            if (bytes.UInt32(at) != RangeHeader)
                throw bytes.Source.Wrong($"offset {at}", $"a range header of {RangeHeader} bytes was expected and {bytes.UInt32(at)} was found; the file is damaged or of another layout.");
            var (steps, data) = (bytes.UInt32(at + 4), at + RangeHeader + bytes.UInt32(at + 256));
            var used = bytes.Double(at + 240);
            var range = new BrukerRawRange(bytes.Double(at + 16), bytes.Double(at + 176), steps, bytes.Single(at + 192), data)
            {
                Wavelengths = bytes.Double(624) is > 0.05 and < 10 and var first ? (first, bytes.Double(632), bytes.Double(648)) : (used, double.NaN, 0),
                Notes = notes,
            };
            sets.Add(range.Read(bytes, sets.Count + 1));
            at = data + (4L * steps);
        }

        return sets.ToImmutable();
    }
}
