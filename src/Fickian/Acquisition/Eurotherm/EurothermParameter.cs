using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Eurotherm;

/// <summary>A value of the controller as a recipe sees it: SI value = display · <paramref name="Factor"/> + <paramref name="Offset"/>.</summary>
/// <param name="Item">The value of the controller.</param>
/// <param name="Parameter">Name, unit, range.</param>
/// <param name="Factor">SI value of one unit of the display.</param>
/// <param name="Offset">SI value of 0.</param>
internal sealed record EurothermParameter(EurothermItem Item, Parameter Parameter, double Factor, double Offset)
{
    private const double Zero = 273.15;
    private static readonly Unit PerSecond = new("1/s");

    public double FromDisplay(double display) => display * Factor + Offset;

    public double ToDisplay(double value) => (value - Offset) / Factor;

    /// <summary>The values of a controller that a line can reach, with the limits of the rig.</summary>
    public static IReadOnlyList<EurothermParameter> Of(IEurothermLine line, InstrumentSetup setup) =>
        [.. All().Where(p => line.Has(p.Item)).Select(p => p with { Parameter = setup.Limited(p.Parameter with { Resolution = line.Step(p.Item) * p.Factor }) })];

    private static IEnumerable<EurothermParameter> All()
    {
        yield return Temperature(EurothermItem.ProcessValue, "temperature", Access.Read, "temperature of the furnace");
        yield return Temperature(EurothermItem.Setpoint, "setpoint", Access.ReadWrite, "temperature that is controlled to");
        yield return Temperature(EurothermItem.WorkingSetpoint, "working-setpoint", Access.Read, "setpoint after the controller's own ramp");
        yield return Temperature(EurothermItem.SetpointHigh, "setpoint-high", Access.ReadWrite, "highest setpoint the controller takes", dangerous: true);
        yield return Temperature(EurothermItem.SetpointLow, "setpoint-low", Access.ReadWrite, "lowest setpoint the controller takes", dangerous: true);
        yield return new(EurothermItem.Output, new("output", Unit.One, Access.Read, "power that is put out, 1 is all"), 0.01, 0);
        yield return new(EurothermItem.MaximumOutput, new("maximum-output", Unit.One, Access.ReadWrite, "most power that is put out, 1 is all") { Minimum = 0, Maximum = 1, SafeValue = 0 }, 0.01, 0);
        yield return new(EurothermItem.OutputRate, new("output-rate", PerSecond, Access.ReadWrite, "fastest change of the output, 0 is no limit") { Minimum = 0, Maximum = 1 }, 0.01, 0);
        yield return new(EurothermItem.ProportionalBand, new("proportional-band", Unit.Kelvin, Access.ReadWrite, "proportional band, in the unit of the display") { Minimum = 0, Maximum = 3000 }, 1, 0);
        yield return new(EurothermItem.IntegralTime, new("integral-time", Unit.Second, Access.ReadWrite, "integral time, 0 is off") { Minimum = 0, Maximum = 9999 }, 1, 0);
        yield return new(EurothermItem.DerivativeTime, new("derivative-time", Unit.Second, Access.ReadWrite, "derivative time, 0 is off") { Minimum = 0, Maximum = 9999 }, 1, 0);
        yield return new(EurothermItem.Autotune, new("autotune", Unit.One, Access.ReadWrite, "1 lets the controller try full power to find its constants")
        {
            Minimum = 0,
            Maximum = 1,
            IsDangerous = true,
            Choices = new Dictionary<int, string> { [0] = "off", [1] = "on" },
        }, 1, 0);
        yield return new(EurothermItem.Status, new("status-word", Unit.One, Access.Read, "status word of the controller; its bits are in the manual"), 1, 0);
    }

    private static EurothermParameter Temperature(EurothermItem item, string name, Access access, string what, bool dangerous = false) =>
        new(item, new(name, Unit.Kelvin, access, what) { Minimum = Zero - 200, Maximum = Zero + 1700, IsDangerous = dangerous }, 1, Zero);
}
