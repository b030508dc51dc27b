using Fickian.Acquisition.Bus;

namespace Fickian.Acquisition.Bronkhorst;

/// <summary>What the status codes and error bytes of ProPar mean.</summary>
internal static class ProparStatus
{
    private static readonly Dictionary<int, string> Codes = new()
    {
        [1] = "process claimed",
        [2] = "command error",
        [3] = "process unknown",
        [4] = "parameter unknown",
        [5] = "wrong type",
        [6] = "value out of range",
        [7] = "network not active",
        [8] = "time-out of the start character",
        [9] = "time-out of the line",
        [10] = "memory error",
        [11] = "node error",
        [12] = "communication error",
        [13] = "parameter is read-only",
        [17] = "parameter is write-only",
        [25] = "no answer of the node",
        [34] = "protocol error",
        [35] = "buffer overflow",
    };

    private static readonly Dictionary<int, string> Errors = new()
    {
        [1] = "no ':' at the beginning",
        [2] = "error in the first byte",
        [3] = "error in the second byte or length",
        [4] = "protocol error",
        [5] = "error on the bus or message rejected",
        [8] = "time-out while sending",
        [9] = "no answer of the node in time",
    };

    /// <summary>Throws what a message reports; nothing if it reports no failure.</summary>
    public static void Check(string instrument, string what, ProparMessage message, ReadOnlyMemory<byte> sent, ReadOnlyMemory<byte> received)
    {
        if (message.IsError)
        {
            var (error, text) = (message.Data[0], Errors.GetValueOrDefault(message.Data[0], "an error that is not in the list"));
            throw new DeviceException(
                error < 5 ? DeviceFault.UnreadableReply : DeviceFault.NoReply,
                $"The interface of {instrument} answered {what} with error {error} ({text}); see to node, framing and cable.", sent, received);
        }

        if (message.IsStatus && message.Data[1] is var code and not 0)
        {
            throw new DeviceException(
                code is 8 or 9 or 25 ? DeviceFault.NoReply : DeviceFault.Refused,
                $"{instrument} answered {what} with status {code} ({Codes.GetValueOrDefault(code, "not in the list")}) at byte {message.Data[2]}.", sent, received);
        }
    }
}
