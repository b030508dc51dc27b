namespace Fickian.Cli.Laboratory;

/// <summary>One value: as a number in its unit, as the text of a choice, with its age, s; without a state if the instrument takes it and never tells it.</summary>
internal sealed record DashboardValue(string Name, string Unit, double? Value, string Text, string State, double Age, double? Commanded, string CommandedText);
