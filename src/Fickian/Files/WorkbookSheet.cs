namespace Fickian.Files;

/// <summary>One sheet of a workbook.</summary>
/// <param name="Name">Name of the sheet.</param>
/// <param name="Rows">Rows of cells as text, numbers with all their digits; empty cells at the end of a row are left out.</param>
internal sealed record WorkbookSheet(string Name, IReadOnlyList<string[]> Rows)
{
    /// <summary>Text of a cell; empty where there is none.</summary>
    public string this[int row, int column] => (uint)row < (uint)Rows.Count && (uint)column < (uint)Rows[row].Length ? Rows[row][column] : "";
}
