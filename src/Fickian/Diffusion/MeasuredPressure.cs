using Fickian.Fitting;

namespace Fickian.Diffusion;

/// <summary>A pressure as it was recorded, joined by straight lines.</summary>
/// <remarks>
/// F(t) = p₀F₁(t − t₀) + Σⱼ (pⱼ₊₁ − pⱼ)·⟨F₁⟩ⱼ,  ⟨F₁⟩ⱼ = mean of F₁ from t − tⱼ₊₁ to t − tⱼ, in units of the last pressure;
/// before the first point there is no gas, after the last one the pressure stays.
/// Linear isotherm and constant D only: the responses to all changes of pressure add up (Duhamel). The pressure may fall and rise again; F may then exceed 1.
/// Exact for the straight lines; error below 1e-12 of the largest response, relative also for 1 − F where the pressure only rises. Cost: one mean per time and point before it.
/// Noise of the record is smoothed by diffusion, but a wrong last point scales everything.
/// Source: J. Crank, The Mathematics of Diffusion, 2nd ed. (1975), for Duhamel's theorem.
/// </remarks>
public sealed record MeasuredPressure : IPressureHistory
{
    private readonly double[] time;
    private readonly double[] rise;
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
        rise = [.. time.Skip(1).Select((_, i) => (pressure.Y.Span[i + 1] - pressure.Y.Span[i]) / final)];
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
        var (uptake, rest) = body.Step(now - time[0]);
        (uptake, rest) = (jump * uptake, jump * rest);
        for (var j = 0; j < rise.Length; j++)
        {
            var part = Part(body, now - time[j], time[j + 1] - time[j]);
            uptake += rise[j] * part.Uptake;
            rest += rise[j] * part.Rest;
        }

        return new(uptake, rest);
    };

    /// <summary>Response to a pressure that rises from 0 to 1 within a duration, at a time since its beginning.</summary>
    private static UptakeState Part(IStepResponse body, double since, double duration)
    {
        if (since <= 0)
            return UptakeState.Empty;
        if (since > duration)
            return body.Mean(since, duration);
        var uptake = body.Integral(since) / duration;
        return new(uptake, 1 - uptake);
    }
}
