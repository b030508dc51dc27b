using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace Fickian.Acquisition.Micromeritics;

/// <summary>The physics of a gas pycnometer while it is calibrated: helium in the cell expands into the chamber.</summary>
/// <remarks>
/// Gauge pressures: P₂ = P₁ V/(V + V_exp), V = V_cell when it is empty and V_cell − V_standard with the standard in it; ideal gas at one temperature.
/// A leak takes 2·10⁻³ of the pressure between the two readings; a cell that warms up by 0.05 K a run raises P₂ by ΔT/T of the absolute pressure.
/// The gauge scatters by 0.0003 psig and prints three decimals. These values are assumptions, none is of a certain instrument.
/// </remarks>
internal sealed class SimulatedPycnometer(int seed, Func<double> temperature, double cell, double expansion, double standard, int runs)
{
    private const double Scatter = 0.0003;
    private const double Leak = 2e-3;
    private const double Warming = 0.05;
    private const double Atmosphere = 14.696;

    private readonly Xoshiro256StarStar random = new(seed, threadSafe: false);

    public double CellVolume => cell;

    public double ExpansionVolume => expansion;

    /// <summary>The lines of a report from the temperature on.</summary>
    public IReadOnlyList<string> Calibrate(bool leaks, bool warms)
    {
        var pressures = new double[4][];
        (pressures[0], pressures[1]) = Expand(cell, 19.4, leaks, warms);
        (pressures[2], pressures[3]) = Expand(cell - standard, 19.41, leaks, warms);
        var cells = new double[runs];
        var chambers = new double[runs];
        for (var i = 0; i < runs; i++)
        {
            var (empty, full) = (pressures[0][i] / pressures[1][i], pressures[2][i] / pressures[3][i]);
            cells[i] = standard * (full - 1) / (full - empty);
            chambers[i] = cells[i] * (empty - 1);
        }

        return
        [
            $"{temperature() - 273.15:0.00}", $"{standard:0.0000}", "10", "0.0050",
            $"{cells.Average():0.0000}", $"{Deviation(cells):0.0000}", $"{chambers.Average():0.0000}", $"{Deviation(chambers):0.0000}", $"{runs}",
            .. pressures.SelectMany(p => p.Select(v => $"{v:0.000}")),
        ];
    }

    private (double[] Before, double[] After) Expand(double volume, double filling, bool leaks, bool warms)
    {
        var (before, after) = (new double[runs], new double[runs]);
        for (var i = 0; i < runs; i++)
        {
            var pressure = filling + (0.03 * i);
            var expanded = pressure * volume / (volume + expansion);
            if (leaks)
                expanded *= 1 - Leak;
            if (warms)
                expanded += (expanded + Atmosphere) * Warming * (i + 1) / temperature();
            before[i] = Math.Round(pressure + Normal.Sample(random, 0, Scatter), 3);
            after[i] = Math.Round(expanded + Normal.Sample(random, 0, Scatter), 3);
        }

        return (before, after);
    }

    private static double Deviation(double[] values)
    {
        var mean = values.Average();
        return values.Length < 2 ? 0 : Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1));
    }
}
