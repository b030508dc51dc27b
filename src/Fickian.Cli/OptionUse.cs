using System.CommandLine;

namespace Fickian.Cli;

/// <summary>Refuses options that would have no effect: what was typed and is not used is a misunderstanding, not a detail.</summary>
internal static class OptionUse
{
    /// <summary>Whether an option was typed.</summary>
    public static bool IsGiven(this ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    /// <summary>Refuses the first of several options that was typed although it is not used.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <param name="used">Whether they are used.</param>
    /// <param name="sentence">What follows the name of the option: what it belongs to, and what to do.</param>
    /// <param name="options">The options.</param>
    /// <exception cref="UsageException">One was typed and is not used.</exception>
    public static void Require(this ParseResult parsed, bool used, string sentence, params Option[] options)
    {
        if (!used && Array.Find(options, parsed.IsGiven) is { } unused)
            throw new UsageException($"{unused.Name} {sentence}");
    }
}
