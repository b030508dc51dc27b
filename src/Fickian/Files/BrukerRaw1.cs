using System.Collections.Immutable;

namespace Fickian.Files;

/// <summary>Version 1 (DIFFRAC-AT): ranges of 156 bytes and float32 intensities, each followed by the next while a word says so.</summary>
/// <remarks>steps +4, time +8, step +12, start 2θ +24, sample +40 (32), Kα1 +72, Kα2 +76, ranges to follow +152. Later ranges may leave out the letters at their beginning.</remarks>
internal static class BrukerRaw1
{
    private const int Header = 156;

    public static ImmutableArray<IDataSet> Ranges(ByteView bytes)
    {
        var sets = ImmutableArray.CreateBuilder<IDataSet>();
        for (long at = 0; ;)
        {
            // Without letters the header is four bytes shorter.
            var shift = bytes.Slice(at, 4, "range header").SequenceEqual("RAW "u8) ? at : at - 4;
            var steps = bytes.UInt32(shift + 4);
            var range = new BrukerRawRange(bytes.Single(shift + 24), bytes.Single(shift + 12), steps, bytes.Single(shift + 8), shift + Header)
            {
                Wavelengths = (bytes.Single(shift + 72), bytes.Single(shift + 76), 0.5),
                Notes = [new("sample", bytes.Text(shift + 40, 32))],
            };
            sets.Add(range.Read(bytes, sets.Count + 1));
            if (bytes.UInt32(shift + 152) == 0)
                return sets.ToImmutable();
            if (sets.Count == BrukerRawRange.Most)
                throw bytes.Source.Wrong($"offset {at}", $"at most {BrukerRawRange.Most} ranges were expected; the file is damaged.");
            at = shift + Header + (4L * steps);
        }
    }
}
