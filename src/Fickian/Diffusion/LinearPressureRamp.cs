using Fickian.Fitting;

namespace Fickian.Diffusion;

/// <summary>A pressure that rises at a constant rate and then stays, as a mass-flow controller or a back-pressure programme makes it.</summary>
/// <remarks>
/// p(t)/p∞ = t/t₀ up to t₀, then 1.
/// The mean uptake time is longer by t₀/2 than after a step.
/// Source: J. Crank, The Mathematics of Diffusion, 2nd ed. (1975), chapter 4, for a surface that changes at a constant rate; the plateau by superposition.
/// </remarks>
public sealed record LinearPressureRamp : IPressureHistory
{
    private const double Shortest = 1e-6;
    private const double Longest = 1e8;

    /// <summary>A ramp.</summary>
    /// <param name="duration">t₀, s: a number holds it, <c>Parameter.From(60)</c> fits it and starts there.</param>
    /// <exception cref="ArgumentOutOfRangeException">The duration is not positive.</exception>
    public LinearPressureRamp(Parameter duration) => Duration = duration;

    /// <summary>Duration t₀, s; where free, between 1e-6 and 1e8.</summary>
    public Parameter Duration
    {
        get;
        init => field = UptakeParameters.Positive(value, new("rampDuration", "t₀", Unit.Second), Shortest, Longest, nameof(Duration), "The duration of a ramp", "s");
    }

    /// <inheritdoc/>
    public string Name => "linear pressure ramp";

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [Duration];

    double IPressureHistory.Step => 0;

    IPressureHistory IPressureHistory.With(double value) => this with { Duration = value };

    double[] IPressureHistory.Candidates(double duration) => [0.001 * duration, 0.01 * duration, 0.03 * duration, 0.1 * duration, 0.3 * duration, duration];

    Func<double, UptakeState> IPressureHistory.Respond(IStepResponse body, ReadOnlySpan<double> parameters)
    {
        var duration = parameters[0];
        return duration == 0 ? body.Step : time => body.Mean(time, duration);
    }
}
