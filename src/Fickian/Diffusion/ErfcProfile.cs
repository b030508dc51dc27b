using Fickian.Fitting;
using MathNet.Numerics;

namespace Fickian.Diffusion;

/// <summary>Concentration profile at one time in a body whose far side the gas has not reached.</summary>
/// <remarks>
/// c(x) = c₀ + (c_s − c₀)·erfc[(x − x₀)/(2√(Dt))]; the coefficients are the rise c_s − c₀ and the offset c₀.
/// Constant D; surface at x₀ held at c_s from time 0; x counts into the body. For x &lt; x₀ the same formula holds, which is the couple
/// of two half-spaces with c_s in the plane x₀. Near the far side of a sheet of thickness L it holds while √(Dt) &lt; L/8 (its own image is then below 2e-8).
/// Relative error below 1e-14.
/// Source: J. Crank, The Mathematics of Diffusion, 2nd ed. (1975), chapter 2.
/// </remarks>
/// <param name="Time">Time t at which the profile was taken, s.</param>
/// <exception cref="ArgumentOutOfRangeException">The time is not positive and finite.</exception>
public sealed record ErfcProfile(double Time) : IModel
{
    private static readonly Quantity Place = new("surfacePosition", "x₀", Unit.Metre);
    internal static readonly Quantity Step = new("concentrationRise", "c_s − c₀", Unit.One);
    internal static readonly Quantity Base = new("offset", "c₀", Unit.One);

    /// <summary>Time t at which the profile was taken, s.</summary>
    public double Time { get; } = LawArgument.Positive(Time, nameof(Time), "A time", "s");

    /// <summary>D, m²/s; free by default, between 1e-20 and 1e-5.</summary>
    public Parameter Diffusivity { get; init => field = UptakeParameters.Diffusivity(value); } = UptakeParameters.FreeDiffusivity;

    /// <summary>Position of the surface x₀, m; fixed at 0 by default.</summary>
    public Parameter SurfacePosition { get; init => field = value.Of(Place); } = Parameter.Fixed(0).Of(Place);

    /// <summary>Rise c_s − c₀, in the unit of the data; free by default.</summary>
    public Parameter Rise { get; init => field = value.Of(Step); } = Parameter.Free.Of(Step);

    /// <summary>Concentration c₀ far inside, in the unit of the data; fixed at 0 by default.</summary>
    public Parameter Offset { get; init => field = value.Of(Base); } = Parameter.Fixed(0).Of(Base);

    /// <inheritdoc/>
    public string Name => "erfc profile";

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [Diffusivity, SurfacePosition];

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Coefficients => [Rise, Offset];

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns)
    {
        var width = 2 * Math.Sqrt(parameters[0] * Time);
        for (var i = 0; i < x.Length; i++)
            columns[i] = SpecialFunctions.Erfc((x[i] - parameters[1]) / width);
        columns.Slice(x.Length, x.Length).Fill(1);
    }

    /// <inheritdoc/>
    public bool TryDifferentiate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns, Span<double> derivatives)
    {
        Evaluate(x, parameters, columns);
        derivatives.Clear();
        var width = 2 * Math.Sqrt(parameters[0] * Time);
        var place = Diffusivity.IsFree ? 2 * x.Length : 0;
        for (var i = 0; i < x.Length; i++)
        {
            var z = (x[i] - parameters[1]) / width;
            var gauss = 2 / Math.Sqrt(Math.PI) * Math.Exp(-z * z);
            if (Diffusivity.IsFree)
                derivatives[i] = gauss * z / (2 * parameters[0]);
            if (SurfacePosition.IsFree)
                derivatives[place + i] = gauss / width;
        }

        return true;
    }

    /// <inheritdoc/>
    public void Guess(Curve data, Span<double> parameters)
    {
        var x = data.X.Span;
        var y = data.Y.Span;
        var (near, far) = (y[0], y[^1]);
        parameters[1] = double.IsNaN(SurfacePosition.Value) ? x[0] : SurfacePosition.Value;

        // Depth at which erfc has fallen to a half: 0.4769 of 2√(Dt).
        var half = 0;
        while (half < x.Length - 1 && Math.Abs(y[half] - far) > 0.5 * Math.Abs(near - far))
            half++;
        var depth = Math.Max(Math.Abs(x[half] - parameters[1]), 1e-3 * Math.Abs(x[^1] - x[0]));
        parameters[0] = double.IsNaN(Diffusivity.Value) ? Math.Pow(depth / (2 * 0.4769), 2) / Time : Diffusivity.Value;
    }
}
