using System.Globalization;
using System.Reflection;
using Fickian.Fitting;
using static System.Math;

namespace Fickian.Tests.Fitting;

/// <summary>A nonlinear regression problem of the NIST Statistical Reference Datasets, read from its file.</summary>
public sealed record StrdProblem(double[][] Starts, double[] Values, double[] Errors, double SumOfSquares, Curve Data, double[][] Predictors)
{
    /// <summary>Folder with the files, beside the repository.</summary>
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(
        typeof(StrdProblem).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!, "..", "shared", "fixtures", "nist-strd"));

    public static StrdProblem Read(string name)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, name + ".dat"));
        var rows = lines.Where(l => l.TrimStart().StartsWith('b') && l.Contains('=') && l.Split('=')[0].Trim().Length == 2)
            .Select(l => Numbers(l.Split('=')[1])).Where(r => r.Length == 4).ToArray();
        var first = Array.FindLastIndex(lines, l => l.StartsWith("Data:", StringComparison.Ordinal)) + 1;
        var points = lines[first..].Select(Numbers).Where(r => r.Length > 1).ToArray();
        var sum = Numbers(lines.First(l => l.StartsWith("Residual Sum of Squares", StringComparison.Ordinal)).Split(':')[1])[0];
        // Nelson has two predictors and is fitted in ln y: its x is the index of the point.
        var indexed = points[0].Length > 2;
        var x = points.Select((p, i) => indexed ? i : p[1]).ToArray();
        var y = points.Select(p => indexed ? Log(p[0]) : p[0]).ToArray();
        return new([Column(rows, 0), Column(rows, 1)], Column(rows, 2), Column(rows, 3), sum, new Curve(x, y), [.. points.Select(p => p[1..])]);
    }

    /// <summary>The law with every parameter nonlinear.</summary>
    public FormulaModel Plain(string name, int start) =>
        new(name, [.. Starts[start].Select((s, k) => FormulaModel.Named($"b{k + 1}", s))], [], (x, b, _) => Law(name, x, b));

    /// <summary>The law with the parameters in which it is linear eliminated: these have the given positions.</summary>
    public FormulaModel Separated(string name, int start, int[] linear)
    {
        var nonlinear = Enumerable.Range(0, Values.Length).Except(linear).ToArray();
        return new(
            name,
            Array.ConvertAll(nonlinear, k => Sided(name, k, FormulaModel.Named($"b{k + 1}", Starts[start][k]))),
            Array.ConvertAll(linear, k => FormulaModel.Named($"b{k + 1}")),
            (x, theta, j) =>
            {
                // Linear in bⱼ without a constant term: the column is the law at bⱼ = 1 and the others 0.
                var b = new double[Values.Length];
                for (var k = 0; k < nonlinear.Length; k++)
                    b[nonlinear[k]] = theta[k];
                b[linear[j]] = 1;
                return Law(name, x, b);
            });
    }

    /// <summary>Parameter b_k as the result indexes it.</summary>
    public static Parameter Parameter(int k) => FormulaModel.Named($"b{k + 1}");

    // Eckerle4 is the same with b1 and b2 negative; a width is positive.
    private static Parameter Sided(string name, int k, Parameter parameter) => name == "Eckerle4" && k == 1 ? parameter.Within(0, double.PositiveInfinity) : parameter;

    private double Law(string name, double x, double[] b) => name switch
    {
        "Bennett5" => b[0] * Pow(b[1] + x, -1 / b[2]),
        "BoxBOD" or "Misra1a" => b[0] * (1 - Exp(-b[1] * x)),
        "Chwirut1" or "Chwirut2" => Exp(-b[0] * x) / (b[1] + (b[2] * x)),
        "DanWood" => b[0] * Pow(x, b[1]),
        "ENSO" => b[0] + (b[1] * Cos(Tau * x / 12)) + (b[2] * Sin(Tau * x / 12)) + (b[4] * Cos(Tau * x / b[3])) + (b[5] * Sin(Tau * x / b[3]))
            + (b[7] * Cos(Tau * x / b[6])) + (b[8] * Sin(Tau * x / b[6])),
        "Eckerle4" => b[0] / b[1] * Exp(-0.5 * Square((x - b[2]) / b[1])),
        "Gauss1" or "Gauss2" or "Gauss3" => (b[0] * Exp(-b[1] * x)) + (b[2] * Exp(-Square((x - b[3]) / b[4]))) + (b[5] * Exp(-Square((x - b[6]) / b[7]))),
        "Hahn1" or "Thurber" => (b[0] + (x * (b[1] + (x * (b[2] + (x * b[3])))))) / (1 + (x * (b[4] + (x * (b[5] + (x * b[6])))))),
        "Kirby2" => (b[0] + (x * (b[1] + (x * b[2])))) / (1 + (x * (b[3] + (x * b[4])))),
        "Lanczos1" or "Lanczos2" or "Lanczos3" => (b[0] * Exp(-b[1] * x)) + (b[2] * Exp(-b[3] * x)) + (b[4] * Exp(-b[5] * x)),
        "MGH09" => b[0] * ((x * x) + (x * b[1])) / ((x * x) + (x * b[2]) + b[3]),
        "MGH10" => b[0] * Exp(b[1] / (x + b[2])),
        "MGH17" => b[0] + (b[1] * Exp(-x * b[3])) + (b[2] * Exp(-x * b[4])),
        "Misra1b" => b[0] * (1 - (1 / Square(1 + (b[1] * x / 2)))),
        "Misra1c" => b[0] * (1 - (1 / Sqrt(1 + (2 * b[1] * x)))),
        "Misra1d" => b[0] * b[1] * x / (1 + (b[1] * x)),
        "Nelson" => b[0] - (b[1] * Predictors[(int)x][0] * Exp(-b[2] * Predictors[(int)x][1])),
        "Rat42" => b[0] / (1 + Exp(b[1] - (b[2] * x))),
        "Rat43" => b[0] / Pow(1 + Exp(b[1] - (b[2] * x)), 1 / b[3]),
        "Roszman1" => b[0] - (b[1] * x) - (Atan(b[2] / (x - b[3])) / PI),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "A data set of the collection was expected."),
    };

    private static double Square(double x) => x * x;

    private static double[] Column(double[][] rows, int k) => Array.ConvertAll(rows, r => r[k]);

    private static double[] Numbers(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Array.TrueForAll(words, w => double.TryParse(w, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            ? Array.ConvertAll(words, w => double.Parse(w, CultureInfo.InvariantCulture))
            : [];
    }
}
