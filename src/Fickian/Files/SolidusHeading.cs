namespace Fickian.Files;

/// <summary>Headings that part name and unit by a solidus without blanks: <c>Mass/mg</c>, <c>DSC/(mW/mg)</c>, <c>QMID(s:1|m:18)/A</c>.</summary>
internal static class SolidusHeading
{
    /// <summary>Name and unit of a cell; the unit stands behind the last solidus outside of brackets.</summary>
    public static ColumnHeading Parse(string cell)
    {
        var depth = 0;
        for (var i = cell.Length - 1; i > 0; i--)
        {
            depth += cell[i] switch { ')' => 1, '(' => -1, _ => 0 };
            if (cell[i] == '/' && depth == 0)
                return new(cell[..i].Trim(), Unit(cell[(i + 1)..].Trim()));
        }

        return new(cell, "");
    }

    /// <summary>A heading that has a unit, or whose name ends in one that is known.</summary>
    public static ColumnHeading Known(string name, string unit)
    {
        if (unit.Length > 0)
            return new(name, WrittenUnit.Legible(unit));
        var parted = Parse(name);
        return parted.Name.Length > 0 && WrittenUnit.Parse(parted.Unit) is not null ? parted : new(name, "");
    }

    /// <summary>A column with the heading that its name and unit make together.</summary>
    public static TableColumn Known(TableColumn column)
    {
        var heading = Known(column.Name, column.Unit);
        return column with { Name = heading.Name, Unit = heading.Unit };
    }

    private static string Unit(string text) => WrittenUnit.Legible(text.Length > 2 && text[0] == '(' && text[^1] == ')' ? text[1..^1] : text);
}
