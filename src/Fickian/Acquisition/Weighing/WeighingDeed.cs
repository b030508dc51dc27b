using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Weighing;

/// <summary>What a balance is told to do rather than to be: tare, zero, adjust, restart. Each may spoil a weighing, so the rig must allow it.</summary>
internal static class WeighingDeed
{
    /// <summary>The deed as a parameter whose choices are the ways to do it, from 1.</summary>
    /// <param name="name">Name in a recipe.</param>
    /// <param name="description">What it does.</param>
    /// <param name="choices">The ways, in order.</param>
    public static Parameter Of(string name, string description, params string[] choices) => new(name, Unit.One, Access.Write, description)
    {
        Minimum = 1,
        Maximum = choices.Length,
        IsDangerous = true,
        Choices = choices.Select((c, i) => (c, i)).ToDictionary(c => c.i + 1, c => c.c),
    };
}
