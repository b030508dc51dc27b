using Fickian.Numerics;

namespace Fickian.Diffusion;

/// <summary>The first-order course 1 − e^{−kt}.</summary>
internal static class FirstOrder
{
    /// <summary>1 − e^{−z}, 0 for z below 0.</summary>
    public static double Uptake(double z) => z <= 0 ? 0 : -Exponential.MinusOne(-z);

    /// <summary>d(1 − e^{−kt})/dk = t·e^{−kt}.</summary>
    public static double Slope(double rate, double time) => time <= 0 ? 0 : time * Math.Exp(-rate * time);
}
