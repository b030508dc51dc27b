namespace Fickian.Files;

/// <summary>Units in the letters of ASCII, for other programs: <c>cm-1</c>, <c>um</c>, <c>m2/s</c>.</summary>
public static class PlainUnit
{
    /// <summary>A unit.</summary>
    public static string Of(Unit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return string.Concat(unit.Symbol.Select(c => c switch
        {
            'µ' or 'μ' => "u",
            '⁻' => "-",
            '¹' => "1",
            '²' => "2",
            '³' => "3",
            '°' => "deg ",
            'Å' => "angstrom",
            '·' => " ",
            _ => c.ToString(),
        }));
    }

    /// <summary>What values are in: the unit with the quantity, as in <c>V (interferogram)</c>, or the quantity alone where it has no unit, as in <c>absorbance</c>.</summary>
    public static string OfValues(Quantity value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Unit == Unit.One ? value.Name : $"{Of(value.Unit)} ({value.Name})";
    }
}
