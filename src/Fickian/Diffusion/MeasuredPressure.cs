using Fickian.Fitting;

namespace Fickian.Diffusion;

/// <summary>A pressure as it was recorded, joined by straight lines.</summary>
/// <remarks>
/// F(t) = p₀F₁(t − t₀) + Σⱼ (p′ⱼ − p′ⱼ₋₁)·I(t − tⱼ),  I = ∫F₁dt,  p′ⱼ = slope from point j to the next, in units of the last pressure;
/// before the first point there is no gas, after the last one the pressure stays.
/// Linear isotherm and constant D only: the responses to all changes of pressure add up (Duhamel). The pressure may fall and rise again; F may then exceed 1.
/// Exact for the straight lines; error below 1e-12 of the largest response. Cost: one integral per time and point before it.
/// Noise of the record is smoothed by diffusion, but a wrong last point scales everything.
/// Source: J. Crank, The Mathematics of Diffusion, 2nd ed. (1975), section 3.5.
/// </remarks>
public sealed record MeasuredPressure : IPressureHistory
{
    private readonly double[] time;
    private readonly double[] bend;
    private readonly double jump;

    /// <summary>Takes a record.</summary>
    /// <param name="pressure">Pressure in any unit over time since the start of the run, s; at least one point. Data end where the final pressure is reached.</param>
    /// <exception cref="ArgumentException">The times do not ascend from 0 or above, or the last pressure is not positive.</exception>
    public MeasuredPressure(Curve pressure)
    {
        ArgumentNullException.ThrowIfNull(pressure);
        time = pressure.X.ToArray();
        var final = pressure.Count == 0 ? double.NaN : pressure.Y.Span[^1];
        if (!(final > 0))
            throw new ArgumentException($"A record of pressure ends at the final pressure, above 0; found {final}.", nameof(pressure));
        for (var i = 0; i < time.Length; i++)
        {
            if (!(time[i] >= 0 && (i == 0 || time[i] > time[i - 1])))
                throw new ArgumentException($"The times of a record of pressure ascend from 0 or above; found {time[i]} s at index {i}.", nameof(pressure));
        }

        Pressure = pressure;
        jump = pressure.Y.Span[0] / final;
        bend = new double[time.Length];
        var before = 0.0;
        for (var i = 0; i < time.Length; i++)
        {
            var slope = i + 1 < time.Length ? (pressure.Y.Span[i + 1] - pressure.Y.Span[i]) / (time[i + 1] - time[i]) / final : 0;
            bend[i] = slope - before;
            before = slope;
        }
    }

    /// <summary>The record.</summary>
    public Curve Pressure { get; }

    /// <inheritdoc/>
    public string Name => "measured pressure";

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [];

    double IPressureHistory.Step => 0;

    IPressureHistory IPressureHistory.With(double value) => this;

    double[] IPressureHistory.Candidates(double duration) => [];

    Func<double, UptakeState> IPressureHistory.Respond(IStepResponse body, ReadOnlySpan<double> parameters) => now =>
    {
        var uptake = jump == 0 ? 0 : jump * body.Step(now - time[0]).Uptake;
        for (var i = 0; i < time.Length && time[i] < now; i++)
            uptake += bend[i] == 0 ? 0 : bend[i] * body.Integral(now - time[i]);
        return new(uptake, 1 - uptake);
    };
}
