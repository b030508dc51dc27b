using System.CommandLine;
using Fickian.Notebooks;

namespace Fickian.Cli.Verbs;

/// <summary><c>fickian notebook</c>: runs notebooks and compares them with their stored outputs.</summary>
internal static class NotebookVerb
{
    public static Command Create(TextWriter error) => new("notebook", "Runs notebooks without Jupyter, and checks that their stored outputs are those of today.")
    {
        Run(error),
        Check(error),
    };

    private static Argument<string[]> Files() => FilesArgument.Create("FILE", "Notebooks (.ipynb).");

    private static Command Run(TextWriter error)
    {
        var files = Files();
        var command = new Command(
            "run",
            """
            Runs notebooks from top to bottom and writes their outputs back. A failing cell is named, and the file stays as it was.

            Example:
              dotnet run --project src/Fickian.Cli -c Release -- notebook run notebooks/2-gas-uptake.ipynb
            """) { files };
        command.SetAction(async (parsed, cancellation) =>
        {
            var failed = false;
            foreach (var file in parsed.GetRequiredValue(files).Select(Path.GetFullPath))
            {
                var run = await NotebookRunner.UpdateAsync(file, cancellationToken: cancellation);
                failed |= run.Failure is not null;
                await error.WriteLineAsync(run.Failure?.ToString() ?? $"{Path.GetFileName(file)}: {run.Cells.Length} cells in {run.Duration.TotalSeconds:F1} s.");
            }

            return failed ? ExitCode.CheckFailed : ExitCode.Fine;
        });
        return command;
    }

    private static Command Check(TextWriter error)
    {
        var files = Files();
        var command = new Command(
            "check",
            """
            Runs notebooks again and compares with the stored outputs: text exactly, numbers within 1e-9 of their value, figures by their data.

            Example:
              dotnet run --project src/Fickian.Cli -c Release -- notebook check notebooks/2-gas-uptake.ipynb
            """) { files };
        command.SetAction(async (parsed, cancellation) =>
        {
            var failed = false;
            foreach (var file in parsed.GetRequiredValue(files).Select(Path.GetFullPath))
            {
                var check = await NotebookComparison.CheckAsync(file, cancellationToken: cancellation);
                failed |= !check.Holds;
                foreach (var difference in check.Differences)
                    await error.WriteLineAsync(difference);
                await error.WriteLineAsync(check.Holds ? $"{Path.GetFileName(file)}: as stored." : $"{Path.GetFileName(file)}: {check.Differences.Length} differences; 'fickian notebook run' writes the new outputs.");
            }

            return failed ? ExitCode.CheckFailed : ExitCode.Fine;
        });
        return command;
    }
}
