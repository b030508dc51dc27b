using Fickian.Acquisition.Weighing;

namespace Fickian.Acquisition.MettlerToledo;

/// <summary>Reply to <c>SIX1</c>: gross, net and tare at one moment.</summary>
/// <remarks><c>SIX1 S 0 Z R R 0 0 0 1 N gross net tare unit</c>; of the eight marks between the status and the letter of the net weight only one source tells the meaning, so they are not interpreted.</remarks>
/// <param name="Gross">Gross weight.</param>
/// <param name="Net">Net weight.</param>
/// <param name="Tare">Tare weight.</param>
public sealed record SicsLoad(Weight Gross, Weight Net, Weight Tare)
{
    private const int Marks = 9;

    /// <summary>Reads the reply; null if it is none.</summary>
    internal static SicsLoad? Decode(SicsReply reply)
    {
        if (reply.Fields.Count == 0 && reply.Status is "+" or "-" or "I")
        {
            var none = new Weight(reply.Status switch { "+" => WeightState.Overload, "-" => WeightState.Underload, _ => WeightState.Busy }, null);
            return new(none, none, none);
        }

        if (reply.Status is not ("S" or "D") || reply.Fields.Count != Marks + 4)
            return null;
        var state = reply.Status == "S" ? WeightState.Stable : WeightState.Dynamic;
        var unit = reply.Fields[^1];
        return (Weight.Of(state, reply.Fields[Marks], unit), Weight.Of(state, reply.Fields[Marks + 1], unit), Weight.Of(state, reply.Fields[Marks + 2], unit)) is ({ } gross, { } net, { } tare)
            ? new(gross, net, tare)
            : null;
    }
}
