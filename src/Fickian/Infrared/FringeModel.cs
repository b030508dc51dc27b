using Fickian.Fitting;
using Fickian.Numerics;

namespace Fickian.Infrared;

/// <summary>Fringes on a background: y(ν̃) = Σₖ bₖTₖ(u) + Σⱼ aⱼTⱼ(u)·cos[2πf(ν̃ − ν̃₀) + φ].</summary>
/// <remarks>T are Chebyshev's polynomials of the position scaled to −1 … 1; the phase is that in the middle ν̃₀ of the axis, where it is least correlated with f.</remarks>
internal sealed record FringeModel : IModel
{
    private readonly double first;
    private readonly double last;
    private readonly int backgroundDegree;
    private readonly int amplitudeDegree;

    public FringeModel(double first, double last, int backgroundDegree, int amplitudeDegree, double frequency, double phase, double width)
    {
        (this.first, this.last, this.backgroundDegree, this.amplitudeDegree) = (first, last, backgroundDegree, amplitudeDegree);
        Frequency = Parameter.From(frequency).Of(new("fringeFrequency", "f", new Unit("cm", 1))).Within(Math.Max(frequency - width, 0), frequency + width);
        Phase = Parameter.From(phase).Of(new("phase", "φ", Unit.One)).Within(phase - 4, phase + 4);
        Coefficients = [.. Enumerable.Range(0, backgroundDegree + 1).Select(k => Parameter.Free.Of(new($"background{k}", $"b{k}", Unit.One))), .. Enumerable.Range(0, amplitudeDegree + 1).Select(k => Parameter.Free.Of(new($"amplitude{k}", $"a{k}", Unit.One)))];
    }

    public Parameter Frequency { get; }

    public Parameter Phase { get; }

    /// <inheritdoc/>
    public string Name => "fringes";

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [Frequency, Phase];

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Coefficients { get; }

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns) => Fill(x, parameters, columns, default);

    /// <inheritdoc/>
    public bool TryDifferentiate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns, Span<double> derivatives)
    {
        Fill(x, parameters, columns, derivatives);
        return true;
    }

    /// <inheritdoc/>
    public void Guess(Curve data, Span<double> parameters)
    {
    }

    /// <summary>The fringes alone, from the coefficients of a fit.</summary>
    public void Fringes(ReadOnlySpan<double> x, FitValues values, Span<double> fringes)
    {
        var columns = new double[Coefficients.Count * x.Length];
        Evaluate(x, [values[0], values[1]], columns);
        var amplitudes = new double[amplitudeDegree + 1];
        for (var k = 0; k < amplitudes.Length; k++)
            amplitudes[k] = values[2 + backgroundDegree + 1 + k];
        LinearLeastSquares.Combine(columns.AsSpan((backgroundDegree + 1) * x.Length), amplitudes, fringes);
    }

    private void Fill(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns, Span<double> derivatives)
    {
        var (n, middle) = (x.Length, 0.5 * (first + last));
        var block = Coefficients.Count * n;
        derivatives.Clear();
        for (var i = 0; i < n; i++)
        {
            var u = ((2 * (x[i] - first)) / (last - first)) - 1;
            var (sine, cosine) = Math.SinCos((2 * Math.PI * parameters[0] * (x[i] - middle)) + parameters[1]);
            var (before, now) = (u, 1.0);
            for (var k = 0; k <= Math.Max(backgroundDegree, amplitudeDegree); k++)
            {
                if (k <= backgroundDegree)
                    columns[(k * n) + i] = now;
                if (k <= amplitudeDegree)
                {
                    var at = ((backgroundDegree + 1 + k) * n) + i;
                    columns[at] = now * cosine;
                    if (!derivatives.IsEmpty)
                        (derivatives[at], derivatives[block + at]) = (-now * sine * 2 * Math.PI * (x[i] - middle), -now * sine);
                }

                (before, now) = (now, (2 * u * now) - before);
            }
        }
    }
}
