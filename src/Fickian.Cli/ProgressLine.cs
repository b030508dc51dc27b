using Spectre.Console;

namespace Fickian.Cli;

/// <summary>Progress of long work: a live line on a terminal, one plain line per step elsewhere.</summary>
internal static class ProgressLine
{
    /// <summary>Runs work that reports its steps.</summary>
    /// <param name="error">Receives the plain lines.</param>
    /// <param name="work">The work; it is handed what to tell its progress.</param>
    public static async Task<T> RunAsync<T>(TextWriter error, Func<ProgressReport, Task<T>> work)
    {
        var isTerminal = ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected;
        if (!isTerminal)
            return await work(new(error.WriteLine, isTerminal: false));
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) });
        return await terminal.Status().StartAsync("…", context => work(new(step => context.Status(Markup.Escape(step)), isTerminal: true)));
    }
}
