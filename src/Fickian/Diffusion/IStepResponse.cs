namespace Fickian.Diffusion;

/// <summary>The uptake F₁(t) after a step of the gas pressure, and what follows from it for other pressures by superposition.</summary>
/// <remarks>Linear sorption and constant D: F(t) = ∫ F₁(t − τ) dp(τ). Source: J. Crank, The Mathematics of Diffusion, 2nd ed. (1975) (Duhamel's theorem).</remarks>
internal interface IStepResponse
{
    /// <summary>F₁(t), for a pressure that jumps to its final value at time 0.</summary>
    /// <param name="time">t, s.</param>
    UptakeState Step(double time);

    /// <summary>∫F₁ from 0 to t, s.</summary>
    /// <param name="time">t, s.</param>
    double Integral(double time);

    /// <summary>Mean of F₁ from t − d to t: the uptake where the pressure rises at a constant rate for the duration d.</summary>
    /// <param name="time">t, s.</param>
    /// <param name="duration">d, s; 0 is a step.</param>
    UptakeState Mean(double time, double duration);

    /// <summary>The uptake where the pressure is 1 − e^{−βt}.</summary>
    /// <param name="rate">β, 1/s; +∞ is a step.</param>
    Func<double, UptakeState> Relaxed(double rate);
}
