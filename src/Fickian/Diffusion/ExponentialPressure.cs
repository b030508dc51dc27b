using Fickian.Fitting;

namespace Fickian.Diffusion;

/// <summary>A pressure that approaches its final value exponentially, as through a valve or from a vessel of finite conductance.</summary>
/// <remarks>
/// p(t)/p∞ = 1 − e^{−βt}.
/// β = Conductance/volume of the cell where the sample itself takes up a negligible part of the gas.
/// Below βa²/D = 1 the pressure, not the sample, sets the pace; above 100 the pressure is a step in all but the first moments.
/// Source: J. Crank, The Mathematics of Diffusion, 2nd ed. (1975), sections 4.3.3, 5.3.2, 6.3.2.
/// </remarks>
public sealed record ExponentialPressure : IPressureHistory
{
    // Pressures that settle in a microsecond are steps; one that takes three years is no rise.
    private const double Slowest = 1e-8;
    private const double Quickest = 1e6;

    /// <summary>A pressure whose rate constant is fitted.</summary>
    public ExponentialPressure()
        : this(Parameter.Free)
    {
    }

    /// <summary>A pressure of a rate constant.</summary>
    /// <param name="rate">β, 1/s: a number holds it, <c>Parameter.From(0.1)</c> starts there.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not positive.</exception>
    public ExponentialPressure(Parameter rate) => Rate = rate;

    /// <summary>Rate constant β, 1/s; free by default, between 1e-8 and 1e6. +∞ is a step.</summary>
    public Parameter Rate
    {
        get;
        init => field = UptakeParameters.Positive(value, new("pressureRate", "β", Unit.PerSecond), Slowest, Quickest, nameof(Rate), "A rate of pressure build-up", "1/s");
    }

    /// <inheritdoc/>
    public string Name => "exponential pressure";

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [Rate];

    double IPressureHistory.Step => double.PositiveInfinity;

    IPressureHistory IPressureHistory.With(double value) => this with { Rate = value };

    double[] IPressureHistory.Candidates(double duration) => [1000 / duration, 100 / duration, 30 / duration, 10 / duration, 3 / duration, 1 / duration];

    Func<double, UptakeState> IPressureHistory.Respond(IStepResponse body, ReadOnlySpan<double> parameters) => body.Relaxed(parameters[0]);
}
