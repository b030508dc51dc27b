using Fickian.Fitting;

namespace Fickian.Tests.Fitting;

/// <summary>Laws and seeded noisy curves for the tests of fitting.</summary>
internal static class Synthetic
{
    public static readonly Parameter Rate = Parameter.Free.Positive(new Quantity("rate", "k", Unit.PerSecond), 1e-9, 1e9);
    public static readonly Parameter Amplitude = FormulaModel.Named("amplitude");
    public static readonly Parameter Offset = FormulaModel.Named("offset");

    /// <summary>y = a·exp(−k·x), a linear.</summary>
    public static FormulaModel Decay { get; } = new("decay", [Rate], [Amplitude], (x, p, _) => Math.Exp(-p[0] * x))
    {
        Slope = (x, p, _, _) => -x * Math.Exp(-p[0] * x),
        Start = data => [2 / data.X.Span[^1]],
    };

    /// <summary>y = a·(1 − exp(−k·x)), a linear and positive.</summary>
    public static FormulaModel Saturation { get; } = Decay with
    {
        Name = "saturation",
        Column = (x, p, _) => -double.ExpM1(-p[0] * x),
        Slope = (x, p, _, _) => x * Math.Exp(-p[0] * x),
    };

    /// <summary>y = a·exp(−k·x) + b.</summary>
    public static FormulaModel DecayWithOffset { get; } = Decay with
    {
        Name = "decay with offset",
        Linear = [Amplitude, Offset],
        Column = (x, p, j) => j == 0 ? Math.Exp(-p[0] * x) : 1,
        Slope = (x, p, _, j) => j == 0 ? -x * Math.Exp(-p[0] * x) : 0,
    };

    /// <summary>The decay with no coefficient eliminated.</summary>
    public static FormulaModel NonlinearDecay(double rate, double amplitude) => new(
        "nonlinear decay",
        [Rate with { Value = rate }, FormulaModel.Named("amplitude", amplitude)],
        [],
        (x, p, _) => p[1] * Math.Exp(-p[0] * x));

    /// <summary>Points 0, h, …, xEnd of a law with normal noise.</summary>
    public static Curve Noisy(Func<double, double> law, double sigma, int seed, int count = 50, double end = 3, bool known = false)
    {
        var random = new Random(seed);
        var x = Enumerable.Range(0, count).Select(i => i * end / (count - 1)).ToArray();
        var y = Array.ConvertAll(x, v => law(v) + (sigma * Normal(random)));
        return new Curve(x, y, known ? [.. Enumerable.Repeat(sigma, count)] : null);
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
