using Fickian.Fitting;
using MathNet.Numerics;

namespace Fickian.Infrared;

/// <summary>A blurred straight step over a plane: what a full sample looks like at its edge. x is the number of the point.</summary>
/// <param name="Places">Position of each point from the middle of the picture, m, [n].</param>
/// <param name="Pitch">Distance between neighbouring points, m.</param>
internal sealed record EdgeStep((double X, double Y)[] Places, double Pitch) : IModel
{
    /// <summary>Distance of the edge from the middle, m.</summary>
    public Parameter Position { get; } = Parameter.Free.Of(new("edgePosition", "p", Unit.Metre));

    /// <summary>Direction into the sample, rad.</summary>
    public Parameter Angle { get; } = Parameter.Free.Of(new("edgeAngle", "θ", new Unit("rad")));

    /// <summary>Standard deviation of the blurred step, m.</summary>
    public Parameter Blur { get; } = Parameter.Free.Positive(new("blur", "s", Unit.Metre), 1e-3 * Pitch, 1e3 * Pitch);

    private Parameter Height { get; } = Parameter.Free.Of(Quantity.EquilibriumUptake);

    private Parameter Foot { get; } = Parameter.Free.Of(new("offset", "A₀", Unit.One));

    /// <inheritdoc/>
    public string Name => "straight edge";

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [Position, Angle, Blur];

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Coefficients => [Height, Foot];

    /// <summary>Distance of a place from an edge, m, positive inside.</summary>
    public static double Distance((double X, double Y) place, double position, double angle)
    {
        var (sine, cosine) = Math.SinCos(angle);
        return (place.X * cosine) + (place.Y * sine) - position;
    }

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns)
    {
        for (var i = 0; i < x.Length; i++)
            columns[i] = 0.5 * SpecialFunctions.Erfc(-Distance(Places[(int)x[i]], parameters[0], parameters[1]) / (Math.Sqrt(2) * parameters[2]));
        columns.Slice(x.Length, x.Length).Fill(1);
    }

    /// <inheritdoc/>
    public bool TryDifferentiate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns, Span<double> derivatives)
    {
        Evaluate(x, parameters, columns);
        derivatives.Clear();
        var (sine, cosine) = Math.SinCos(parameters[1]);
        for (var i = 0; i < x.Length; i++)
        {
            var place = Places[(int)x[i]];
            var distance = Distance(place, parameters[0], parameters[1]) / parameters[2];
            var gauss = Math.Exp(-0.5 * distance * distance) / (Math.Sqrt(2 * Math.PI) * parameters[2]);
            derivatives[i] = -gauss;
            derivatives[(2 * x.Length) + i] = gauss * ((place.Y * cosine) - (place.X * sine));
            derivatives[(4 * x.Length) + i] = -gauss * distance;
        }

        return true;
    }

    /// <inheritdoc/>
    public void Guess(Curve data, Span<double> parameters)
    {
        var y = data.Y.Span;
        var sorted = y.ToArray();
        Array.Sort(sorted);
        var half = 0.5 * (sorted[sorted.Length / 20] + sorted[^(1 + (sorted.Length / 20))]);
        var (inside, outside) = (Centre(y, half, isAbove: true), Centre(y, half, isAbove: false));
        parameters[1] = Math.Atan2(inside.Y - outside.Y, inside.X - outside.X);

        // The edge divides the picture as the two sorts of pixels do.
        var below = 0;
        foreach (var v in y)
            below += v <= half ? 1 : 0;
        var (angle, across) = (parameters[1], new double[Places.Length]);
        for (var i = 0; i < across.Length; i++)
            across[i] = Distance(Places[i], 0, angle);
        Array.Sort(across);
        parameters[0] = across[Math.Clamp(below, 0, across.Length - 1)] - (0.5 * Pitch);
        parameters[2] = 0.5 * Pitch;
    }

    private (double X, double Y) Centre(ReadOnlySpan<double> y, double level, bool isAbove)
    {
        var (sumX, sumY, count) = (0.0, 0.0, 0);
        for (var i = 0; i < y.Length; i++)
        {
            if (y[i] > level != isAbove)
                continue;
            (sumX, sumY, count) = (sumX + Places[i].X, sumY + Places[i].Y, count + 1);
        }

        return count == 0 ? (0, 0) : (sumX / count, sumY / count);
    }
}
