namespace Fickian.Files;

/// <summary>A picture in an HDF5 file: rows × columns × channels, row 0 at the top.</summary>
internal static class NexusPicture
{
    public static Micrograph? Read(Hdf5Tree tree, Hdf5Node group, Hdf5Node signal, int[] shape, NexusNotes notes) => shape.Contains(0) ? null : new(tree.Singles(signal), shape[0], shape[1], shape[2])
    {
        Name = notes.Name,
        Metadata = notes.Metadata,
        Findings = [.. notes.Findings],
        PixelSize = tree.Number(group, "pixel_width") is { } x and > 0 && tree.Number(group, "pixel_height") is { } y and > 0 && double.IsFinite(x) && double.IsFinite(y) ? (x, y) : null,
    };
}
