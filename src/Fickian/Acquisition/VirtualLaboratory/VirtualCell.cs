using Fickian.Acquisition.Rigs;
using Fickian.Acquisition.Simulators;
using Fickian.Infrared;
using Fickian.Numerics;

namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>The gas cell of a simulated run with the sample in it: pressure, temperature and what the sample holds, moved by the valves and controllers of the rig.</summary>
/// <remarks>
/// dp/dt = RT/V·ṅ (inlet open) − (S/V)·p (vacuum valve open) + leak/V; an open vent brings the cell to the pressure of the room within a second.
/// The sample is a sheet in equilibrium at its surfaces with the gas by Henry's law; inside Fick's second law, by finite volumes, not by the series that fits use.
/// A beam sees the sorbed band of ZIF-62 (a Gaussian at 2338 cm⁻¹, 10 cm⁻¹ wide) and the lines of the gas as a spectrometer of 4 cm⁻¹ shows them.
/// Everything moves only when somebody looks, in steps of at most half a second of the laboratory.
/// </remarks>
public sealed class VirtualCell
{
    private const double GasConstant = 8.31446261815324;
    private const double Room = 101325;
    private const double LongestStep = 0.5;
    private const int MostSteps = 400_000;
    private const double RoomTemperature = 296.15;
    private const double Resolution = 4;
    private const double SorbedAt = 2338;
    private const double SorbedWidth = 10;

    private readonly Lock gate = new();
    private readonly VirtualRigSettings settings;
    private readonly CellActuators actuators;
    private readonly ElapsedSteps elapsed;
    private readonly FiniteVolumeStepper sheet;
    private readonly double unit;
    private (double[] At, double[] Lines)? gasLines;
    private double pressure;
    private double air = Room;
    private volatile CellState seen = new(0, Room, 0);

    /// <summary>Makes a cell full of air of the room, with an empty sample.</summary>
    /// <param name="settings">Volumes, speeds and sample.</param>
    /// <param name="actuators">What moves the gas and the temperature.</param>
    /// <param name="time">Clock of the laboratory.</param>
    public VirtualCell(VirtualRigSettings settings, CellActuators actuators, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(time);
        (this.settings, this.actuators, elapsed) = (settings, actuators, new(time, LongestStep, MostSteps));
        var grid = new FiniteVolumeGrid(BodyShape.Sheet, 200, 0.01);
        sheet = new(grid, BodyShape.Sheet, double.PositiveInfinity, new double[200]);
        unit = 0.25 * settings.Thickness * settings.Thickness / settings.Diffusivity;
    }

    /// <summary>Pressure of the measured gas, Pa.</summary>
    public double GasPressure => State().GasPressure;

    /// <summary>Pressure in the cell, Pa.</summary>
    public double Pressure
    {
        get
        {
            var state = State();
            return state.GasPressure + state.AirPressure;
        }
    }

    /// <summary>Temperature of the stage, K.</summary>
    public double Temperature => actuators.Temperature();

    /// <summary>Amount in the sample over that in equilibrium with the reference pressure, 1.</summary>
    public double Loading => State().Loading;

    /// <summary>Absorbance through sample and gas at this moment, without noise.</summary>
    /// <param name="wavenumbers">Wavenumbers, cm⁻¹, [n].</param>
    public double[] Absorbance(double[] wavenumbers)
    {
        ArgumentNullException.ThrowIfNull(wavenumbers);
        var state = State();
        var (loading, gas) = (state.Loading * settings.EquilibriumBandArea, state.GasPressure / settings.ReferencePressure * settings.GasBandArea);
        var lines = Lines(wavenumbers);
        var deviation = SorbedWidth / Math.Sqrt(8 * Math.Log(2));
        var height = loading / (deviation * Math.Sqrt(2 * Math.PI));
        return [.. wavenumbers.Select((w, i) => (height * Math.Exp(-0.5 * Math.Pow((w - SorbedAt) / deviation, 2))) + (gas * lines[i]))];
    }

    // Lines of gaseous CO₂ from molecular constants, of integrated absorbance 1 over the range; they do not change while the range does not.
    private double[] Lines(double[] wavenumbers)
    {
        if (gasLines is not { } known || known.At != wavenumbers)
        {
            var ascending = wavenumbers.Order().ToArray();
            var spectrum = GasPhase.CarbonDioxide(RoomTemperature, settings.ReferencePressure, Resolution).On(new Axis(InfraredQuantity.Wavenumber, ascending));
            var area = spectrum.Values.ToArray().Sum() * (ascending[^1] - ascending[0]) / (ascending.Length - 1);
            gasLines = known = (wavenumbers, Array.ConvertAll(wavenumbers, w => spectrum.Interpolate(w) / area));
        }

        return known.Lines;
    }

    // Valves and controllers look at the cell while the cell looks at them: who finds it moving takes what was seen last, so that nobody waits for anybody.
    private CellState State()
    {
        if (!gate.TryEnter())
            return seen;
        try
        {
            Advance();
            return seen = new(pressure, air, sheet.Mean());
        }
        finally
        {
            gate.Exit();
        }
    }

    private void Advance() => elapsed.Advance(Step);

    private void Step(double dt)
    {
        var before = pressure;
        var inflow = actuators.IsInletOpen() ? GasConstant * RoomTemperature * actuators.Flow() / settings.CellVolume : 0;
        var rate = actuators.IsVacuumOpen() ? settings.PumpingSpeed / settings.CellVolume : 0;

        // Exact for constant inflow and speed over the step.
        var left = Math.Exp(-rate * dt);
        var gained = rate > 0 ? (1 - left) / rate : dt;
        pressure = (pressure * left) + (inflow * gained);
        air = (air * left) + (settings.Leak / settings.CellVolume * gained);
        if (actuators.IsVentOpen())
            air += (Room - pressure - air) * (1 - Math.Exp(-dt));
        sheet.Try(dt / unit, Surface(before), Surface(before + (FiniteVolumeStepper.Stage * (pressure - before))), Surface(pressure));
        sheet.Accept();
    }

    private double Surface(double gas) => gas / settings.ReferencePressure;
}
