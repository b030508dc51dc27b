using System.CommandLine;

namespace Fickian.Cli.Maps;

/// <summary><c>fickian map</c>: what is done to, and read off, every pixel of a map series.</summary>
internal static class MapVerb
{
    public static Command Create(TextWriter output, TextWriter error) => new("map", "Works on every pixel of infrared map series.")
    {
        MapBandsVerb.Create(output, error),
        MapFitVerb.Create(output, error),
        MapPeaksVerb.Create(output, error),
        MapCorrectVerb.Create(error),
        MapResolveVerb.Create(output, error),
        MapCorrelateVerb.Create(output, error),
        MapLinearityVerb.Create(output, error),
        MapRegisterVerb.Create(output, error),
    };
}
