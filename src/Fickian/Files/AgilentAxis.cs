namespace Fickian.Files;

/// <summary>An axis of points at equal distances: spacing · (first + i).</summary>
internal readonly record struct AgilentAxis(double Spacing, int First, int Count);
