namespace Fickian;

/// <summary>Checks the indices with which a value of a data set is asked for.</summary>
internal static class DataSetIndex
{
    /// <summary>Throws unless there is one index per axis, each inside it.</summary>
    public static void Check(IDataSet set, ReadOnlySpan<int> index)
    {
        var axes = set.Axes;
        if (index.Length != axes.Length)
            throw new ArgumentException($"A value of '{set.Name}' has {axes.Length} indices ({string.Join(", ", axes.Select(a => a.Quantity.Name))}); found {index.Length}.", nameof(index));
        for (var i = 0; i < index.Length; i++)
        {
            if ((uint)index[i] >= (uint)axes[i].Count)
                throw new ArgumentException($"Index {index[i]} lies outside the axis '{axes[i].Quantity.Name}', which has {axes[i].Count} places, counted from 0.", nameof(index));
        }
    }
}
