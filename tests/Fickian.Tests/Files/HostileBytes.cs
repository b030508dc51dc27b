using Fickian.Files;

namespace Fickian.Tests.Files;

/// <summary>Damaged copies of a file: a reader gives a valid result or says what is wrong, and never asks for more memory than the file's size allows.</summary>
internal static class HostileBytes
{
    private const int Mutants = 3000;
    private const int Seed = 20260101;

    // Values in double precision, axes, texts and messages come to some tens of bytes per byte of these small files; one window of the disk is rented besides.
    private const long FixedBytes = 4 << 20;
    private const long BytesPerByte = 200;

    /// <summary>Reads every truncation of a file and thousands of copies with flipped bits and extreme numbers.</summary>
    public static void Check(string name, byte[] file, Func<FileSource, FileContents> read, IReadOnlyDictionary<string, byte[]>? beside = null)
    {
        Assert.NotEmpty(read(Source(file)).DataSets);
        for (var length = 0; length < file.Length; length++)
            Try(file[..length]);
        Random random = new(Seed);
        for (var i = 0; i < Mutants; i++)
            Try(Mutant(file, random));

        FileSource Source(byte[] bytes)
        {
            Dictionary<string, byte[]> files = new(beside ?? new Dictionary<string, byte[]>(), StringComparer.OrdinalIgnoreCase) { [name] = bytes };
            return FileSource.InMemory(name, bytes, files);
        }

        void Try(byte[] bytes)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                _ = DataFile.Formats.Count(f => f.Recognises(Source(bytes)));
                foreach (var set in read(Source(bytes)).DataSets)
                    Assert.All(set.Axes, a => Assert.True(a.Count >= 0));
            }
            catch (DataFileException)
            {
                // One sentence instead of a result is what a damaged file may get.
            }

            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < FixedBytes + (BytesPerByte * file.Length), $"{name}: a copy of {bytes.Length} bytes made the reader reserve {GC.GetAllocatedBytesForCurrentThread() - before} bytes");
        }
    }

    private static byte[] Mutant(byte[] file, Random random)
    {
        byte[] copy = [.. file];
        for (var flips = random.Next(1, 9); flips > 0; flips--)
        {
            // Heads and directories decide most; half of the damage goes there.
            var at = random.Next(random.Next(2) == 0 ? Math.Min(700, copy.Length) : copy.Length);
            if (random.Next(3) > 0)
                copy[at] ^= (byte)(1 << random.Next(8));
            else
                BitConverter.TryWriteBytes(copy.AsSpan(at), Extreme(random));
        }

        return copy;
    }

    private static int Extreme(Random random) => random.Next(6) switch { 0 => int.MaxValue, 1 => int.MinValue, 2 => -1, 3 => 0, 4 => 1 << 30, _ => random.Next() };
}
