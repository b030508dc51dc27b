using System.Text;
using Fickian.Acquisition.Bus;

namespace Fickian.Acquisition.MettlerToledo;

/// <summary>Commands of MT-SICS: upper case, CR LF; the reply begins with the id of the command, and that of every weight is <c>S</c>.</summary>
internal static class SicsCommand
{
    // A balance that waits for a stable weight gives up after 15 s or so.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Adjusting = TimeSpan.FromMinutes(15);

    public static Request StableWeight { get; } = Weigh("S", "stable weight (S)") with { TimeOut = Settling };

    public static Request Weight { get; } = Weigh("SI", "weight (SI)");

    public static Request Load { get; } = Ask("SIX1", "gross, net and tare (SIX1)", r => SicsLoad.Decode(r) is not null, "SIX1");

    public static Request TareValue { get; } = Ask("TA", "tare (TA)", r => SicsWeight.Decode(r) is not null, "TA");

    public static Request Serial { get; } = Inform("I4", "serial number (I4)", "I4", "IA");

    public static Request Door { get; } = Inform("WS", "draft shield (WS)", "WS");

    public static Request Temperature { get; } = Inform("M28", "temperature (M28)", "M28");

    public static Request Zero { get; } = Write("Z", "zero (Z)", "Z") with { TimeOut = Settling };

    public static Request ZeroAtOnce { get; } = Write("ZI", "zero at once (ZI)", "ZI");

    public static Request Tare { get; } = Write("T", "tare (T)", "T") with { TimeOut = Settling };

    public static Request TareAtOnce { get; } = Write("TI", "tare at once (TI)", "TI");

    public static Request ClearTare { get; } = Write("TAC", "clear tare (TAC)", "TAC");

    public static Request Adjust { get; } = Write("C3", "internal adjustment (C3)", "C3") with { TimeOut = Adjusting };

    public static Request Restart { get; } = Write("@", "restart (@)", "I4", "IA");

    public static Request WeightDisplay { get; } = Write("DW", "weight display (DW)", "DW");

    public static Request PresetTare(string digits, string unit) => Write($"TA {digits} {unit}", $"tare {digits} {unit} (TA)", "TA");

    public static Request Display(string text) => Write($"D \"{text}\"", "text on the display (D)", "D");

    public static Request Unit(string unit) => Write($"U {unit}", $"unit {unit} (U)", "U");

    /// <summary>A question whose reply is text: I0 to I4, I10, I11.</summary>
    public static Request Inform(string command, string what, params string[] ids) => Ask(command, what, _ => true, ids.Length > 0 ? ids : [command]);

    /// <summary>A stream of weights, of which a number is taken.</summary>
    public static Request Stream(int count)
    {
        var seen = 0;
        var once = Weigh("SIR", "stream of weights (SIR)") with { IsWrite = true };
        return once with { Accept = frame => once.Accept(frame) is var part && part == ReplyPart.Last && ++seen < count ? ReplyPart.More : part };
    }

    private static Request Weigh(string command, string what) => Ask(command, what, r => SicsWeight.Decode(r) is not null, "S");

    private static Request Write(string command, string what, params string[] ids) => Ask(command, what, _ => true, ids) with { IsWrite = true };

    // An error belongs to whoever waits; a line with another id was sent unasked: print key, power-on.
    private static Request Ask(string command, string what, Func<SicsReply, bool> readable, params string[] ids) => new(Encoding.ASCII.GetBytes(command + "\r\n"), what)
    {
        Accept = frame => SicsReply.Decode(frame.Span) switch
        {
            null => ReplyPart.Damaged,
            { IsError: true } => ReplyPart.Last,
            { } reply when !ids.Contains(reply.Id) => ReplyPart.Unsolicited,
            { Status: "B" } => ReplyPart.More,
            { } reply => reply.Status is "I" or "L" || readable(reply) ? ReplyPart.Last : ReplyPart.Damaged,
        },
    };
}
