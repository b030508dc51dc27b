using Fickian.Fitting;

namespace Fickian.Diffusion;

/// <summary>How the pressure of the gas around a sample rises to its final value: exponentially, linearly, or as it was measured.</summary>
/// <remarks>
/// The histories are <see cref="ExponentialPressure"/>, <see cref="LinearPressureRamp"/> and <see cref="MeasuredPressure"/>; any other is a measured one, sampled.
/// Used with <see cref="UnderPressure"/>.
/// </remarks>
public interface IPressureHistory
{
    /// <summary>Name in words, for tables: <c>exponential pressure</c>.</summary>
    string Name { get; }

    /// <summary>Parameter of the history, fixed or free; empty if there is none, [0 or 1].</summary>
    IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>Value of the parameter with which the history is a step; without effect if there is none.</summary>
    internal double Step { get; }

    /// <summary>The history with its parameter held at a value.</summary>
    internal IPressureHistory With(double value);

    /// <summary>Values of a parameter among which a fit looks for its start, for a run of a given length.</summary>
    internal double[] Candidates(double duration);

    /// <summary>Uptake, or concentration at a point, as a function of time.</summary>
    /// <param name="body">Response to a step.</param>
    /// <param name="parameters">Value of the parameter, SI, [0 or 1].</param>
    internal Func<double, UptakeState> Respond(IStepResponse body, ReadOnlySpan<double> parameters);
}
