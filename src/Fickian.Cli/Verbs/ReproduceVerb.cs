using System.CommandLine;
using Fickian.Notebooks.Report;
using Fickian.Reported;

namespace Fickian.Cli.Verbs;

/// <summary><c>fickian reproduce</c>: every figure, every number beside the paper's, one page.</summary>
internal static class ReproduceVerb
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var only = new Option<string[]>("--only") { Description = "Figures (2C) or values (table1.D.CO2.P) to reproduce; all if left out.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        var folder = new Option<DirectoryInfo?>("--out") { Description = "Folder for index.html, results.json and figures; .artifacts/report if left out." };
        var command = new Command(
            "reproduce",
            """
            Runs the notebooks and writes a report: every figure with its badge, every number beside the paper's. Exit code 0 if every check holds.

            Example:
              dotnet run --project src/Fickian.Cli -c Release -- reproduce --only 2E table1.D.CO2.P --out .artifacts/report-2E
            """) { only, folder };
        command.SetAction(async (parsed, cancellation) =>
        {
            var root = Path.GetDirectoryName(DataFolder.Find().Path)!;
            var ids = parsed.GetRequiredValue(only);
            var notebooks = Reproduction.Select(Path.Combine(root, "notebooks"), ids);
            var count = 0;
            var reproduction = await ProgressLine.RunAsync(error, progress => Reproduction.RunAsync(
                notebooks, ids, new Immediate(path => progress.Say($"[{++count}/{notebooks.Count}] {Path.GetFileName(path)}")), cancellation));
            var page = ReportFolder.Write(parsed.GetValue(folder)?.FullName ?? Path.Combine(root, ".artifacts", "report"), reproduction);
            foreach (var failed in reproduction.Notebooks.Where(n => n.Failure is not null))
                await error.WriteLineAsync(failed.Failure!.ToString());
            foreach (var (_, c) in reproduction.Comparisons)
                await output.WriteLineAsync($"{c.Outcome.ToString().ToLowerInvariant(),-12} {c.Reported.Id,-26} paper {c.Reported.Printed,-18} here {c.Found}");
            var (holds, fails) = (reproduction.Count(Outcome.Holds), reproduction.Count(Outcome.Fails));
            await error.WriteLineAsync($"{holds} of {holds + fails} checks hold, {reproduction.Count(Outcome.Transcribed)} values are transcribed, {reproduction.Count(Outcome.Unavailable)} unavailable; {reproduction.Duration.TotalSeconds:F1} s; open {page}");
            return reproduction.Holds ? ExitCode.Fine : ExitCode.CheckFailed;
        });
        return command;
    }

    // Progress<T> posts to the thread pool, where lines could come out of order.
    private sealed class Immediate(Action<string> report) : IProgress<string>
    {
        public void Report(string value) => report(value);
    }
}
