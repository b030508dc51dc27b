using System.CommandLine;

namespace Fickian.Cli.Verbs;

/// <summary><c>fickian map</c>: band areas and diffusivities for every pixel of a map series.</summary>
internal static class MapVerb
{
    public static Command Create(TextWriter output, TextWriter error) => new("map", "Works on every pixel of infrared map series.")
    {
        MapBandsVerb.Create(output, error),
        MapFitVerb.Create(output, error),
    };
}
