using System.Collections.Immutable;
using System.CommandLine;
using Fickian.Infrared;

namespace Fickian.Cli.Maps;

/// <summary>What is done to a map before anything is measured in it: steps in the order in which they were typed.</summary>
internal static class MapPreparation
{
    /// <summary>The option, which may be given several times.</summary>
    public static Option<string[]> Option() => new("--prepare")
    {
        Description = "Works on the map first, step after step in the order given: " + string.Join("; ", PreparationStep.All.Select(s => $"{s.Syntax} {s.Meaning}")) + ".",
        HelpName = "STEP",
        DefaultValueFactory = _ => [],
    };

    /// <summary>The steps, before any file is read.</summary>
    /// <exception cref="UsageException">A step is not known, or its arguments cannot be.</exception>
    public static ImmutableArray<(string Text, MapWork Work)> Parse(string[] steps) => [.. steps.Select(text => (text, Step(text)))];

    /// <summary>Does the steps.</summary>
    public static SpectralMap Apply(ImmutableArray<(string Text, MapWork Work)> steps, SpectralMap map, ProgressReport progress, CancellationToken cancellation)
    {
        foreach (var (text, work) in steps)
        {
            progress.Say($"preparing: {text}");
            map = work(map, progress, cancellation);
        }

        return map;
    }

    private static MapWork Step(string text)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        var name = at < 0 ? text : text[..at];
        var step = PreparationStep.All.FirstOrDefault(s => s.Name == name)
            ?? throw new UsageException($"A step ({string.Join(", ", PreparationStep.All.Select(s => s.Name))}) was expected after --prepare and '{text}' was found.");
        return step.Work(new(step, at < 0 ? [] : text[(at + 1)..].Split(',', StringSplitOptions.TrimEntries)));
    }
}
