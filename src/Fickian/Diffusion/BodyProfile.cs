using Fickian.Fitting;
using Fickian.Numerics;

namespace Fickian.Diffusion;

/// <summary>Concentration profile at one time across a whole sheet, cylinder or sphere.</summary>
/// <remarks>
/// c(x) = c₀ + (c_s − c₀)·φ(|a − x|, t; D, k), φ the solution for a body that was empty, x the depth below its surface, from 0 to 2a through the centre.
/// For a sheet φ = 1 − (4/π)Σₙ(−1)ⁿ/(2n+1)·exp[−(2n+1)²π²Dt/4a²]·cos[(2n+1)π(a−x)/2a]; behind a barrier with L = ka/D:
/// φ = 1 − Σₙ 2L·cos[βₙ(a−x)/a]/[(βₙ²+L²+L)cos βₙ]·exp(−βₙ²Dt/a²), βₙ tan βₙ = L. Cylinder and sphere likewise.
/// Constant D; gas at its final pressure from time 0; the same on all faces. Unlike <see cref="ErfcProfile"/> it holds when the gas has reached the centre,
/// and then the size a must be known. Behind a barrier a single profile determines D from its shape and k from its height only if c_s is fixed.
/// Absolute error of φ below 1e-12, behind a barrier for L from 1e-3 to ∞.
/// Source: J. Crank, The Mathematics of Diffusion, 2nd ed. (1975), chapters 4 to 6.
/// </remarks>
/// <param name="Shape">Shape of the body.</param>
/// <param name="HalfLength">Half-thickness of a sheet, radius of a cylinder or sphere, m.</param>
/// <param name="Time">Time t at which the profile was taken, s.</param>
/// <exception cref="ArgumentOutOfRangeException">The length or the time is not positive and finite.</exception>
public sealed record BodyProfile(BodyShape Shape, double HalfLength, double Time) : IModel
{
    // A depth that was written with fewer digits than the thickness may end a little beyond it.
    private const double Rounding = 1e-6;

    /// <summary>Half-thickness of a sheet, radius of a cylinder or sphere, m.</summary>
    public double HalfLength { get; } = UptakeParameters.Length(HalfLength, nameof(HalfLength));

    /// <summary>Time t at which the profile was taken, s.</summary>
    public double Time { get; } = LawArgument.Positive(Time, nameof(Time), "A time", "s");

    /// <summary>D, m²/s; free by default, between 1e-20 and 1e-5.</summary>
    public Parameter Diffusivity { get; init => field = UptakeParameters.Diffusivity(value); } = UptakeParameters.FreeDiffusivity;

    /// <summary>Surface permeability k, m/s; fixed at +∞ by default: no barrier.</summary>
    public Parameter SurfacePermeability { get; init => field = UptakeParameters.SurfacePermeability(value); } = UptakeParameters.NoBarrier;

    /// <summary>Rise c_s − c₀, c_s in equilibrium with the gas, in the unit of the data; free by default.</summary>
    public Parameter Rise { get; init => field = value.Of(ErfcProfile.Step); } = Parameter.Free.Of(ErfcProfile.Step);

    /// <summary>Concentration c₀ before the gas was let in, in the unit of the data; fixed at 0 by default.</summary>
    public Parameter Offset { get; init => field = value.Of(ErfcProfile.Base); } = Parameter.Fixed(0).Of(ErfcProfile.Base);

    /// <inheritdoc/>
    public string Name => UptakeParameters.Name($"{Shape.ToString().ToLowerInvariant()} profile", SurfacePermeability);

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [Diffusivity, SurfacePermeability];

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Coefficients => [Rise, Offset];

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns)
    {
        var position = Positions(x);
        var fourier = parameters[0] * Time / (HalfLength * HalfLength);
        if (fourier < ProfileModes.Earliest)
        {
            Early(position, parameters[0], parameters[1]).CopyTo(columns);
        }
        else
        {
            var modes = new ProfileModes(Shape, parameters[0] / (parameters[1] * HalfLength), fourier);
            for (var i = 0; i < position.Length; i++)
                columns[i] = modes.At(position[i] / HalfLength).Value;
        }

        columns.Slice(x.Length, x.Length).Fill(1);
    }

    /// <inheritdoc/>
    public bool TryDifferentiate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns, Span<double> derivatives)
    {
        Evaluate(x, parameters, columns);
        derivatives.Clear();
        var (diffusivity, permeability) = (parameters[0], parameters[1]);
        var (slopes, barrier) = Slopes(Positions(x), diffusivity, permeability);
        var free = 0;
        if (Diffusivity.IsFree)
        {
            for (var i = 0; i < x.Length; i++)
                derivatives[i] = slopes[i] / diffusivity;
            free++;
        }

        for (var i = 0; SurfacePermeability.IsFree && i < x.Length; i++)
            derivatives[(2 * free * x.Length) + i] = barrier[i] / permeability;
        return true;
    }

    /// <inheritdoc/>
    public void Guess(Curve data, Span<double> parameters)
    {
        // Near the surface any body is a half-space: the start of an erfc profile, held within what a profile of this body can tell.
        Span<double> start = [Diffusivity.Value, 0];
        new ErfcProfile(Time) { Diffusivity = Diffusivity }.Guess(data.Between(0, HalfLength) is { Count: > 1 } near ? near : data, start);
        var pace = HalfLength * HalfLength / Time;
        parameters[0] = double.IsNaN(Diffusivity.Value) ? Math.Clamp(start[0], 1e-4 * pace, pace) : Diffusivity.Value;
        parameters[1] = double.IsNaN(SurfacePermeability.Value) ? 10 * parameters[0] / HalfLength : SurfacePermeability.Value;
    }

    /// <summary>∂φ/∂ln D and ∂φ/∂ln k.</summary>
    private (double[] ByDiffusivity, double[] ByPermeability) Slopes(double[] position, double diffusivity, double permeability)
    {
        var fourier = diffusivity * Time / (HalfLength * HalfLength);
        var (d, k) = (new double[position.Length], new double[position.Length]);
        if (fourier < ProfileModes.Earliest)
        {
            // So early that nobody has a profile: differences of values good to 1e-12 are good to 1e-7.
            const double Step = 1e-3;
            double[] Difference(double u, double v) =>
                [.. Early(position, diffusivity * Math.Exp(u), permeability * Math.Exp(v)).Zip(Early(position, diffusivity * Math.Exp(-u), permeability * Math.Exp(-v)), (p, q) => (p - q) / (2 * Step))];
            return (Difference(Step, 0), double.IsPositiveInfinity(permeability) ? k : Difference(0, Step));
        }

        var resistance = diffusivity / (permeability * HalfLength);
        var modes = new ProfileModes(Shape, resistance, fourier);
        for (var i = 0; i < position.Length; i++)
        {
            var (_, byFourier, byResistance) = modes.At(position[i] / HalfLength);
            (d[i], k[i]) = (byFourier + (resistance * byResistance), -resistance * byResistance);
        }

        return (d, k);
    }

    private double[] Early(double[] position, double diffusivity, double permeability)
    {
        var body = new SolidBody(Shape, HalfLength);
        return PointResponse.Along(body, body.Exchange(diffusivity, permeability), diffusivity, position, point => point.Step(Time).Uptake);
    }

    /// <summary>Distances from the centre.</summary>
    private double[] Positions(ReadOnlySpan<double> depth)
    {
        var position = new double[depth.Length];
        for (var i = 0; i < depth.Length; i++)
        {
            position[i] = Math.Abs(HalfLength - depth[i]);
            if (!(position[i] <= HalfLength * (1 + Rounding)))
                throw new ArgumentException($"Depths lie between 0 and {2 * HalfLength} m, through the whole body; found {depth[i]} m. Check the size, or where positions are counted from.", nameof(depth));
            position[i] = Math.Min(position[i], HalfLength);
        }

        return position;
    }
}
