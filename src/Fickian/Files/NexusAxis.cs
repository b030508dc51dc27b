using Fickian.Infrared;

namespace Fickian.Files;

/// <summary>Axes of NeXus data, by the names and units of their data sets.</summary>
/// <remarks>Files written here also carry the quantity itself (<c>quantity</c>, <c>symbol</c>, <c>unit_symbol</c>, <c>unit_in_si</c>), so that reading gives back what was written.</remarks>
internal static class NexusAxis
{
    private static readonly string[] SpectralNames = ["wavenumber", "wavelength", "ramanShift", "point"];

    public static bool IsSpectral(Axis axis) => SpectralNames.Contains(axis.Quantity.Name);

    /// <summary>The axis of one index; counted places where the file has none that fits.</summary>
    public static Axis Read(Hdf5Tree tree, Hdf5Node? set, string name, int count, bool isLast, List<Finding> findings)
    {
        var values = set is not null && Hdf5Tree.IsNumeric(set) ? tree.Doubles(set) : [];
        if (set is null || values.Length != count || !Array.TrueForAll(values, double.IsFinite))
        {
            findings.Add(Finding.Warning(set is null ? $"No positions are given along '{name}'; they are counted from 0." : $"The positions along '{name}' are not {count} finite numbers; they are counted from 0.", name));
            return Axis.Index(name == "." ? isLast ? "point" : "index" : name, count);
        }

        if (Quantity(tree, set) is { } quantity)
            return new(quantity, values);
        var units = tree.Text(set, "units") ?? "";
        var words = $"{name} {tree.Text(set, "long_name")}";
        if (words.Contains("wave", StringComparison.OrdinalIgnoreCase) || words.Contains("raman", StringComparison.OrdinalIgnoreCase) || StatedQuantity.OfAxis(units) == InfraredQuantity.Wavenumber)
            return new(StatedQuantity.OfAxis($"{units} {words}") ?? new Quantity("wavelength", "", Unit.One), values);
        if (StatedQuantity.Length(units) is { } inMetres)
            return new((name.StartsWith('y') ? InfraredQuantity.Y : InfraredQuantity.X) with { Name = name }, Array.ConvertAll(values, v => v * inMetres));
        if (units is "s" or "second" or "seconds" or "min" or "h")
            return new(Fickian.Quantity.Time, Array.ConvertAll(values, v => v * (units == "min" ? 60 : units == "h" ? 3600 : 1)));
        if (units.Length == 0)
            findings.Add(Finding.Warning($"The file does not state the unit of '{name}'.", name));
        return new(new Quantity(name, name, units.Length == 0 ? Unit.One : new Unit(units)), values);
    }

    /// <summary>The quantity of a data set that was written here; null of any other.</summary>
    public static Quantity? Quantity(Hdf5Tree tree, Hdf5Node set) =>
        tree.Text(set, "quantity") is { } name && tree.Text(set, "symbol") is { } symbol && tree.Text(set, "unit_symbol") is { } unit && tree.Number(set, "unit_in_si") is { } inSI && double.IsFinite(inSI)
            ? new(name, symbol, new Unit(unit, inSI))
            : null;
}
