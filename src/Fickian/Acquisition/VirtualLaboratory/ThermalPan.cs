namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>One site of a heat-flow calorimeter: furnace – sensor – pan, and what is in the pan.</summary>
/// <remarks>
/// Sensor: C_p·dT_p/dt = (T_furnace − T_p)/R₁ − (T_p − T)/R₂.
/// Pan: (C_pan + m·c)·dT/dt = (T_p − T)/R₂ − m·L·dα/dt − Σ m₀w_i·h_i·da_i/dt − m·Δc·dT_f/dt.
/// Nothing of a baseline, a peak shape or a step enters: they come out. Fourth-order Runge–Kutta; the rate of T_f is held over a step.
/// </remarks>
internal sealed class ThermalPan
{
    private readonly ThermalRecipe recipe;
    private readonly ThermalRun run;
    private readonly double[] state;

    /// <summary>Puts a pan into a furnace that has been at its temperature for long.</summary>
    public ThermalPan(ThermalRecipe recipe, ThermalRun run)
    {
        (this.recipe, this.run) = (recipe, run);
        state = new double[3 + Guests.Length];
        (state[0], state[1]) = (recipe.Program.Start, recipe.Program.Start);
    }

    /// <summary>Temperature of the sensor, K.</summary>
    public double Sensor => state[0];

    /// <summary>Temperature of the pan, K.</summary>
    public double Temperature => state[1];

    /// <summary>Part that is molten, 1.</summary>
    public double Molten => state[2];

    /// <summary>Mass of what is in the pan, kg.</summary>
    public double Mass => MassOf(state);

    /// <summary>dT_f/dt of a glass in the pan, K/s.</summary>
    public double FictiveRate { get; set; }

    private ReadOnlySpan<GuestRelease> Guests => run.Content == ThermalContent.Sample ? recipe.Guests.AsSpan() : [];

    /// <summary>Heat flowing from the furnace into the site, W.</summary>
    /// <param name="furnace">Temperature of the furnace, K.</param>
    public double HeatFlow(double furnace) => (furnace - state[0]) / recipe.Calorimeter.FurnaceResistance;

    /// <summary>One step.</summary>
    /// <param name="step">Length, s.</param>
    /// <param name="from">Temperature of the furnace at its beginning, K.</param>
    /// <param name="to">Temperature of the furnace at its end, K.</param>
    public void Advance(double step, double from, double to)
    {
        var middle = 0.5 * (from + to);
        var first = Derivative(state, from);
        var second = Derivative(Along(first, 0.5 * step), middle);
        var third = Derivative(Along(second, 0.5 * step), middle);
        var fourth = Derivative(Along(third, step), to);
        for (var i = 0; i < state.Length; i++)
            state[i] += step / 6 * (first[i] + (2 * second[i]) + (2 * third[i]) + fourth[i]);
    }

    private double[] Along(double[] derivative, double step)
    {
        var moved = new double[state.Length];
        for (var i = 0; i < moved.Length; i++)
            moved[i] = state[i] + (step * derivative[i]);
        return moved;
    }

    private double[] Derivative(double[] y, double furnace)
    {
        var (site, change) = (recipe.Calorimeter, new double[y.Length]);
        var inflow = (y[0] - y[1]) / site.PanResistance;
        change[0] = (((furnace - y[0]) / site.FurnaceResistance) - inflow) / site.SensorHeatCapacity;
        var taken = 0.0;
        if (run.Content == ThermalContent.Sample)
        {
            if (recipe.Melting is { } melting && y[1] > melting.Temperature)
            {
                change[2] = melting.Rate * (y[1] - melting.Temperature) * (1 - y[2]);
                taken += MassOf(y) * melting.Enthalpy * change[2];
            }

            for (var i = 0; i < Guests.Length; i++)
            {
                change[3 + i] = Guests[i].Rate(y[1]) * (1 - y[3 + i]);
                taken += run.Mass * Guests[i].MassFraction * Guests[i].Enthalpy * change[3 + i];
            }

            taken += MassOf(y) * (recipe.Glass?.HeatCapacityStep ?? 0) * FictiveRate;
        }

        change[1] = (inflow - taken) / HeatCapacity(y);
        return change;
    }

    private double HeatCapacity(double[] y)
    {
        var pan = run.PanMass * recipe.Calorimeter.PanHeatCapacity;
        return run.Content switch
        {
            ThermalContent.Sapphire => pan + (run.Mass * SapphireHeatCapacity.At(y[1])),
            ThermalContent.Sample => pan + (MassOf(y) * (recipe.HeatCapacity + (recipe.HeatCapacitySlope * (y[1] - recipe.HeatCapacityTemperature)) + ((recipe.Melting?.HeatCapacityChange ?? 0) * y[2]))),
            _ => pan,
        };
    }

    private double MassOf(double[] y)
    {
        var left = 1.0;
        for (var i = 0; i < Guests.Length; i++)
            left -= Guests[i].MassFraction * y[3 + i];
        return run.Mass * left;
    }
}
