using Fickian.Fitting;

namespace Fickian.Diffusion;

/// <summary>Many bodies of one shape side by side, log-normally distributed in size or in diffusivity.</summary>
/// <remarks>
/// M/M∞ = ∫ F(t; e^{z ln σ_g}) e^{−z²/2}/√(2π) dz,  F of a body whose size, or D, is e^{z ln σ_g} times the median, that of the model.
/// σ_g is the geometric standard deviation: 68 % of the material lies between the median over σ_g and the median times σ_g; 1 is no spread.
/// The distribution counts material (volume), not grains: for a number distribution of sizes with the median m the median by volume is m·exp(3 ln²σ_g).
/// Bodies take up gas independently and have the same solubility and surface permeability; with a spread of D, L = ka/D differs from body to body.
/// Quadrature error below 1e-13, so that M/M∞ is as accurate as that of the body; cost: 29 bodies for σ_g up to 1.2 in size or 1.5 in D, in proportion to ln σ_g above.
/// A spread of size with ln σ_g looks in the curve like one of D with 2 ln σ_g where there is no barrier; either bends the curve like a slow tail.
/// Source: D. M. Ruthven, K. F. Loughlin, Chem. Eng. Sci. 26, 577 (1971), for the effect; the mean is elementary.
/// </remarks>
/// <param name="Body">The median body.</param>
/// <param name="Spread">What is distributed.</param>
/// <exception cref="ArgumentException">The body has other parameters than D and k.</exception>
public sealed record Distributed(IUptakeModel Body, Spread Spread) : IUptakeModel
{
    private const double Widest = 10;

    /// <summary>The median body.</summary>
    public IUptakeModel Body { get; init => field = Supported(value); } = Supported(Body);

    /// <summary>σ_g, 1; free by default, between 1 and 10.</summary>
    public Parameter GeometricStandardDeviation { get; init => field = Deviation(value, nameof(GeometricStandardDeviation)); } = Deviation(Parameter.Free, nameof(GeometricStandardDeviation));

    /// <summary>Diffusivity of the median body.</summary>
    public Parameter Diffusivity => Body.Diffusivity;

    /// <inheritdoc/>
    public Parameter SurfacePermeability => Body.SurfacePermeability;

    /// <inheritdoc/>
    public Parameter EquilibriumUptake => Body.EquilibriumUptake;

    /// <inheritdoc/>
    public string Name => $"{Body.Name}, distributed {(Spread == Spread.Size ? "size" : "diffusivity")}";

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [.. Body.Parameters, GeometricStandardDeviation];

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Coefficients => Body.Coefficients;

    /// <summary>Length a of the median body, m.</summary>
    public double CharacteristicLength => Body.CharacteristicLength;

    /// <summary>Surface over volume of the median body, 1/m.</summary>
    public double SurfaceToVolume => Body.SurfaceToVolume;

    private double Known => double.IsNaN(GeometricStandardDeviation.Value) ? 1 : GeometricStandardDeviation.Value;

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns) =>
        Average(x, parameters[0], parameters[1], parameters[2], Body.FractionalUptake, columns);

    /// <summary>Slopes are means of those of the members; ∂F/∂ln σ = −⟨z·(2∂F/∂ln D + ∂F/∂ln k)⟩ of sizes, ⟨z·∂F/∂ln D⟩ of diffusivities.</summary>
    /// <inheritdoc/>
    public bool TryDifferentiate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns, Span<double> derivatives)
    {
        var (diffusivity, permeability, deviation, n) = (parameters[0], parameters[1], parameters[2], x.Length);
        var hasBarrier = double.IsFinite(permeability);
        var (body, times, own) = (FreeBody.Of(Body, hasBarrier), x.ToArray(), new double[3 * n]);
        var known = true;
        var (ofD, ofK) = Spread == Spread.Size ? (-2, -1) : (1, 0);
        var spread = Math.Log(deviation);

        // F, ∂F/∂ln D, ∂F/∂ln k and ∂F/∂ln σ side by side, so that one pass over the members gives all means.
        var mean = new double[4 * n];
        LogNormalAverage.Fill(
            Math.Abs(ofD) * spread,
            (z, one) =>
            {
                own.AsSpan().Clear();
                var (d, k) = (diffusivity * Math.Exp(ofD * z * spread), permeability * Math.Exp(ofK * z * spread));
                known &= body.TryDifferentiate(times, [d, k], one.AsSpan(0, n), own);
                for (var i = 0; i < n; i++)
                {
                    (one[n + i], one[(2 * n) + i]) = (d * own[i], hasBarrier ? k * own[n + i] : 0);
                    one[(3 * n) + i] = z * ((ofD * one[n + i]) + (ofK * one[(2 * n) + i]));
                }
            },
            mean);
        mean.AsSpan(0, n).CopyTo(columns);
        var row = 0;
        foreach (var (k, parameter) in Parameters.Index())
        {
            if (!parameter.IsFree)
                continue;
            for (var i = 0; i < n; i++)
                derivatives[(row * n) + i] = mean[((k + 1) * n) + i] / parameters[k];
            row++;
        }

        return known;
    }

    /// <inheritdoc/>
    public void Guess(Curve data, Span<double> parameters)
    {
        Body.Guess(data, parameters[..^1]);
        UptakeGuess.FillWith(value => this with { GeometricStandardDeviation = value }, GeometricStandardDeviation, [1.1, 1.5, 2.5], data, parameters);
    }

    /// <summary>Fractional uptake; σ_g counts as 1 where it is free and has no start.</summary>
    /// <inheritdoc/>
    public void FractionalUptake(ReadOnlySpan<double> time, double diffusivity, double surfacePermeability, Span<double> uptake) =>
        Average(time, diffusivity, surfacePermeability, Known, Body.FractionalUptake, uptake);

    /// <summary>What is still to be taken up; σ_g counts as 1 where it is free and has no start.</summary>
    /// <inheritdoc/>
    public void RemainingUptake(ReadOnlySpan<double> time, double diffusivity, double surfacePermeability, Span<double> rest) =>
        Average(time, diffusivity, surfacePermeability, Known, Body.RemainingUptake, rest);

    /// <summary>Fractional uptake; σ_g counts as 1 where it is free and has no start.</summary>
    /// <inheritdoc/>
    public double[] FractionalUptake(double[] time, double diffusivity, double surfacePermeability = double.PositiveInfinity)
    {
        ArgumentNullException.ThrowIfNull(time);
        var uptake = new double[time.Length];
        FractionalUptake(time, diffusivity, surfacePermeability, uptake);
        return uptake;
    }

    private static Parameter Deviation(Parameter setting, string name)
    {
        if (!double.IsNaN(setting.Value) && !(setting.Value >= 1 && double.IsFinite(setting.Value)))
            throw new ArgumentOutOfRangeException(name, setting.Value, $"A geometric standard deviation is 1 or more; found {setting.Value}.");
        return setting.Positive(new("geometricStandardDeviation", "σg", Unit.One), Math.Max(1, setting.Lower), Math.Min(Widest, setting.Upper));
    }

    private static IUptakeModel Supported(IUptakeModel body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return body.Parameters.Count == 2 ? body
            : throw new ArgumentException($"A body with the parameters D and k only can be distributed; a {body.Name} has {body.Parameters.Count}. Put a pressure history outside.", nameof(body));
    }

    private void Average(ReadOnlySpan<double> time, double diffusivity, double permeability, double deviation, UptakeCurve body, Span<double> mean)
    {
        UptakeParameters.RequireUsable(diffusivity, permeability);
        UptakeParameters.RequireSameLength(time, mean, nameof(mean));
        var (times, spread) = (time.ToArray(), Math.Log(deviation));
        if (Spread == Spread.Diffusivity)
        {
            LogNormalAverage.Fill(spread, (z, one) => body(times, diffusivity * Math.Exp(z * spread), permeability, one), mean);
            return;
        }

        // A body f times as large takes up gas as one with D/f² and k/f does; the time scale spreads twice as far.
        LogNormalAverage.Fill(
            2 * spread, (z, one) => body(times, diffusivity * Math.Exp(-2 * z * spread), permeability * Math.Exp(-z * spread), one), mean);
    }

    private delegate void UptakeCurve(ReadOnlySpan<double> time, double diffusivity, double permeability, Span<double> values);
}
