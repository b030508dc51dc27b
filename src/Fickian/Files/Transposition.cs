namespace Fickian.Files;

/// <summary>Exchanges rows and columns of a matrix.</summary>
internal static class Transposition
{
    // A tile of 32 × 32 values, 4 KiB, and its image stay in the processor's first cache.
    private const int Tile = 32;

    /// <summary>[rows × columns] to [columns × rows], tile by tile.</summary>
    public static void Of(ReadOnlySpan<float> from, int rows, int columns, Span<float> into)
    {
        for (var top = 0; top < rows; top += Tile)
        {
            for (var left = 0; left < columns; left += Tile)
            {
                var (bottom, right) = (Math.Min(rows, top + Tile), Math.Min(columns, left + Tile));
                for (var column = left; column < right; column++)
                {
                    for (var row = top; row < bottom; row++)
                        into[(column * rows) + row] = from[(row * columns) + column];
                }
            }
        }
    }
}
