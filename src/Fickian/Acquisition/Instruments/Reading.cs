namespace Fickian.Acquisition.Instruments;

/// <summary>One value as the instrument gave it.</summary>
/// <param name="Parameter">What was read.</param>
/// <param name="Value">Value in the unit of the parameter; null if the instrument gave none.</param>
/// <param name="State">What the instrument says about it: <c>ok</c>, or <c>under range</c>, <c>sensor open</c>, <c>not stable</c>.</param>
public sealed record Reading(Parameter Parameter, double? Value, string State = Reading.Ok)
{
    /// <summary>State of a value that counts.</summary>
    public const string Ok = "ok";

    /// <summary>Whether there is a value and it counts.</summary>
    public bool IsValid => Value is not null && State == Ok;

    /// <inheritdoc/>
    public override string ToString() => Value is { } v
        ? $"{Parameter.Name} {Parameter.Text(v)}{(State == Ok ? "" : $", {State}")}"
        : $"{Parameter.Name}: {State}";
}
