namespace Fickian.Tests.Diffraction;

/// <summary>Lines of the structures, computed independently under the same assumptions: 2θ to 0.01°, indices, intensity to 1 of 100.</summary>
internal static class ReferenceLines
{
    public static readonly (double TwoTheta, string Indices, double Intensity)[] Zif62 = Parse(
        "9.34 111 4; 9.71 002 7; 11.23 102 83; 11.29 020 11; 12.29 021 13; 12.58 112 35; 12.63 210 31; 13.53 121 100; 14.91 202 22; 15.95 122 6; 15.99 220 5; 16.64 113 11; 16.72 221 36; 18.48 023 18; 18.55 311 12; 18.74 222 11; 19.49 004 14; 20.40 312 18; 21.01 231 16; 22.69 040 8; 27.26 242 8; 27.59 125 8; 35.22 514 10");

    public static readonly (double TwoTheta, string Indices, double Intensity)[] Zni = Parse(
        "7.54 200 5; 10.67 220 3; 15.11 040 100; 15.15 112 56; 15.36 321 36; 16.07 202 9; 17.13 141 22; 18.57 132 21; 20.22 431 8; 20.77 402 19; 24.02 512 10; 26.52 143 9; 26.90 062 9; 28.62 721 10; 31.58 181 12");

    public static readonly (double TwoTheta, string Indices, double Intensity)[] Zif4 = Parse(
        "9.45 111 28; 9.59 002 13; 11.18 102 96; 12.59 112 32; 12.86 210 32; 13.77 121 100; 14.99 202 28; 17.02 221 45");

    public static (int H, int K, int L) Hkl(string indices) => (indices[0] - '0', indices[1] - '0', indices[2] - '0');

    private static (double TwoTheta, string Indices, double Intensity)[] Parse(string list) =>
    [
        .. list.Split("; ").Select(l => l.Split(' ')).Select(l => (double.Parse(l[0], System.Globalization.CultureInfo.InvariantCulture), l[1], double.Parse(l[2], System.Globalization.CultureInfo.InvariantCulture))),
    ];
}
