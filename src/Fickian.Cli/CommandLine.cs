using System.CommandLine;
using System.CommandLine.Parsing;
using Fickian.Cli.Laboratory;
using Fickian.Cli.Maps;
using Fickian.Cli.Verbs;
using Fickian.Fitting;

namespace Fickian.Cli;

/// <summary>The command <c>fickian</c>: verbs, exit codes and the one place where failures become a sentence.</summary>
public static class CommandLine
{
    // After Ctrl-C a run makes its rig safe, however long that takes; the usual two seconds would cut it short.
    private static readonly TimeSpan LongestEnd = TimeSpan.FromMinutes(10);

    /// <summary>Runs one command.</summary>
    /// <param name="args">Words of the command line.</param>
    /// <param name="output">Receives data.</param>
    /// <param name="error">Receives everything else.</param>
    /// <returns>0 fine, 1 ran but a check did not hold, 2 bad usage or bad input.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        ArgumentNullException.ThrowIfNull(error);
        var root = new RootCommand("Gas transport in porous glasses, from instrument to figure.")
        {
            ReproduceVerb.Create(output, error),
            InspectVerb.Create(output, error),
            ConvertVerb.Create(error),
            FitVerb.Create(output, error),
            MapVerb.Create(output, error),
            ThermalVerb.Create(output, error),
            DensityVerb.Create(output, error),
            PatternVerb.Create(output, error),
            NmrVerb.Create(output, error),
            SimulateVerb.Create(error),
            AcquireVerb.Create(output, error),
            RecoverVerb.Create(output, error),
            DeviceVerb.Create(output, error),
            NotebookVerb.Create(error),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await error.WriteLineAsync($"{OneLine(parsed.Errors[0].Message)}; see '{Verb(parsed.CommandResult)} --help'.");
            return ExitCode.BadInput;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = LongestEnd, Output = output, Error = error });
        }
        catch (Exception e) when (e is DataFileException or UsageException or ArgumentException or FitException or DirectoryNotFoundException)
        {
            await error.WriteLineAsync(Sentence(e));
            return ExitCode.BadInput;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"A file or folder cannot be used: {e.Message}");
            return ExitCode.BadInput;
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("Stopped; nothing was left half-written.");
            return ExitCode.CheckFailed;
        }
    }

    private static string OneLine(string message) =>
        string.Join(' ', message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.');

    private static string Verb(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{Verb(parent)} {result.Command.Name}" : "fickian";

    /// <summary>The sentence of a failure: .NET appends "(Parameter 'x')" and the actual value to it, which a reader does not need.</summary>
    internal static string Sentence(Exception e)
    {
        var at = e.Message.IndexOf(" (Parameter '", StringComparison.Ordinal);
        return at < 0 ? e.Message : e.Message[..at];
    }
}
