using System.Globalization;
using Fickian.Acquisition.Journal;
using Fickian.Files;
using Fickian.Tests.Files;

namespace Fickian.Tests.Acquisition.Journal;

/// <summary>Hostile journals give records or one sentence.</summary>
/// <remarks>Every second mutant gets sound check sums again, so that the damage reaches the contents of records. FICKIAN_FUZZ states how many (half of it: 100 000 in CI); without it 5000.</remarks>
public sealed class JournalFuzzTests(ITestOutputHelper report) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fickian").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Damaged_journals_give_records_or_a_sentence()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("FICKIAN_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked / 2 : 5000;
        var path = Path.Combine(folder, "run.fickian-journal");
        JournalSample.Write(path, new ManualTime());
        var seed = new FuzzSeed("fickian-journal", "run.fickian-journal", File.ReadAllBytes(path));
        var (data, sentences, records) = (0, 0, 0L);
        Parallel.For(0, count, number =>
        {
            var random = new Random(number);
            var mutant = Mutation.Of(seed, [seed], random).Bytes;
            if (number % 2 == 1)
                Seal(mutant);
            try
            {
                using var source = FileSource.InMemory(seed.Name, mutant);
                Interlocked.Add(ref records, new JournalReader(source).Records().Count());
                _ = JournalFile.Format.Read(source);
                Interlocked.Increment(ref data);
            }
            catch (DataFileException)
            {
                Interlocked.Increment(ref sentences);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"mutant {number}: {e}", e);
            }
        });
        report.WriteLine($"{count} mutants: {data} gave data ({records} records), {sentences} a sentence.");
        Assert.True(data > 0 && sentences > 0, "some mutants are sound and some are not");
    }

    // Gives every record whose length fits a sound check sum.
    private static void Seal(byte[] bytes)
    {
        for (var at = 0; bytes.AsSpan(at).IndexOf(JournalFormat.Mark) is >= 0 and var skip;)
        {
            at += skip;
            var length = at + 8 <= bytes.Length ? BitConverter.ToUInt32(bytes, at + 4) : uint.MaxValue;
            var whole = length + (long)JournalFormat.HeadLength + JournalFormat.CheckLength;
            if (whole > bytes.Length - at)
            {
                at++;
                continue;
            }

            JournalFormat.WriteCheck(bytes.AsSpan(at, (int)whole));
            at += (int)whole;
        }
    }
}
