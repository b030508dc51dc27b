namespace Fickian.Numerics;

/// <summary>Nearest sequence, in the sense of least squares, that rises to one maximum and falls after it.</summary>
/// <remarks>
/// Pools of neighbours that violate the order take their mean. The maximum is put where the data have theirs.
/// Source: M. Ayer et al., An empirical distribution function for sampling with incomplete information, Ann. Math. Stat. 26, 641 (1955).
/// </remarks>
internal static class UnimodalRegression
{
    /// <summary>Makes values unimodal, in place.</summary>
    public static void Apply(Span<double> values)
    {
        var top = 0;
        for (var i = 1; i < values.Length; i++)
            top = values[i] > values[top] ? i : top;
        var right = values[top..];
        Ascend(values[..top]);
        right.Reverse();
        Ascend(right[..^1]);
        right.Reverse();
    }

    private static void Ascend(Span<double> values)
    {
        Span<(double Sum, int Count)> pools = new (double, int)[values.Length];
        var last = -1;
        foreach (var value in values)
        {
            pools[++last] = (value, 1);
            while (last > 0 && pools[last - 1].Sum * pools[last].Count > pools[last].Sum * pools[last - 1].Count)
            {
                pools[last - 1] = (pools[last - 1].Sum + pools[last].Sum, pools[last - 1].Count + pools[last].Count);
                last--;
            }
        }

        for (int pool = 0, i = 0; pool <= last; pool++)
        {
            for (var k = 0; k < pools[pool].Count; k++)
                values[i++] = pools[pool].Sum / pools[pool].Count;
        }
    }
}
