using System.Buffers;

namespace Fickian.Files;

/// <summary>What a cell of a text table may be.</summary>
internal static class TextCell
{
    private static readonly SearchValues<byte> NumberSigns = SearchValues.Create("0123456789.,"u8);

    /// <summary>Blanks around cells.</summary>
    public static ReadOnlySpan<byte> Blanks => " \t\r"u8;

    /// <summary>Whether a cell stands for a value that was not measured.</summary>
    public static bool IsMissing(ReadOnlySpan<byte> cell)
    {
        cell = cell.Trim(" \t\r\""u8);
        if (cell.Length == 0)
            return true;
        if (cell.Length > 12)
            return false;
        Span<byte> small = stackalloc byte[cell.Length];
        for (var i = 0; i < cell.Length; i++)
            small[i] = cell[i] is >= (byte)'A' and <= (byte)'Z' ? (byte)(cell[i] | 0x20) : cell[i];
        return small.SequenceEqual("nan"u8) || small.SequenceEqual("?"u8) || small.SequenceEqual("n/a"u8) || small.SequenceEqual("na"u8)
            || small.IndexOf("#ind"u8) >= 0 || small.IndexOf("#qnan"u8) >= 0 || !small.ContainsAnyExcept((byte)'-');
    }

    /// <summary>Whether a cell looks like a number, with either decimal sign; a number with two decimal signs looks like one too.</summary>
    public static bool LooksLikeNumber(ReadOnlySpan<byte> cell)
    {
        cell = cell.Trim(" \t\r\""u8);
        return cell.Length is > 0 and <= 400 && (IsNumber(cell, (byte)'.') || IsNumber(cell, (byte)',') || IsDamaged(cell));
    }

    /// <summary>Whether a cell is a number with one decimal sign at most.</summary>
    public static bool IsNumber(ReadOnlySpan<byte> cell, byte point) => cell.Length > 0 && NumberScan.Double(cell, point, out _) == cell.Length;

    /// <summary>Whether a cell is a number with several decimal signs, as a locale conversion leaves it; dates with a year of four digits are not.</summary>
    public static bool IsDamaged(ReadOnlySpan<byte> cell)
    {
        cell = cell.Trim(" \t\r\""u8).TrimStart("+-"u8);
        if (cell.Length == 0 || cell.ContainsAnyExcept(NumberSigns) || !cell.ContainsAnyInRange((byte)'0', (byte)'9'))
            return false;
        var first = cell.IndexOfAny((byte)'.', (byte)',');
        var last = cell.LastIndexOfAny((byte)'.', (byte)',');
        return last > first && first > 0 && !IsDate(first, last, cell.Length);
    }

    // 31.12.2024, 2024.12.31 and 31.12.24
    private static bool IsDate(int first, int last, int length)
    {
        var (a, b, c) = (first, last - first - 1, length - last - 1);
        return b is 1 or 2 && ((a is 1 or 2 && c is 2 or 4) || (a == 4 && c is 1 or 2));
    }
}
