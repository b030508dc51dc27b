using PureHDF;

namespace Fickian.Acquisition.Journal;

/// <summary>Series of spectra as NeXus data groups, time by wavenumber; the first is the default of the entry.</summary>
internal static class RunHdf5Spectra
{
    public static void AddTo(H5Group entry, RunData run)
    {
        var names = new NexusNames([.. entry.Keys]);
        foreach (var series in run.Spectra.Where(s => s.Seconds.Length > 0 && s.Axis.Positions.Length > 0))
        {
            var name = names.Of(series.Axis.Series);
            entry[name] = Group(series, run);
            entry.Attributes.TryAdd("default", name);
        }
    }

    private static H5Group Group(SpectralSeries series, RunData run)
    {
        var axis = new NexusNames("data", "time", "title", "provenance").Of(series.Axis.Quantity);
        var group = RunHdf5Lists.Group("NXdata");
        group.Attributes["signal"] = "data";
        group.Attributes["axes"] = new[] { "time", axis };
        group["title"] = new H5Dataset(new[] { series.Axis.Series });
        group["provenance"] = new H5Dataset(new[] { run.Provenance.ToString() });
        var (spectra, points) = (series.Seconds.Length, series.Axis.Positions.Length);
        group["data"] = new H5Dataset(series.Values.ToArray(), fileDims: [(ulong)spectra, (ulong)points])
        {
            Attributes = { ["units"] = series.Axis.ValueUnit, ["long_name"] = series.Axis.ValueQuantity },
        };
        group["time"] = new H5Dataset(series.Seconds.ToArray()) { Attributes = { ["units"] = "s", ["start"] = RunStatements.Utc(run.Header.Start) } };
        group[axis] = new H5Dataset(series.Axis.Positions.ToArray()) { Attributes = { ["units"] = series.Axis.Unit, ["long_name"] = series.Axis.Quantity } };
        return group;
    }
}
