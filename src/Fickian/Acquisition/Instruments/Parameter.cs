namespace Fickian.Acquisition.Instruments;

/// <summary>One value of an instrument: what it is, its unit, range and resolution, and whether it may be set.</summary>
/// <param name="Name">Name in a recipe, lower case with hyphens, for example <c>setpoint</c>.</param>
/// <param name="Unit">Unit of its values, SI as everywhere in the library.</param>
/// <param name="Access">What may be done with it.</param>
/// <param name="Description">What it is, in one line.</param>
public sealed record Parameter(string Name, Unit Unit, Access Access, string Description)
{
    /// <summary>Lowest value that may be set, in the unit.</summary>
    public double Minimum { get; init; } = double.NegativeInfinity;

    /// <summary>Highest value that may be set, in the unit.</summary>
    public double Maximum { get; init; } = double.PositiveInfinity;

    /// <summary>Step of the instrument, in the unit; read-backs are compared to within it. 0 if not known.</summary>
    public double Resolution { get; init; }

    /// <summary>Value of the safe state, in the unit; null if the safe state does not touch it.</summary>
    public double? SafeValue { get; init; }

    /// <summary>Whether setting it may do harm (purge, vent, adjustment): it then needs a confirmation and a rig file that allows it.</summary>
    public bool IsDangerous { get; init; }

    /// <summary>Names of the values of a choice; empty for a quantity.</summary>
    public IReadOnlyDictionary<int, string> Choices { get; init; } = new Dictionary<int, string>();

    /// <summary>The parameter with a narrower range, as a rig file states it.</summary>
    /// <param name="minimum">Lowest value, in the unit.</param>
    /// <param name="maximum">Highest value, in the unit.</param>
    public Parameter Within(double minimum, double maximum) => this with { Minimum = Math.Max(Minimum, minimum), Maximum = Math.Min(Maximum, maximum) };

    /// <summary>A value as people read it: the name of a choice, or the number with its unit.</summary>
    /// <param name="value">Value in the unit.</param>
    public string Text(double value) =>
        value == Math.Floor(value) && Math.Abs(value) < int.MaxValue && Choices.TryGetValue((int)value, out var choice) ? choice
            : Unit == Unit.One ? $"{value:G7}" : $"{value:G7} {Unit}";

    /// <summary>Refuses a value before any byte is sent.</summary>
    /// <param name="instrument">Name of the instrument, for the message.</param>
    /// <param name="value">Value to be set, in the unit.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside the range, no number, or no choice.</exception>
    /// <exception cref="ArgumentException">The parameter cannot be set.</exception>
    public void Check(string instrument, double value)
    {
        if (!Access.HasFlag(Access.Write))
            throw new ArgumentException($"{Name} of {instrument} can only be read.", Name);
        if (!double.IsFinite(value) || value < Minimum || value > Maximum)
            throw new ArgumentOutOfRangeException(Name, $"{Name} of {instrument} must lie between {Minimum:G6} and {Maximum:G6} {Unit} and {value:G6} was asked for; nothing was sent.");
        if (Choices.Count > 0 && !(value == Math.Floor(value) && Choices.ContainsKey((int)value)))
            throw new ArgumentOutOfRangeException(Name, $"{Name} of {instrument} is one of {string.Join(", ", Choices.Select(c => $"{c.Key} ({c.Value})"))} and {value:G6} was asked for; nothing was sent.");
    }

    /// <summary>Whether a read-back is the value that was set, to within the resolution of the instrument.</summary>
    /// <param name="set">Value that was set, in the unit.</param>
    /// <param name="readBack">Value that was read, in the unit.</param>
    public bool Agrees(double set, double readBack) =>
        Math.Abs(set - readBack) <= 0.5001 * Resolution + 1e-9 * Math.Max(Math.Abs(set), Math.Abs(readBack));
}
