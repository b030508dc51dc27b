using System.Globalization;

namespace Fickian.Cli.Maps;

/// <summary>What was typed behind the name of a preparation step: <c>smooth=9,2</c> has the arguments 9 and 2.</summary>
internal sealed class StepArguments(PreparationStep step, string[] texts)
{
    /// <summary>Number of arguments.</summary>
    public int Count => texts.Length;

    /// <summary>All from one on.</summary>
    public IEnumerable<string> From(int index) => texts.Skip(index);

    /// <summary>One as it was typed.</summary>
    /// <exception cref="UsageException">It is missing.</exception>
    public string Text(int index) => index < texts.Length ? texts[index] : throw Wrong($"{texts.Length} arguments");

    /// <summary>One as a number; the other value if it is missing and there is one.</summary>
    /// <exception cref="UsageException">It is missing, or no number.</exception>
    public double Number(int index, double? otherwise = null) => index >= texts.Length && otherwise is { } value ? value
        : double.TryParse(Text(index), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
        : throw Wrong($"'{texts[index]}'");

    /// <summary>One as a whole number.</summary>
    /// <exception cref="UsageException">It is missing, or no whole number.</exception>
    public int Whole(int index, int? otherwise = null) => Number(index, otherwise) is var number && double.IsInteger(number) && Math.Abs(number) <= int.MaxValue ? (int)number
        : throw Wrong($"'{texts[index]}'");

    /// <summary>One as a range <c>LOW..HIGH</c>.</summary>
    /// <exception cref="UsageException">It is missing, or no range.</exception>
    public (double Low, double High) Range(int index) => WavenumberText.Range(Text(index));

    /// <summary>Length in metres.</summary>
    public double Length(int index) => LengthText.Parse(Text(index))[0];

    /// <summary>Throws if there are more than a step takes.</summary>
    public StepArguments AtMost(int count) => texts.Length <= count ? this : throw Wrong($"'{step.Name}={string.Join(',', texts)}'");

    private UsageException Wrong(string found) => new($"'{step.Syntax}' was expected after --prepare and {found} was found; see 'fickian map correct --help'.");
}
