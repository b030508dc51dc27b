namespace Fickian.Thermal;

/// <summary>How much of a gas left in all, and at which temperature half of it was gone.</summary>
/// <remarks>
/// Q = ∫x dt by the trapezoidal rule, from amounts that may be negative: a bound at 0 would make gas of noise. u(Q)² = Σ w²·σ², instants being independent.
/// Half is gone where ∫x dt first reaches Q/2: u(T) = (dT/dt)·u(Q)/(2·x) there, for the noise before and after it moves that place in opposite directions. Not determined unless Q exceeds three of its errors.
/// </remarks>
/// <param name="Charge">Q, in the unit of the current times s.</param>
/// <param name="HalfTemperature">Temperature at which half of Q had left, K.</param>
public sealed record GasRelease(Estimate Charge, Estimate HalfTemperature)
{
    private const double Stands = 3;

    internal static GasRelease Of(double[] time, ReadOnlySpan<double> temperature, double temperatureError, double[] amount, double[] sigma, Unit unit)
    {
        var (sum, variance) = (0.0, 0.0);
        var running = new double[time.Length];
        for (var i = 0; i < time.Length; i++)
        {
            var weight = 0.5 * (time[Math.Min(i + 1, time.Length - 1)] - time[Math.Max(i - 1, 0)]);
            sum += weight * amount[i];
            variance += weight * weight * sigma[i] * sigma[i];
            running[i] = sum;
        }

        var error = Math.Sqrt(variance);
        var charge = new Estimate(sum, error, new($"{unit.Symbol} s")) { Name = "charge" };
        return new(charge, Half(time, temperature, temperatureError, amount, running, error));
    }

    private static Estimate Half(double[] time, ReadOnlySpan<double> temperature, double temperatureError, double[] amount, double[] running, double error)
    {
        var half = 0.5 * running[^1];
        var at = Array.FindIndex(running, q => q >= half);
        if (!(running[^1] > Stands * error) || at < 1 || at + 1 >= time.Length)
            return new(double.NaN, double.PositiveInfinity, Unit.Kelvin) { Name = "halfTemperature", Verdict = Verdict.NotDetermined };

        // The mean of neighbours stands for the current: one instant may be all noise.
        var (from, to) = (Math.Max(0, at - 3), Math.Min(time.Length - 1, at + 3));
        var current = 0.0;
        for (var i = from; i <= to; i++)
            current += amount[i] / (to - from + 1);
        var rate = Math.Abs((temperature[to] - temperature[from]) / (time[to] - time[from]));
        var noise = current > 0 ? rate * error / (2 * current) : double.PositiveInfinity;
        var spacing = rate * (time[at + 1] - time[at - 1]) / 2 / Math.Sqrt(12);
        return double.IsFinite(noise)
            ? new(temperature[at], Math.Sqrt((noise * noise) + (spacing * spacing) + (temperatureError * temperatureError)), Unit.Kelvin) { Name = "halfTemperature" }
            : new(temperature[at], double.PositiveInfinity, Unit.Kelvin) { Name = "halfTemperature", Verdict = Verdict.NotDetermined };
    }
}
