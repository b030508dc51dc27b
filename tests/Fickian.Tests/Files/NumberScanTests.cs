using System.Globalization;
using System.Text;
using CsCheck;
using Fickian.Files;

namespace Fickian.Tests.Files;

public sealed class NumberScanTests
{
    private static readonly string[] Signs = ["", "-", "+"];
    private static readonly string[] Tails = ["", "1", "0000000000000000001"];

    // Digits with a sign, a point and an exponent anywhere they are allowed; every length from one digit to thirty.
    private static readonly Gen<string> Decimals =
        Gen.Select(Gen.Int[0, 2].Select(i => Signs[i]), Gen.String[Gen.Char['0', '9'], 0, 22], Gen.String[Gen.Char['0', '9'], 1, 22], Gen.Bool, Gen.Int[-70, 70], Gen.Int[0, 3],
            (sign, whole, fraction, point, exponent, form) => sign + whole + (point ? "." : "") + fraction + (form == 0 ? $"e{exponent}" : form == 1 ? $"E{exponent:+00;-00}" : ""));

    private static readonly string[] Halves =
    [
        "9007199254740993", "9007199254740992.99999999999999999999", "9007199254740993.00000000000000000001", "1.00000000000000011102230246251565404236316680908203125", "1.7976931348623158e308", "1.7976931348623159e308", "4.9e-324", "2.4703282292062327e-324",
        "2.2250738585072011e-308", "16777217", "16777219", "1.000000059604644775390625", "1.000000059604644775390626", "3.4028235677973366e38", "3.40282356779733661637e38", "7.006492321624085e-46", "7.0064923216240854e-46", "1.1754943508222875e-38", "0.000000000000000000000000000000000000011754942807573643",
        "0", "-0", "-0.0e10", "0000000000000000000000000000.1", "1e400", "-1e-400", "00000000000000000000000000000000012345678901234567890123", "123456789012345678901234567890e-20", "8.77367E+01", "1.083137e-011", ".003733334", "5.",
    ];

    [Fact]
    public void Every_decimal_equals_what_the_runtime_reads() => Decimals.Sample(Equal, iter: 40_000, seed: "0000000000001");

    [Fact]
    public void Every_double_and_every_single_is_read_back() =>
        Gen.Select(Gen.Double, Gen.Single).Sample((d, f) =>
        {
            Equal(d.ToString("R", CultureInfo.InvariantCulture));
            Equal(f.ToString("R", CultureInfo.InvariantCulture));
            Equal(d.ToString("E16", CultureInfo.InvariantCulture));
        }, iter: 20_000, seed: "0000000000001");

    [Fact]
    public void Decimals_beside_the_middle_of_two_singles_are_rounded_once() =>
        Gen.Select(Gen.UInt[0x00000001, 0x7F7FFFFE], Gen.Int[0, 2].Select(i => Tails[i])).Sample((bits, tail) =>
        {
            var (below, above) = (BitConverter.UInt32BitsToSingle(bits), BitConverter.UInt32BitsToSingle(bits + 1));
            Equal(((double)below + ((double)above - below) / 2).ToString("E50", CultureInfo.InvariantCulture).Replace("E", tail + "E", StringComparison.Ordinal));
        }, iter: 5_000, seed: "0000000000001");

    [Fact]
    public void Numbers_at_the_borders_equal_what_the_runtime_reads() => Assert.All(Halves, Equal);

    [Theory]
    [InlineData("", 0)]
    [InlineData("-", 0)]
    [InlineData(".", 0)]
    [InlineData("e5", 0)]
    [InlineData("nan", 0)]
    [InlineData("1e", 1)]
    [InlineData("1e+", 1)]
    [InlineData("1.2.3", 3)]
    [InlineData("12,5", 2)]
    [InlineData("7 8", 1)]
    [InlineData("12345678 ", 8)]
    public void Only_the_number_is_taken(string text, int length) => Assert.Equal(length, NumberScan.Double(Encoding.UTF8.GetBytes(text), (byte)'.', out _));

    [Fact]
    public void A_comma_may_be_the_decimal_sign()
    {
        Assert.Equal(4, NumberScan.Double("12,5;3"u8, (byte)',', out var value));
        Assert.Equal(12.5, value);
        Assert.Equal(34, NumberScan.Single("0,12345678901234567890123456789012"u8, (byte)',', out var single));
        Assert.Equal(0.12345679f, single);
    }

    private static void Equal(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Assert.Equal(bytes.Length, NumberScan.Double(bytes, (byte)'.', out var found));
        Assert.Equal(BitConverter.DoubleToInt64Bits(double.Parse(text, CultureInfo.InvariantCulture)), BitConverter.DoubleToInt64Bits(found));
        Assert.Equal(bytes.Length, NumberScan.Single(bytes, (byte)'.', out var single));
        Assert.Equal(BitConverter.SingleToInt32Bits(float.Parse(text, CultureInfo.InvariantCulture)), BitConverter.SingleToInt32Bits(single));
    }
}
