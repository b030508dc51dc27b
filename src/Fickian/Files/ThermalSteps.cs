using System.Collections.Immutable;
using Fickian.Thermal;

namespace Fickian.Files;

/// <summary>Steps that a file holds as tables of their own, joined where their columns are the same.</summary>
internal static class ThermalSteps
{
    /// <summary>Runs of steps that follow each other and have the same columns.</summary>
    public static IEnumerable<(ImmutableArray<TableColumn> Columns, ImmutableArray<ThermalStep> Steps, ImmutableArray<Finding> Findings)> Joined(IReadOnlyList<ThermalPart> parts)
    {
        for (var first = 0; first < parts.Count;)
        {
            var count = 1;
            while (first + count < parts.Count && Same(parts[first].Columns, parts[first + count].Columns))
                count++;
            var of = parts.Skip(first).Take(count).ToArray();
            var rows = 0;
            var steps = of.Select(p => new ThermalStep(p.Name, (rows += Rows(p)) - Rows(p), Rows(p))).ToImmutableArray();
            ImmutableArray<TableColumn> columns = count == 1 ? of[0].Columns : [.. of[0].Columns.Select((c, i) => c with { Values = of.SelectMany(p => p.Columns[i].Values.ToArray()).ToArray() })];
            yield return (columns, steps, [.. of.SelectMany(p => count == 1 ? p.Findings : p.Findings.Select(f => f with { Where = p.Name })), .. Restarts(of)]);
            first += count;
        }
    }

    private static int Rows(ThermalPart part) => part.Columns.IsEmpty ? 0 : part.Columns[0].Values.Length;

    private static bool Same(ImmutableArray<TableColumn> one, ImmutableArray<TableColumn> other) =>
        one.Length == other.Length && one.Zip(other).All(p => p.First.Name == p.Second.Name && p.First.Unit == p.Second.Unit);

    private static ImmutableArray<Finding> Restarts(ThermalPart[] parts)
    {
        var time = parts[0].Columns.ToList().FindIndex(c => ThermalNames.Of(c.Name) == ThermalName.Time);
        if (time < 0)
            return [];
        for (var i = 1; i < parts.Length; i++)
        {
            var (before, now) = (parts[i - 1].Columns[time].Values, parts[i].Columns[time].Values);
            if (before.Length > 0 && now.Length > 0 && now.Span[0] < before.Span[^1])
                return [Finding.Warning($"The time of step {i + 1} begins before the end of step {i}: it does not run on over the steps.")];
        }

        return [];
    }
}
