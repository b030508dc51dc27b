using Fickian.Fitting;
using MathNet.Numerics;

namespace Fickian.Diffusion;

/// <summary>Absorbance over time of one pixel of a slab seen through its thickness, at a distance from an edge: both faces and the edge let gas in.</summary>
/// <remarks>
/// A(t) = A∞·{1 − erf[x/√(4Dt + 2s²)]·[1 − F_z(Dt/L²)]}: <see cref="PathIntegratedEdge"/> for one distance x and one diffusivity, as a curve over time.
/// Far from the edge it is the uptake of the sheet.
/// </remarks>
/// <param name="Thickness">Thickness L along the beam, m.</param>
/// <param name="Distance">Distance x from the edge, m.</param>
/// <exception cref="ArgumentOutOfRangeException">The thickness is not positive, or the distance is negative.</exception>
public sealed record PathIntegratedPixel(double Thickness, double Distance) : IModel
{
    private readonly PlaneSheet sheet = new(Thickness);

    /// <summary>Distance x from the edge, m.</summary>
    public double Distance { get; } = Distance >= 0
        ? Distance
        : throw new ArgumentOutOfRangeException(nameof(Distance), Distance, $"A distance from an edge is not negative, in metres; found {Distance}.");

    /// <summary>D, m²/s; free by default, between 1e-20 and 1e-5.</summary>
    public Parameter Diffusivity { get; init => field = UptakeParameters.Diffusivity(value); } = UptakeParameters.FreeDiffusivity;

    /// <summary>A∞, in the unit of the data; free by default.</summary>
    public Parameter EquilibriumUptake { get; init => field = value.Of(Quantity.EquilibriumUptake); } = UptakeParameters.FreeEquilibrium;

    /// <summary>Standard deviation s of what blurs the picture, m.</summary>
    public double Blur { get; init; }

    /// <inheritdoc/>
    public string Name => "slab with an edge, one pixel";

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [Diffusivity];

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Coefficients => [EquilibriumUptake];

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns)
    {
        sheet.Evaluate(x, [parameters[0], double.PositiveInfinity], columns);
        for (var i = 0; i < x.Length; i++)
            columns[i] = PathIntegratedAbsorbance.Of(Remaining(x[i], parameters[0]).Value, 1, columns[i]);
    }

    /// <inheritdoc/>
    public bool TryDifferentiate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns, Span<double> derivatives)
    {
        if (!Diffusivity.IsFree)
        {
            Evaluate(x, parameters, columns);
            return true;
        }

        sheet.TryDifferentiate(x, [parameters[0], double.PositiveInfinity], columns, derivatives);
        for (var i = 0; i < x.Length; i++)
        {
            var (value, slope) = Remaining(x[i], parameters[0]);
            derivatives[i] = (value * derivatives[i]) - ((1 - columns[i]) * slope);
            columns[i] = PathIntegratedAbsorbance.Of(value, 1, columns[i]);
        }

        return true;
    }

    /// <inheritdoc/>
    public void Guess(Curve data, Span<double> parameters)
    {
        // Where the edge fills the pixel before the faces do, its own depth sets the time; the better of both starts wins.
        Span<double> start = stackalloc double[2];
        (sheet with { Diffusivity = Diffusivity }).Guess(data, start);
        parameters[0] = start[0];
        if (!double.IsNaN(Diffusivity.Value) || Distance >= 0.5 * Thickness)
            return;
        var slower = start[0] * Math.Pow(Math.Max(2 * Distance / Thickness, 0.05), 2);
        if (Misfit(data, slower) < Misfit(data, start[0]))
            parameters[0] = slower;
    }

    private double Misfit(Curve data, double diffusivity)
    {
        var column = new double[data.Count];
        Evaluate(data.X.Span, [diffusivity], column);
        var (along, square, total) = (0.0, 0.0, 0.0);
        for (var i = 0; i < column.Length; i++)
            (along, square, total) = (along + (column[i] * data.Y.Span[i]), square + (column[i] * column[i]), total + (data.Y.Span[i] * data.Y.Span[i]));
        return square > 0 ? total - (along * along / square) : total;
    }

    private (double Value, double Slope) Remaining(double time, double diffusivity)
    {
        var spread = (4 * diffusivity * Math.Max(time, 0)) + (2 * Blur * Blur);
        if (!(spread > 0))
            return (Distance > 0 ? 1 : 0, 0);
        var z = Distance / Math.Sqrt(spread);
        return (SpecialFunctions.Erf(z), -2 / Math.Sqrt(Math.PI) * Math.Exp(-z * z) * z * 2 * time / spread);
    }
}
