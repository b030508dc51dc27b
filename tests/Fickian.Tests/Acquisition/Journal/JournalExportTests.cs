using Fickian.Acquisition.Journal;
using Fickian.Files;
using Fickian.Infrared;
using Fickian.Tests.Files;

namespace Fickian.Tests.Acquisition.Journal;

/// <summary>What is exported is read by h5py and by Fickian, and holds what the journal holds.</summary>
public sealed class JournalExportTests : IDisposable
{
    private const string Script = """
        import h5py, json, sys
        f = h5py.File(sys.argv[1], "r")
        text = lambda v: v.decode() if isinstance(v, bytes) else str(v)
        texts = lambda d: [text(v) for v in d[()]]
        e = f["entry"]
        p = e["instrument/gauge/pressure"]
        s = e["sample"]
        print(json.dumps({
            "classes": [text(g.attrs["NX_class"]) for g in (f, e, e["instrument"], e["instrument/gauge"], p, s, e["recipe"])],
            "title": texts(e["title"])[0], "start": texts(e["start_time"])[0], "end": texts(e["end_time"])[0], "program": texts(e["program_name"])[0],
            "serial": texts(e["instrument/gauge/serial_number"])[0], "simulated": [int(f.attrs["simulated"]), int(e.attrs["simulated"])],
            "value": p["value"][()].tolist(), "time": p["time"][()].tolist(), "state": p["state"][()].tolist(),
            "units": [text(p["value"].attrs["units"]), text(p["time"].attrs["units"]), text(p["time"].attrs["start"])],
            "parameters": [texts(e["parameters_1/" + n]) for n in ("instrument", "name", "value", "units")],
            "events": texts(e["events/text"]), "marker": [texts(e["markers/name"])[0], float(e["markers/time"][0])], "command": texts(e["commands/read_back"])[0],
            "clock": e["clock_offsets/seconds"][()].tolist(), "recipe": texts(e["recipe/data"])[0], "rig": texts(e["rig/data"])[0], "outcome": texts(e["end/outcome"])[0],
            "spectra": s["data"][()].tolist(), "axes": [text(a) for a in s.attrs["axes"]], "wavenumber": s["wavenumber"][()].tolist(), "default": text(e.attrs["default"]),
        }))
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("fickian").FullName;
    private readonly RunData run;

    public JournalExportTests()
    {
        JournalSample.Write(At("run.fickian-journal"), new ManualTime());
        run = RunData.Read(At("run.fickian-journal"));
    }

    private string At(string name) => Path.Combine(folder, name);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void An_independent_reader_finds_the_run_along_the_NeXus_conventions()
    {
        RunHdf5.Write(At("run.h5"), run);
        var found = SystemPython.Read(Script, At("run.h5"));
        string Of(string name) => found.GetProperty(name).GetRawText().Replace(" ", "", StringComparison.Ordinal);
        Assert.Equal("""["NXroot","NXentry","NXinstrument","NXcollection","NXlog","NXdata","NXnote"]""", Of("classes"));
        Assert.Equal("CO₂ into agZIF-62", found.GetProperty("title").GetString());
        Assert.Equal(("2026-11-24T12:00:00.0000000Z", "2026-11-24T12:00:21.0000000Z"), (found.GetProperty("start").GetString(), found.GetProperty("end").GetString()));
        Assert.Equal(("Fickian", "42", "[0,0]"), (found.GetProperty("program").GetString(), found.GetProperty("serial").GetString(), Of("simulated")));
        Assert.Equal(("[5.0,100000.0,101000.0]", "[0.0,15.0,20.0]", "[0,0,1]"), (Of("value"), Of("time"), Of("state")));
        Assert.Equal("""["Pa","s","2026-11-24T12:00:00.0000000Z"]""", Of("units"));
        Assert.Equal("""[["gauge","gauge"],["unit","filter"],["Pa","1.5"],["","s"]]""", Of("parameters"));
        Assert.Equal(("""["Tworeadingsweremissed."]""", """["exposure",10.0]""", "open"), (Of("events"), Of("marker"), found.GetProperty("command").GetString()));
        Assert.Equal(("[-1.5,-1.75]", "{ \"steps\": [] }", "limits: none", "completed"), (Of("clock"), found.GetProperty("recipe").GetString(), found.GetProperty("rig").GetString(), found.GetProperty("outcome").GetString()));
        Assert.Equal(("[[0.0,1.0,0.5],[0.0,2.0,0.25]]", """["time","wavenumber"]""", "[2400.0,2350.0,2300.0]", "sample"), (Of("spectra"), Of("axes"), Of("wavenumber"), found.GetProperty("default").GetString()));
    }

    [Theory]
    [InlineData("run.fickian-journal", "fickian-journal")]
    [InlineData("run.h5", "hdf5")]
    public void Journal_and_export_are_recognised_and_give_the_same_channels_and_spectra(string name, string format)
    {
        RunHdf5.Write(At("run.h5"), run);
        var contents = DataFile.Open(At(name));
        Assert.Equal(format, contents.Format);
        var map = contents.The<SpectralMap>();
        Assert.Equal([0, 1, 0.5f, 0, 2, 0.25f], map.Values.ToArray());
        Assert.Equal((InfraredQuantity.Wavenumber, InfraredQuantity.Absorbance), (map.Wavenumbers.Quantity, map.Value));
        Assert.Equal([20.0, 21], map.Frames.Values.ToArray());
        var pressure = contents.DataSets.OfType<Table>().Single(t => t.Columns[1].Name == "pressure");
        Assert.Equal([0, 15, 20], pressure.Columns[0].Values.ToArray());
        Assert.Equal(("s", "Pa", 1.01e5), (pressure.Columns[0].Unit, pressure.Columns[1].Unit, pressure.Columns[1].Values.Span[2]));
        Assert.Equal("in the cell", pressure.Metadata["description"]);
    }

    [Fact]
    public void The_badge_of_a_simulated_run_stands_on_file_and_entry()
    {
        RunHdf5.Write(At("run.h5"), run with { Header = run.Header with { Kind = RunKind.Simulated, Seed = 3 } });
        Assert.Equal("[1, 1]", SystemPython.Read(Script, At("run.h5")).GetProperty("simulated").GetRawText());
        Assert.Equal(Provenance.Simulated, DataFile.Open(At("run.h5")).The<SpectralMap>().Provenance);
    }

    [Fact]
    public void The_tables_are_read_again()
    {
        RunCsv.WriteTidy(At("tidy.csv"), run);
        RunCsv.WriteWide(At("wide.csv"), run);
        var lines = File.ReadAllLines(At("tidy.csv")).Where(l => !l.StartsWith('#')).ToArray();
        Assert.Equal(["time_s,utc,channel,value,unit,state", "0,2026-11-24T12:00:00.0000000Z,pressure,5,Pa,good"], lines[..2]);
        Assert.Contains("20,2026-11-24T12:00:20.0000000Z,\"rate, total\",,,missing", lines);
        Assert.Equal(9, lines.Length);
        var tidy = DataFile.Open(At("tidy.csv"));
        Assert.Equal(("run-samples", "measured", 3), (tidy.Format, tidy.Metadata["provenance"], tidy.DataSets.Length));
        Assert.Equal(["rate, total"], tidy.DataSets.OfType<Table>().Where(t => double.IsNaN(t.Columns[1].Values.Span[0])).Select(t => t.Name));
        Assert.Equal([0, 15, 20, 20.000000001], tidy.DataSets.OfType<Table>().Single(t => t.Name == "band area").Columns[0].Values.ToArray());
        var wide = DataFile.Open(At("wide.csv")).The<Table>();
        Assert.Equal(["time / s", "pressure / Pa", "band area / cm⁻¹", "rate, total"], wide.Headings);
        Assert.Equal([5, 1e5, 1.01e5, double.NaN], wide.Columns[1].Values.ToArray());
        Assert.Equal([0.01, 0.5, 0.75, 0.8], wide.Columns[2].Values.ToArray());
        Assert.Contains(File.ReadAllLines(At("wide.csv")), l => l == "# provenance: measured");
    }

    [Fact]
    public void An_uptake_curve_counts_its_time_from_the_exposure()
    {
        var curve = RunUptake.Of(run, "band area");
        Assert.Equal([5, 10, 10.000000001], curve.X.ToArray().Select(x => Math.Round(x, 9)));
        UptakeFile.Write(At("uptake.csv"), curve, RunUptake.Statements(run, curve));
        var read = UptakeFile.Read(At("uptake.csv"));
        Assert.Equal(curve.Y.ToArray(), read.Uptake.Y.ToArray());
        Assert.Equal(("cm⁻¹", Provenance.Measured), (read.Uptake.YQuantity.Unit.Symbol, read.Uptake.Provenance));
        Assert.Equal(run.Header.RunId.ToString(), read.Metadata["run"]);
        // One of the two pressures behind the exposure is doubtful.
        Assert.Contains("found 1", Assert.Throws<ArgumentException>(() => RunUptake.Of(run, "pressure")).Message, StringComparison.Ordinal);
        Assert.Contains("'exposure'", Assert.Throws<ArgumentException>(() => RunUptake.Of(run, "band area", "dose")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_exposures_one_is_named_and_its_curve_ends_at_the_next()
    {
        var time = new ManualTime();
        using (var journal = JournalWriter.Create(At("doses.fickian-journal"), JournalSample.Header, time, new() { WallTime = time }))
        {
            for (var dose = 0; dose < 3; dose++)
            {
                journal.Mark(Marker.Exposure);
                for (var i = 0; i < 4; i++, time.Advance(2))
                    journal.Sample(2, (10 * dose) + i);
            }
        }

        var doses = RunData.Read(At("doses.fickian-journal"));
        Assert.Contains("from 1 to 3", Assert.Throws<ArgumentException>(() => RunUptake.Of(doses, "band area")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => RunUptake.Of(doses, "band area", Marker.Exposure, 4));
        var second = RunUptake.Of(doses, "band area", Marker.Exposure, 2);
        Assert.Equal([0, 2, 4, 6], second.X.ToArray());
        Assert.Equal([10, 11, 12, 13], second.Y.ToArray());
    }
}
