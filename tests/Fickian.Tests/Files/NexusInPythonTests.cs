using System.Text.Json;
using Fickian.Files;
using Fickian.Infrared;

namespace Fickian.Tests.Files;

/// <summary>The HDF5 files are read by h5py, an independent reader, along the NeXus conventions.</summary>
public sealed class NexusInPythonTests : IDisposable
{
    private const string Script = """
        import h5py, json, sys
        f = h5py.File(sys.argv[1], "r")
        text = lambda v: v.decode() if isinstance(v, bytes) else str(v)
        entry = f[text(f.attrs["default"])]
        data = entry[text(entry.attrs["default"])]
        signal = data[text(data.attrs["signal"])]
        axes = [text(a) for a in data.attrs["axes"]]
        print(json.dumps({
            "classes": [text(g.attrs["NX_class"]) for g in (f, entry, data)],
            "axes": axes, "shape": list(signal.shape), "type": str(signal.dtype), "corner": float(signal[(-1,) * signal.ndim]), "sum": float(signal[()].sum()),
            "units": [text(data[a].attrs["units"]) for a in axes], "first": [float(data[a][0]) for a in axes], "last": [float(data[a][-1]) for a in axes],
        }))
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("fickian").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_map_series_is_found_with_its_axes_and_units()
    {
        var map = SampleMaps.Numbered(rows: 3, columns: 2, wavenumbers: 5, frames: 4);
        var path = Path.Combine(folder, "series.h5");
        Hdf5File.Write(path, map);
        var found = ReadInPython(path);
        Assert.Equal(["NXroot", "NXentry", "NXdata"], Texts(found, "classes"));
        Assert.Equal(["time", "y", "x", "wavenumber"], Texts(found, "axes"));
        Assert.Equal(["s", "m", "m", "cm-1"], Texts(found, "units"));
        Assert.Equal([4.0, 3, 2, 5], Numbers(found, "shape"));
        Assert.Equal([0, 0, 0, 4000], Numbers(found, "first"));
        Assert.Equal([180, 50e-6, 25e-6, 3968], Numbers(found, "last"));
        Assert.Equal("float32", found.GetProperty("type").GetString());
        Assert.Equal(3214, found.GetProperty("corner").GetDouble());
        // Exact: the values are small integers.
        Assert.Equal(map.Values.ToArray().Sum(v => (double)v), found.GetProperty("sum").GetDouble());
    }

    [Fact]
    public void A_spectrum_keeps_its_direction()
    {
        var path = Path.Combine(folder, "spectrum.h5");
        Hdf5File.Write(path, new Spectrum(new Axis(InfraredQuantity.Wavenumber, [3000, 2998, 2996]), [0.25, 0.5, 1]));
        var found = ReadInPython(path);
        Assert.Equal(["wavenumber"], Texts(found, "axes"));
        Assert.Equal((3000, 2996, 1.75), (Numbers(found, "first")[0], Numbers(found, "last")[0], found.GetProperty("sum").GetDouble()));
    }

    private static JsonElement ReadInPython(string path) => SystemPython.Read(Script, path);

    private static string[] Texts(JsonElement found, string name) => [.. found.GetProperty(name).EnumerateArray().Select(e => e.GetString()!)];

    private static double[] Numbers(JsonElement found, string name) => [.. found.GetProperty(name).EnumerateArray().Select(e => e.GetDouble())];
}
