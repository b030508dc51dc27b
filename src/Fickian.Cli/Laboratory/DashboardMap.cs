namespace Fickian.Cli.Laboratory;

/// <summary>A plane of a map: the values of its pixels from the lowest row up, their positions, what they are.</summary>
internal sealed record DashboardMap(int Rows, int Columns, double?[] Values, double[] X, double[] Y, string Label);
