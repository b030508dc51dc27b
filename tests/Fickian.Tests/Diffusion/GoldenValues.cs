using System.Globalization;
using System.Reflection;

namespace Fickian.Tests.Diffusion;

/// <summary>Twenty-digit reference values of the uptake models, read in place; how they were made stands at the head of the file.</summary>
internal static class GoldenValues
{
    private static readonly string Path = System.IO.Path.GetFullPath(System.IO.Path.Combine(RepositoryRoot(), "..", "shared", "models-golden.csv"));

    private static readonly Lazy<GoldenValue[]> Rows = new(Read);

    /// <summary>Rows of one model and variable.</summary>
    public static GoldenValue[] Of(string model, string variable)
    {
        Assert.SkipUnless(File.Exists(Path), $"The golden values {Path} are not there.");
        var rows = Array.FindAll(Rows.Value, r => r.Model == model && r.Variable.StartsWith(variable, StringComparison.Ordinal));
        Assert.NotEmpty(rows);
        return rows;
    }

    private static string RepositoryRoot() =>
        typeof(GoldenValues).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;

    private static GoldenValue[] Read() =>
    [
        .. File.ReadLines(Path).Where(line => line.Length > 0 && line[0] != '#').Skip(1).Select(line =>
        {
            var cells = line.Split(',');
            var fourier = cells[3].Length == 0 ? double.NaN : double.Parse(cells[3], CultureInfo.InvariantCulture);
            return new GoldenValue(cells[0], cells[1], cells[2], fourier, double.Parse(cells[4], CultureInfo.InvariantCulture));
        }),
    ];
}

/// <summary>One reference value.</summary>
internal sealed record GoldenValue(string Model, string Parameters, string Variable, double Fourier, double Value)
{
    /// <summary>The number of a parameter such as <c>L=10</c>.</summary>
    public double Number() => double.Parse(Parameters[(Parameters.IndexOf('=', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture);

    /// <summary>Half-edges of a box.</summary>
    public double[] Ratios() => Array.ConvertAll(Parameters["ratios=".Length..].Split(':'), r => double.Parse(r, CultureInfo.InvariantCulture));
}
