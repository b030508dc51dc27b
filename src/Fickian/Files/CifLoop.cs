using System.Collections.Immutable;

namespace Fickian.Files;

/// <summary>A loop of a STAR file: tags, and rows of values under them.</summary>
/// <param name="Tags">Tags, in the order of the columns.</param>
/// <param name="Words">Words of the file.</param>
/// <param name="First">Index of its first value among them.</param>
/// <param name="Rows">Number of rows.</param>
internal sealed record CifLoop(ImmutableArray<string> Tags, IReadOnlyList<CifToken> Words, int First, int Rows)
{
    /// <summary>The value of a cell.</summary>
    public CifToken this[int row, int column] => Words[First + (row * Tags.Length) + column];

    /// <summary>Values of a column.</summary>
    public ImmutableArray<CifToken> Column(int column)
    {
        var values = ImmutableArray.CreateBuilder<CifToken>(Rows);
        for (var row = 0; row < Rows; row++)
            values.Add(this[row, column]);
        return values.MoveToImmutable();
    }
}
