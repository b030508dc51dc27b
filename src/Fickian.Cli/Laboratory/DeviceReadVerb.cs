using System.CommandLine;
using System.Text.Json.Nodes;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Instruments;

namespace Fickian.Cli.Laboratory;

/// <summary><c>fickian device read</c>: who answers, and its values.</summary>
internal static class DeviceReadVerb
{
    public static Command Create(TextWriter output)
    {
        var options = new DeviceOptions();
        var every = new Option<string?>("--every") { Description = "Reads again and again at this distance until it is stopped, for example 1s." };
        var json = new Option<bool>("--json") { Description = "One JSON document; with --every one per line." };
        var command = new Command(
            "read",
            """
            Connects, tells who answers and reads its values. Nothing is changed at the instrument.

            Example (with 'device simulate linkam-t95 --tcp 127.0.0.1:9001' in another window):
              dotnet run --project src/Fickian.Cli -c Release -- device read linkam-t95 tcp:127.0.0.1:9001
            """);
        options.AddTo(command);
        command.Options.Add(every);
        command.Options.Add(json);
        command.SetAction((parsed, cancellation) => options.UseAsync(parsed, async (instrument, identity) =>
        {
            var asJson = parsed.GetValue(json);
            if (!asJson)
                await output.WriteLineAsync($"{identity}");
            var distance = parsed.GetValue(every) is { } text ? QuantityText.Seconds(text) : 0;
            while (true)
            {
                var readings = await instrument.PollAsync(RequestPriority.Polling, cancellation);
                await output.WriteLineAsync(asJson ? Json(identity, readings, indented: distance == 0) : string.Join('\n', readings.Select(r => $"  {r}")));
                if (distance == 0)
                    return ExitCode.Fine;
                await Task.Delay(TimeSpan.FromSeconds(distance), TimeProvider.System, cancellation);
            }
        }, cancellation));
        return command;
    }

    private static string Json(Identity identity, IReadOnlyList<Reading> readings, bool indented)
    {
        var document = new JsonObject
        {
            ["maker"] = identity.Maker,
            ["model"] = identity.Model,
            ["serialNumber"] = identity.SerialNumber,
            ["firmware"] = identity.Firmware,
            ["values"] = new JsonArray([.. readings.Select(r => (JsonNode)new JsonObject { ["name"] = r.Parameter.Name, ["value"] = r.Value, ["unit"] = r.Parameter.Unit.Symbol, ["state"] = r.State })]),
        };
        return indented ? JsonText.Of(document) : document.ToJsonString();
    }
}
