using Fickian.Cli;

namespace Fickian.Tests.Cli;

/// <summary>One command as a user meets it: exit code, standard output, standard error.</summary>
internal sealed record CommandRun(int Code, string Output, string Error)
{
    public static async Task<CommandRun> Of(params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        return new(await CommandLine.RunAsync(args, output, error), output.ToString(), error.ToString());
    }
}
