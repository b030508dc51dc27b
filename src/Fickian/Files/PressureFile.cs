namespace Fickian.Files;

/// <summary>The pressure of the gas as it was recorded, in delimited text whose heading names time and pressure: <c>t / s,p / mbar</c>.</summary>
/// <remarks>Times in s and pressures in Pa inside; times must ascend strictly.</remarks>
public static class PressureFile
{
    /// <summary>Reads a pressure record.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">The file holds no such columns; the message says what was found.</exception>
    public static Curve Read(string path)
    {
        var text = DelimitedText.Read(path);
        var headings = text.Headings.Select(ColumnHeading.Parse).ToArray();
        var time = Array.FindIndex(headings, h => h.IsTime && TimeUnit.TryParse(h.Unit, out _));
        var pressure = Array.FindIndex(headings, h => IsothermFile.IsPressure(h.Name));
        if (time < 0 || pressure < 0)
            throw new DataFileException(path, "heading", $"columns such as 't / s' and 'p / mbar' were expected and {string.Join(", ", headings.Select(h => $"'{h.Name}'"))} were found; name them so.");
        _ = TimeUnit.TryParse(headings[time].Unit, out var seconds);
        var pascals = PressureUnit.Pascals(path, headings[pressure]);
        double[] t = [.. text.Rows.Select(r => seconds * text.Number(text.Cells(r)[time], r.Line, text.Headings[time]))];
        UptakeFile.RequireAscending(path, t);
        return new Curve(t, [.. text.Rows.Select(r => pascals * text.Number(text.Cells(r)[pressure], r.Line, text.Headings[pressure]))])
        {
            YQuantity = new("pressure", "p", Unit.Pascal),
            Name = Path.GetFileNameWithoutExtension(path),
        };
    }
}
