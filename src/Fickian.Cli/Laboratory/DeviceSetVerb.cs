using System.CommandLine;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Rigs;

namespace Fickian.Cli.Laboratory;

/// <summary><c>fickian device set</c>: sets one value and reads it back.</summary>
internal static class DeviceSetVerb
{
    public static Command Create(TextWriter output)
    {
        var options = new DeviceOptions();
        var parameter = new Argument<string>("PARAMETER") { Description = "Parameter, as 'device read' and the refusal of a wrong one name it." };
        var value = new Argument<string>("VALUE") { Description = "Value with its unit, for example '25 °C', or the name of a choice." };
        var command = new Command(
            "set",
            """
            Sets one value and reads it back. The range of the instrument is checked before anything is sent; there is no rig here that watches it.

            Example (with 'device simulate linkam-t95 --tcp 127.0.0.1:9001' in another window):
              dotnet run --project src/Fickian.Cli -c Release -- device set linkam-t95 tcp:127.0.0.1:9001 rate "10 K/min"
            """);
        options.AddTo(command, dangerous: true);
        command.Arguments.Add(parameter);
        command.Arguments.Add(value);
        command.SetAction((parsed, cancellation) => options.UseAsync(parsed, async (instrument, _) =>
        {
            var name = parsed.GetRequiredValue(parameter);
            var found = instrument.Parameters.FirstOrDefault(p => p.Name == name)
                ?? throw new UsageException($"A parameter of {instrument.Name} ({string.Join(", ", instrument.Parameters.Where(p => p.Access.HasFlag(Access.Write)).Select(p => p.Name))}) was expected and '{name}' was found.");
            double number;
            try
            {
                number = WrittenQuantity.Of(found, parsed.GetRequiredValue(value));
            }
            catch (FormatException e)
            {
                throw new UsageException($"For {name} {e.Message}.");
            }

            var outcome = await instrument.SetAsync(found, number, RequestPriority.Recipe, cancellation);
            await output.WriteLineAsync(outcome.Sentence);
            return outcome.Result is WriteResult.Done or WriteResult.Acknowledged ? ExitCode.Fine : ExitCode.CheckFailed;
        }, cancellation));
        return command;
    }
}
