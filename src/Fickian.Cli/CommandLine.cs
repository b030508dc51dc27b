using System.CommandLine;
using Fickian.Cli.Verbs;

namespace Fickian.Cli;

/// <summary>The command <c>fickian</c>: verbs, exit codes and the one place where failures become a sentence.</summary>
public static class CommandLine
{
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
            SimulateVerb.Create(error),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await error.WriteLineAsync($"{parsed.Errors[0].Message.TrimEnd('.')}; see 'fickian {parsed.CommandResult.Command.Name} --help'.".Replace("fickian fickian.cli", "fickian", StringComparison.OrdinalIgnoreCase));
            return ExitCode.BadInput;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output, Error = error });
        }
        catch (Exception e) when (e is DataFileException or UsageException or ArgumentException or DirectoryNotFoundException)
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

    // .NET appends "(Parameter 'x')" and the actual value to the message; a reader needs only the sentence.
    private static string Sentence(Exception e)
    {
        var at = e.Message.IndexOf(" (Parameter '", StringComparison.Ordinal);
        return at < 0 ? e.Message : e.Message[..at];
    }
}
