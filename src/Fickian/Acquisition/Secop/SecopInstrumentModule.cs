using System.Text.Json.Nodes;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Secop;

/// <summary>An instrument of the rig as a module: values in SI, ranges of the rig, <c>stop</c> as its safe state.</summary>
public static class SecopInstrumentModule
{
    /// <summary>Makes the module. What is set passes the instrument's own checks and read-back.</summary>
    /// <param name="instrument">The instrument, connected.</param>
    public static SecopModule Of(IInstrument instrument)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        var entries = new List<SecopEntry>();
        if ((instrument.Parameters.FirstOrDefault(p => p.Name == "temperature") ?? instrument.Parameters.FirstOrDefault(p => p.Access.HasFlag(Access.Read))) is { } main)
            entries.Add(Entry(instrument, main with { Access = Access.Read }, "value"));
        entries.Add(Status(instrument));
        if (instrument is IRampable rampable)
            entries.AddRange(Ramp(rampable));
        entries.AddRange(instrument.Parameters.Select(p => Entry(instrument, p, "_" + p.Name.Replace('-', '_').Replace(':', '_'))));
        entries.Add(Stop(instrument));
        return new(instrument.Name, $"{instrument.Name} at {instrument.Address}", instrument is IRampable ? "Drivable" : "Readable", entries);
    }

    private static SecopEntry Entry(IInstrument instrument, Parameter parameter, string name)
    {
        var choices = parameter.Choices.Count > 0;
        var entry = SecopEntry.Number(name, parameter.Description, parameter.Unit.Symbol == "1" ? "" : parameter.Unit.Symbol, parameter.Minimum, parameter.Maximum, () => 0);
        if (choices)
        {
            entry.DataInfo.Clear();
            (entry.DataInfo["type"], entry.DataInfo["members"]) = ("enum", new JsonObject(parameter.Choices.Select(c => new KeyValuePair<string, JsonNode?>(c.Value, c.Key))));
        }

        return entry with
        {
            Read = async cancellation => await ValueAsync(instrument, parameter, choices, cancellation),
            Change = !parameter.Access.HasFlag(Access.Write) ? null : async (value, cancellation) =>
            {
                var number = SecopEntry.Checked(value, parameter.Minimum, parameter.Maximum);
                Confirm(await GuardAsync(() => instrument.SetAsync(parameter, number, RequestPriority.Recipe, cancellation)));
            },
        };
    }

    private static async Task<JsonNode?> ValueAsync(IInstrument instrument, Parameter parameter, bool isChoice, CancellationToken cancellation)
    {
        if (!parameter.Access.HasFlag(Access.Read))
            throw new SecopRefusalException("ReadFailed", $"{parameter.Name} cannot be read");
        var reading = await GuardAsync(() => instrument.ReadAsync(parameter, RequestPriority.Polling, cancellation));
        return reading is { IsValid: true, Value: { } value } ? isChoice ? JsonValue.Create((int)value) : JsonValue.Create(value) : throw new SecopRefusalException("HardwareError", reading.State);
    }

    private static SecopEntry Status(IInstrument instrument) => new("status", "state of the instrument", StatusInfo())
    {
        Read = async cancellation =>
        {
            var readings = await GuardAsync(() => instrument.PollAsync(RequestPriority.Polling, cancellation));
            return readings.FirstOrDefault(r => !r.IsValid) is { } bad ? new JsonArray(400, $"{bad.Parameter.Name}: {bad.State}") : new JsonArray(100, "");
        },
    };

    private static IEnumerable<SecopEntry> Ramp(IRampable instrument)
    {
        double? rate = null;
        var target = 0.0;
        yield return SecopEntry.Number("ramp", "rate of the next ramp", "K/s", instrument.Rate.Minimum, instrument.Rate.Maximum, () => rate ?? throw new SecopRefusalException("Impossible", "no rate was set yet"), value => rate = value);
        yield return SecopEntry.Number("target", "temperature at the end of the ramp", "K", instrument.Target.Minimum, instrument.Target.Maximum, () => target) with
        {
            Change = async (value, cancellation) =>
            {
                var end = SecopEntry.Checked(value, instrument.Target.Minimum, instrument.Target.Maximum);
                var speed = rate ?? throw new SecopRefusalException("Impossible", "set ramp first");
                Confirm(await GuardAsync(() => instrument.RampAsync(end, speed, RequestPriority.Recipe, cancellation)));
                target = end;
            },
        };
    }

    private static SecopEntry Stop(IInstrument instrument) => new("stop", "goes to the safe state", new JsonObject { ["type"] = "command" })
    {
        Do = async (_, cancellation) =>
        {
            foreach (var action in instrument.SafeState.Actions)
            {
                if (await GuardAsync(() => action.Perform(RequestPriority.Interlock, cancellation)) is { } left)
                    throw new SecopRefusalException("HardwareError", left);
            }

            return null;
        },
    };

    /// <summary>Type of a status.</summary>
    internal static JsonObject StatusInfo() => new()
    {
        ["type"] = "tuple",
        ["members"] = new JsonArray(
            new JsonObject { ["type"] = "enum", ["members"] = new JsonObject { ["DISABLED"] = 0, ["IDLE"] = 100, ["WARN"] = 200, ["BUSY"] = 300, ["RAMPING"] = 370, ["STABILIZING"] = 380, ["ERROR"] = 400 } },
            new JsonObject { ["type"] = "string" }),
    };

    private static void Confirm(WriteOutcome outcome)
    {
        if (outcome.Result is WriteResult.NotDone or WriteResult.Unknown)
            throw new SecopRefusalException("HardwareError", outcome.Sentence);
    }

    private static async Task<T> GuardAsync<T>(Func<Task<T>> talk)
    {
        try
        {
            return await talk();
        }
        catch (ArgumentException e)
        {
            throw new SecopRefusalException("RangeError", e.Message);
        }
        catch (DeviceException e)
        {
            throw new SecopRefusalException(e.Fault switch { DeviceFault.Refused or DeviceFault.Forbidden => "Impossible", DeviceFault.Preempted => "IsBusy", _ => "CommunicationFailed" }, e.Message);
        }
    }
}
