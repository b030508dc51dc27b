using System.Text;
using Fickian.Files;
using Fickian.Infrared;

namespace Fickian.Tests.Files;

/// <summary>Damaged files: cut, with bits flipped, with pieces of one another put in.</summary>
public sealed class TextMutationTests
{
    private const int Mutants = 400;

    private static readonly byte[][] Seeds =
    [
        Encoding.UTF8.GetBytes("##TITLE=a\n##JCAMP-DX=4.24\n##DATA TYPE=LINK\n##BLOCKS=2\n##TITLE=b\n##JCAMP-DX=4.24\n##XUNITS=1/CM\n##YUNITS=A\n##FIRSTX=400\n##LASTX=411\n##NPOINTS=12\n##XFACTOR=1\n##YFACTOR=1E-3\n##XYDATA=(X++(Y..Y))\n400A0J1k2TU%\n406D1S2?E5\n410+12-13\n##END=\n##TITLE=c\n##PEAK TABLE=(XY..XY)\n1,2 3,4;5,6\n##END=\n##END=\n"),
        Encoding.UTF8.GetBytes("##TITLE=n\n##JCAMP-DX=5.01\n##NTUPLES=NMR SPECTRUM\n##VAR_NAME=FREQUENCY, REAL, IMAG, PAGE\n##SYMBOL=X, R, I, N\n##UNITS=HZ, A, A,\n##FIRST=10, 2, 6, 1\n##LAST=8, 6, 12, 2\n##VAR_DIM=3, 3, 3, 2\n##FACTOR=1, 2, 3, 1\n##PAGE=N=1\n##DATA TABLE=(X++(R..R)), XYDATA\n10A1B2\n8 3\n##PAGE=N=2\n##DATA TABLE=(X++(I..I)), XYDATA\n10 2 3 4\n##END NTUPLES=\n##END=\n"),
        Encoding.UTF8.GetBytes("##TITLE=p\n##JCAMP-DX=5.01\n##PEAK ASSIGNMENTS=(XYA)\n(1700, 0.5, <C=O, stretch>)\n(2340 0.25 <CO2>)\n##END=\n"),
        Encoding.UTF8.GetBytes("x / µm,y / µm,1000,1001.5,1003\n0,0,1,2,3\n1,0,4,5,6\n0,2,7,nan,9\n1,2,1e1,-1.1E+01,12\n"),
        Encoding.UTF8.GetBytes("X-Axis\tF(0/0)\tF(1/0)\tF(0/1)\tF(1/1)\nrel. 1/cm\tCCD cts\tCCD cts\tCCD cts\tCCD cts\n 8.7E+01\t 9.9E+02\t 9.9E+02\t1\t2\n 9.1E+01\t 9.9E+02\t3\t4\t5\n"),
        Encoding.UTF8.GetBytes("3998.02611\t0.50742\t\r\n3997.00569\t-0.50791\t\r\n3996.00000\t0.10000\t\r\n"),
        Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("time;Temp\n[s];[K]\n0,5;300\n1,5;301\n")).ToArray(),
        Encoding.UTF8.GetBytes("3\n4000\n3998\n1\n2\n4\n0.1\n0.2\n0.3\n"),
        PerkinElmerBytes.Sp(4000, 3996, [0.1, 0.2, 0.3, 0.4, 0.5]),
        PerkinElmerBytes.Fsm(3, 2, 4000, 3996, 5, new float[30]),
    ];

    public static TheoryData<int> Kinds() => [.. Enumerable.Range(0, Seeds.Length)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Damage_gives_a_valid_result_or_one_sentence(int kind)
    {
        var random = new Random(kind + 1);
        for (var i = 0; i < Mutants; i++)
        {
            var mutant = Mutate(Seeds[kind], random);
            try
            {
                Check(InMemory.Open(mutant));
            }
            catch (DataFileException e)
            {
                Assert.DoesNotContain('\n', e.Message);
                Assert.True(e.Message.Length < 1000, e.Message);
            }
            catch (Exception e) when (e is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"mutant {i}, {Convert.ToHexString(mutant)}: {e}");
            }
        }
    }

    [Fact]
    public void Every_seed_is_read() => Assert.All(Seeds, s => Assert.NotEmpty(InMemory.Open(s).DataSets));

    private static byte[] Mutate(byte[] seed, Random random)
    {
        var bytes = seed.ToList();
        for (var n = random.Next(1, 4); n > 0; n--)
        {
            switch (random.Next(5))
            {
                case 0:
                    bytes = bytes[..random.Next(bytes.Count + 1)];
                    break;
                case 1 when bytes.Count > 0:
                    bytes[random.Next(bytes.Count)] ^= (byte)(1 << random.Next(8));
                    break;
                case 2 when bytes.Count > 0:
                    bytes[random.Next(bytes.Count)] = (byte)random.Next(256);
                    break;
                case 3:
                    var other = Seeds[random.Next(Seeds.Length)];
                    var (from, length) = (random.Next(other.Length), random.Next(1, 60));
                    bytes.InsertRange(random.Next(bytes.Count + 1), other.Skip(from).Take(length));
                    break;
                default:
                    var start = random.Next(bytes.Count + 1);
                    bytes.InsertRange(random.Next(bytes.Count + 1), bytes.Skip(start).Take(random.Next(40)).ToArray());
                    break;
            }
        }

        return [.. bytes];
    }

    // What is read is whole: every axis and every value may be asked for.
    private static void Check(FileContents contents)
    {
        foreach (var set in contents.DataSets)
        {
            Assert.All(set.Axes, a => Assert.True(a.Count >= 0));
            if (set.Axes.All(a => a.Count > 0))
                _ = set.At([.. set.Axes.Select(a => a.Count - 1)]);
            if (set is SpectralMap { Places.IsEmpty: false } map)
                Assert.Equal(map.Pixels, map.Places.Length);
        }
    }
}
