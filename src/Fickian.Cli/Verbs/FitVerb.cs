using System.CommandLine;

namespace Fickian.Cli.Verbs;

/// <summary><c>fickian fit</c>: one curve, its estimates and a verdict.</summary>
internal static class FitVerb
{
    public static Command Create(TextWriter output, TextWriter error) => new("fit", "Fits one curve: estimates with intervals, and a verdict on what the data determine.")
    {
        FitUptakeVerb.Create(output, error),
        FitPermeationVerb.Create(output, error),
        FitIsothermVerb.Create(output, error),
        FitProfileVerb.Create(output, error),
        FitDecayVerb.Create(output, error),
    };
}
