using System.Globalization;
using Fickian.Fitting;

namespace Fickian.Diffraction;

/// <summary>Overlapping lines on a straight background: pseudo-Voigt lines of one mixing, each with its position, width and height, doubled where the radiation is.</summary>
/// <remarks>
/// y = b₀ + b₁·(x − x̄) + Σⱼ hⱼ·[P(x; pⱼ, Γⱼ, η) + r·P(x; p′(pⱼ), Γⱼ, η)],  P = η/(1 + 4u²) + (1 − η)·e^{−4·ln2·u²}, u = (x − p)/Γ; p′ is the position of the weaker wavelength.
/// Source: as <see cref="LineProfile"/>.
/// </remarks>
internal sealed record PeakGroup : IModel
{
    private readonly Radiation? radiation;
    private readonly double middle;
    private readonly Parameter[] parameters;
    private readonly Parameter[] coefficients;

    public PeakGroup(IReadOnlyList<PeakCandidate> candidates, double low, double high, double step, Radiation? radiation)
    {
        (this.radiation, middle, Lines) = (radiation is { IsDoublet: true } ? radiation : null, (low + high) / 2, candidates.Count);
        List<Parameter> found = [];
        for (var i = 0; i < candidates.Count; i++)
        {
            var (at, width) = (candidates[i].TwoTheta, candidates[i].Width);
            found.Add(Parameter.From(at).Of(Named("position", i, "2θ", DiffractionQuantity.Degree)).Within(Math.Max(low, at - (0.7 * width)), Math.Min(high, at + (0.7 * width))));
            found.Add(Parameter.From(width).Positive(Named("width", i, "Γ", DiffractionQuantity.Degree), Math.Min(width, Math.Max(step, 0.3 * width)), 3 * width));
        }

        // Beyond 0 and 1 noise may carry it: a bound there would make the errors of the widths too small.
        found.Add(Parameter.From(0.5).Of(new("mixing", "η", Unit.One)).Within(-0.5, 1.5));
        parameters = [.. found];
        coefficients =
        [
            .. Enumerable.Range(0, candidates.Count).Select(i => Parameter.Free.Of(Named("height", i, "h", Unit.One))),
            Parameter.Free.Of(new("background", "b₀", Unit.One)), Parameter.Free.Of(new("slope", "b₁", Unit.One)),
        ];
    }

    public int Lines { get; }

    public string Name => Lines == 1 ? "line" : $"group of {Lines} lines";

    public IReadOnlyList<Parameter> Parameters => parameters;

    public IReadOnlyList<Parameter> Coefficients => coefficients;

    public Parameter Mixing => parameters[^1];

    public Parameter Position(int line) => parameters[2 * line];

    public Parameter Width(int line) => parameters[(2 * line) + 1];

    public Parameter Height(int line) => coefficients[line];

    public void Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> values, Span<double> columns)
    {
        var n = x.Length;
        for (var line = 0; line < Lines; line++)
        {
            for (var i = 0; i < n; i++)
                columns[(line * n) + i] = Line(x[i], values[2 * line], values[(2 * line) + 1], values[^1], out _, out _, out _);
        }

        Background(x, columns[(Lines * n)..]);
    }

    public bool TryDifferentiate(ReadOnlySpan<double> x, ReadOnlySpan<double> values, Span<double> columns, Span<double> derivatives)
    {
        var (n, block) = (x.Length, columns.Length);
        derivatives.Clear();
        for (var line = 0; line < Lines; line++)
        {
            for (var i = 0; i < n; i++)
            {
                var at = (line * n) + i;
                columns[at] = Line(x[i], values[2 * line], values[(2 * line) + 1], values[^1], out var position, out var width, out var mixing);
                derivatives[(2 * line * block) + at] = position;
                derivatives[(((2 * line) + 1) * block) + at] = width;
                derivatives[(2 * Lines * block) + at] = mixing;
            }
        }

        Background(x, columns[(Lines * n)..]);
        return true;
    }

    public void Guess(Curve data, Span<double> values)
    {
        for (var i = 0; i < parameters.Length; i++)
            values[i] = parameters[i].Value;
    }

    private static Quantity Named(string name, int line, string symbol, Unit unit) => new(string.Create(CultureInfo.InvariantCulture, $"{name} {line + 1}"), symbol, unit);

    private void Background(ReadOnlySpan<double> x, Span<double> columns)
    {
        for (var i = 0; i < x.Length; i++)
            (columns[i], columns[x.Length + i]) = (1, x[i] - middle);
    }

    private double Line(double x, double position, double width, double mixing, out double byPosition, out double byWidth, out double byMixing)
    {
        var value = One(x - position, width, mixing, out var slope, out byWidth, out byMixing);
        byPosition = -slope;
        if (radiation is null)
            return value;
        var second = radiation.SecondTwoTheta(position);
        if (!double.IsFinite(second))
            return value;

        // sin θ′/sin θ is the ratio of the wavelengths.
        var moved = radiation.SecondWavelength / radiation.Wavelength * Math.Cos(Radiation.Bragg(position)) / Math.Cos(Radiation.Bragg(second));
        var weaker = One(x - second, width, mixing, out slope, out var w, out var m);
        var r = radiation.SecondRatio;
        (byPosition, byWidth, byMixing) = (byPosition - (r * slope * moved), byWidth + (r * w), byMixing + (r * m));
        return value + (r * weaker);
    }

    private static double One(double x, double width, double mixing, out double slope, out double byWidth, out double byMixing)
    {
        var (l, g) = (PseudoVoigt.Lorentz(x, width), PseudoVoigt.Gauss(x, width));
        slope = -8 * x / (width * width) * ((mixing * l * l) + ((1 - mixing) * Math.Log(2) * g));
        byWidth = -slope * x / width;
        byMixing = l - g;
        return (mixing * l) + ((1 - mixing) * g);
    }
}
