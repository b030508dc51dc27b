using System.CommandLine;
using Fickian.Acquisition.Instruments;

namespace Fickian.Cli.Laboratory;

/// <summary><c>fickian device list</c>: the instruments that Fickian talks to.</summary>
internal static class DeviceListVerb
{
    public static Command Create(TextWriter output)
    {
        var command = new Command(
            "list",
            """
            Lists the kinds of instruments with their settings, and those and the faults of their simulators.

            Example:
              dotnet run --project src/Fickian.Cli -c Release -- device list
            """);
        command.SetAction(_ =>
        {
            foreach (var kind in InstrumentCatalogue.Kinds)
            {
                output.WriteLine($"{kind.Name,-20} {kind.Description}{(kind.Serial is { } serial ? $"; serial line {serial}" : "")}");
                Write(output, "setting", kind.Settings);
                Write(output, "simulator", kind.SimulatorSettings);
                Write(output, "fault", kind.Simulate(new(TimeProvider.System, 1)).Faults);
            }

            return ExitCode.Fine;
        });
        return command;
    }

    private static void Write(TextWriter output, string what, IReadOnlyDictionary<string, string> meanings)
    {
        foreach (var (name, meaning) in meanings)
            output.WriteLine($"  {what,-10} {name,-20} {meaning}");
    }
}
