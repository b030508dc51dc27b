using System.Text.Json.Serialization;

namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>One run of a thermal instrument.</summary>
public sealed record ThermalRun
{
    /// <summary>Name of the run; it ends the name of the file.</summary>
    public required string Name { get; init; }

    /// <summary>What is in the pan.</summary>
    [JsonConverter(typeof(JsonStringEnumConverter<ThermalContent>))]
    public required ThermalContent Content { get; init; }

    /// <summary>Mass of the pan, kg.</summary>
    public required double PanMass { get; init; }

    /// <summary>Mass of what is in it, kg; 0 for an empty pan.</summary>
    public required double Mass { get; init; }

    /// <summary>Temperature programme of this run alone; null for that of the recipe.</summary>
    public TemperatureProgram? Program { get; init; }

    /// <summary>Time from one reading of this run to the next, s; null for that of the recipe.</summary>
    public double? SamplingInterval { get; init; }

    internal void Check(RecipeCheck check)
    {
        check.Require(Name.Length is > 0 and < 40 && Name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'), "runs.name", "of letters, digits and hyphens", Name);
        check.Within("runs.panMass", PanMass, 0, 1);
        check.Require(Content == ThermalContent.Empty ? Mass == 0 : Mass is > 0 and < 1, "runs.mass", "above 0 and below 1 kg, or 0 for an empty pan,", Mass);
    }
}
