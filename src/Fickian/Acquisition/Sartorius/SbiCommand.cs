using System.Text;
using Fickian.Acquisition.Bus;

namespace Fickian.Acquisition.Sartorius;

/// <summary>Commands of SBI: ESC, letters, CR LF. Only the print command and the questions <c>x1_</c> to <c>x5_</c> are answered.</summary>
internal static class SbiCommand
{
    public static Request Print { get; } = new(Bytes("P"), "weight (ESC P)") { Accept = frame => SbiReply.Decode(frame.Span) is null ? ReplyPart.Damaged : ReplyPart.Last };

    public static Request Tare { get; } = Silent("U", "tare (ESC U)");

    public static Request Zero { get; } = Silent("V", "zero (ESC V)");

    public static Request TareOrZero { get; } = Silent("T", "tare and zero (ESC T)");

    public static Request Restart { get; } = Silent("S", "restart (ESC S)");

    public static Request AdjustInternally { get; } = Silent("Z", "internal adjustment (ESC Z)");

    public static Request AdjustExternally { get; } = Silent("W", "external adjustment (ESC W)");

    public static Request Beep { get; } = Silent("Q", "beep (ESC Q)");

    public static Request PrintKey { get; } = Silent("kP_", "print key (ESC kP_)");

    public static Request Cancel { get; } = Silent("s3_", "cancel (ESC s3_)");

    /// <summary>Filter for surroundings from 0, very stable, to 3, very unstable.</summary>
    public static Request Filter(int surroundings) => Silent("KLMN"[surroundings].ToString(), $"filter {surroundings} (ESC {"KLMN"[surroundings]})");

    /// <summary>Locks or unlocks the keys.</summary>
    /// <param name="locked">1 to lock.</param>
    public static Request Keys(int locked) => locked == 1 ? Silent("O", "lock of the keys (ESC O)") : Silent("R", "unlocking of the keys (ESC R)");

    /// <summary>A text about the balance: 1 model, 2 serial number, 3 software, 4 software of the display, 5 name given by the user.</summary>
    public static Request Information(int item) => new(Bytes($"x{item}_"), $"text {item} about itself (ESC x{item}_)")
    {
        // A weight that somebody prints just now is not the answer.
        Accept = frame => SbiReply.Decode(frame.Span) is not null ? ReplyPart.Unsolicited
            : frame.Span.ContainsAnyExceptInRange((byte)0x20, (byte)0x7e) ? ReplyPart.Damaged
            : ReplyPart.Last,
    };

    private static Request Silent(string command, string what) => new(Bytes(command), what) { IsWrite = true, HasReply = false };

    private static byte[] Bytes(string command) => Encoding.ASCII.GetBytes($"\x1b{command}\r\n");
}
