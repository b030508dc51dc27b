using Fickian.Files;
using Fickian.Infrared;

namespace Fickian.Cli.Maps;

/// <summary>A gas in the beam on the command line: a recorded spectrum, or <c>co2,298K,40mbar,4</c> for computed lines.</summary>
internal static class GasText
{
    /// <summary>Words for the help.</summary>
    public const string Syntax = "FILE of a recorded spectrum, or co2,TEMPERATURE,PRESSURE,RESOLUTION[,COLUMN] for computed lines, as in co2,298K,40mbar,4 (resolution in cm⁻¹, column in Pa·m)";

    /// <summary>The gas.</summary>
    /// <exception cref="UsageException">An argument of the lines is missing or cannot be.</exception>
    public static GasPhase Parse(string text)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        if (!parts[0].Equals("co2", StringComparison.OrdinalIgnoreCase))
            return GasPhase.FromSpectrum(DataFile.Open(text).The<Spectrum>());
        if (parts.Length is < 4 or > 5 || WavenumberText.Number(parts[3]) is not { } resolution || WavenumberText.Number(parts.ElementAtOrDefault(4) ?? "0") is not { } column)
            throw new UsageException($"Temperature, pressure and resolution as in co2,298K,40mbar,4 were expected and '{text}' was found.");
        return GasPhase.CarbonDioxide(QuantityText.Kelvins(parts[1]), QuantityText.Pascals(parts[2]), resolution, column);
    }

    /// <summary>The step that takes the gas off every spectrum, fitted over the ranges that follow it, else over all of its lines.</summary>
    public static MapWork Subtraction(StepArguments arguments)
    {
        _ = arguments.Text(0);
        var words = arguments.From(0).ToLookup(a => a.Contains("..", StringComparison.Ordinal) && WavenumberText.Number(a.Split("..")[0]) is not null);
        var separation = new BandSeparation { Gas = Parse(string.Join(',', words[false])), FittedRanges = [.. words[true].Select(r => WavenumberText.Band(r, "fitted"))] };
        return (map, _, cancellation) => map.Subtract(separation, cancellation);
    }
}
