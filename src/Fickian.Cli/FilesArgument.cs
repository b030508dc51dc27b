using System.CommandLine;

namespace Fickian.Cli;

/// <summary>The files that a verb takes: one or more, and never a mistyped option.</summary>
internal static class FilesArgument
{
    public static Argument<string[]> Create(string name, string description)
    {
        var files = new Argument<string[]>(name) { Description = description, Arity = ArgumentArity.OneOrMore };
        files.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(t => t.Value.StartsWith('-')) is { } option)
                result.AddError($"'{option.Value}' is no option of this verb");
        });
        return files;
    }
}
