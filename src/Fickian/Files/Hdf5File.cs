namespace Fickian.Files;

/// <summary>HDF5 files: NeXus data groups (<c>.h5</c>, <c>.nxs</c>) and photothermal measurements (<c>.ptir</c>).</summary>
/// <remarks>
/// NeXus: every group of class NXdata, the default one first, by its <c>signal</c> and <c>axes</c>. Photothermal: every channel of every measurement; no such file was there to check the layout against, and a finding says so.
/// Numbers in little-endian order, stored in one stretch, compactly or in chunks that are plain, shuffled or deflated. Virtual data sets are refused.
/// A data set whose size exceeds the file (200 times it, where it is compressed) is refused before memory is reserved.
/// </remarks>
public static partial class Hdf5File
{
    /// <summary>The format, as <see cref="DataFile"/> knows it.</summary>
    public static FileFormat Format { get; } = new("hdf5", "HDF5 (NeXus, photothermal)", source => Start(source) is not null, Read);

    /// <summary>Reads the data sets of a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">The file is damaged, or holds neither NeXus data nor photothermal measurements.</exception>
    public static FileContents Read(string path)
    {
        using var source = FileSource.Open(path);
        return Read(source);
    }

    internal static FileContents Read(FileSource source)
    {
        var tree = new Hdf5Tree(source, Start(source) ?? throw source.Wrong("", "the signature of HDF5 was expected and none was found; name another file."));
        var photothermal = PtirMeasurements.Read(tree);
        var sets = photothermal.IsEmpty ? NexusData.Read(tree) : photothermal;
        if (sets.IsEmpty)
            throw source.Wrong("", $"a NeXus data group (NX_class NXdata with a signal) or a group Measurement… was expected and none of them is among {tree.Summary()}; export to one of these layouts.");
        return new(source.Path, Format.Name, sets) { Variant = photothermal.IsEmpty ? "NeXus" : "photothermal" };
    }

    // A user block of 512 bytes, or of that doubled again and again, may stand before the signature.
    private static long? Start(FileSource source)
    {
        Span<byte> head = stackalloc byte[8];
        for (var at = 0L; at <= 4096 && at + 8 <= source.Length; at = at == 0 ? 512 : at * 2)
        {
            source.Read(at, head);
            if (head is [0x89, (byte)'H', (byte)'D', (byte)'F', 0x0D, 0x0A, 0x1A, 0x0A])
                return at;
        }

        return null;
    }
}
