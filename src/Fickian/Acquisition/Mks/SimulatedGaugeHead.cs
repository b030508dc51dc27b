using System.Globalization;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Mks;

/// <summary>One sensor of the simulated gauge controller: cold cathode (CC), Pirani (PR), capacitance manometer (CM) or none (NC).</summary>
/// <remarks>Ranges in torr: cold cathode 1e-11 to 1e-2, Pirani 5e-4 to 1000, capacitance 1e-3 to 1000. After power-on a cold cathode waits 5 s; above its range it protects itself.</remarks>
internal sealed class SimulatedGaugeHead(string type, TimeProvider time, Func<double> pressure, bool settled)
{
    private const double PascalPerTorr = 101325.0 / 760;
    private const double StartTime = 5;

    private long since = time.GetTimestamp();
    private bool wasSettled = settled;

    public bool IsOn { get; private set; } = true;

    public bool IsIon => type == "CC";

    public void Switch(bool on)
    {
        (IsOn, since, wasSettled) = (on, time.GetTimestamp(), false);
    }

    private bool IsStarting => IsIon && !wasSettled && time.GetElapsedTime(since).TotalSeconds < StartTime;

    /// <summary>State of an ion gauge: off, wait, protect, good.</summary>
    public char Status => !IsOn ? 'O' : IsStarting ? 'W' : pressure() / PascalPerTorr > 1e-2 ? 'P' : 'G';

    /// <summary>What the controller writes.</summary>
    public string Text(ScaledUnit unit, double noise, int digits)
    {
        var torr = pressure() * (1 + noise) / PascalPerTorr;
        var (least, most, low, high) = type switch
        {
            "CC" => (1e-11, 1e-2, "LO<E-11", ">1.0E-2"),
            "PR" => (5e-4, 1000.0, "LO<E-04", ">1.0E+3"),
            _ => (1e-3, 1000.0, "LO<E-03", ">1.0E+3"),
        };
        return type is "NC" or "" ? "NOGAUGE" : !IsOn ? "OFF" : IsStarting ? "WAIT" : torr < least ? low : torr > most ? high
            : unit.FromSI(torr * PascalPerTorr).ToString($"0.{new string('0', digits)}E+0", CultureInfo.InvariantCulture);
    }
}
