namespace Fickian.Acquisition.Eurotherm;

/// <summary>A value of a Eurotherm 2000 or 3000 controller, by its Modbus register and its EI-Bisynch mnemonic.</summary>
/// <remarks>Source of both numberings: one driver each (ISIS EPICS); no controller was at hand.</remarks>
/// <param name="What">What it is, for messages.</param>
/// <param name="Register">Register, from 0; null if it has none.</param>
/// <param name="Mnemonic">Two letters; empty if it has none.</param>
/// <param name="Scale">How the register counts.</param>
internal sealed record EurothermItem(string What, int? Register, string Mnemonic, EurothermScale Scale)
{
    public static EurothermItem ProcessValue { get; } = new("process value", 1, "PV", EurothermScale.Display);

    public static EurothermItem Setpoint { get; } = new("target setpoint", 2, "SL", EurothermScale.Display);

    public static EurothermItem Output { get; } = new("output", 3, "OP", EurothermScale.Percent);

    public static EurothermItem WorkingSetpoint { get; } = new("working setpoint", 5, "SP", EurothermScale.Display);

    public static EurothermItem ProportionalBand { get; } = new("proportional band", 6, "XP", EurothermScale.Display);

    public static EurothermItem IntegralTime { get; } = new("integral time", 8, "TI", EurothermScale.Whole);

    public static EurothermItem DerivativeTime { get; } = new("derivative time", 9, "TD", EurothermScale.Whole);

    public static EurothermItem MaximumOutput { get; } = new("maximum output", 30, "HO", EurothermScale.Percent);

    public static EurothermItem OutputRate { get; } = new("output rate limit", 37, "OR", EurothermScale.Percent);

    public static EurothermItem SetpointHigh { get; } = new("setpoint high limit", 111, "HS", EurothermScale.Display);

    public static EurothermItem SetpointLow { get; } = new("setpoint low limit", 112, "LS", EurothermScale.Display);

    public static EurothermItem Autotune { get; } = new("autotune", 270, "", EurothermScale.Whole);

    public static EurothermItem Status { get; } = new("status word", null, "EE", EurothermScale.Whole);

    public static IReadOnlyList<EurothermItem> All { get; } =
    [
        ProcessValue, Setpoint, Output, WorkingSetpoint, ProportionalBand, IntegralTime, DerivativeTime, MaximumOutput, OutputRate, SetpointHigh, SetpointLow, Autotune, Status,
    ];
}
