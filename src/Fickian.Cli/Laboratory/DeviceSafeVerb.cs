using System.CommandLine;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Runs;

namespace Fickian.Cli.Laboratory;

/// <summary><c>fickian device safe</c>: brings one instrument to its safe state and tells what was confirmed.</summary>
internal static class DeviceSafeVerb
{
    public static Command Create(TextWriter output)
    {
        var options = new DeviceOptions();
        var command = new Command(
            "safe",
            """
            Brings an instrument to its safe state: heater off, gas closed, emission off. Exit code 1 if a step was not confirmed.

            Example (with 'device simulate linkam-t95 --tcp 127.0.0.1:9001' in another window):
              dotnet run --project src/Fickian.Cli -c Release -- device safe linkam-t95 tcp:127.0.0.1:9001
            """);
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => options.UseAsync(parsed, async (instrument, _) =>
        {
            await output.WriteLineAsync($"{instrument.Name}: {instrument.SafeState.Description}");
            var findings = await new SafeSequence(TimeProvider.System).RunAsync([instrument], RequestPriority.Interlock, f => output.WriteLine($"  {f.What}: {f.NotConfirmed ?? "confirmed"}"));
            return findings.All(f => f.NotConfirmed is null) ? ExitCode.Fine : ExitCode.CheckFailed;
        }, cancellation));
        return command;
    }
}
