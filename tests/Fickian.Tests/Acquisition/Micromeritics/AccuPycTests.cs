using System.Text;
using System.Text.RegularExpressions;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Micromeritics;
using Fickian.Files;

namespace Fickian.Tests.Acquisition.Micromeritics;

/// <summary>Every report of the table, as a file and as it comes over the line; the simulator prints the same layout.</summary>
public sealed partial class AccuPycTests
{
    private const string File = "accupyc_1330";

    // Sped up so that thirty seconds of silence cost little; reports come every minute.
    private static readonly SpedTime Laboratory = new(1000, TimeProvider.System);

    // Case -> cell volume and expansion volume, cm³, runs; or what is said instead.
    private static readonly Dictionary<string, (double Cell, double Expansion, int Runs, string Said)> Rows = new(StringComparer.Ordinal)
    {
        ["001"] = (146.3371, 73.9210, 5, ""),
        ["002"] = (12.2471, 8.1523, 3, ""),
        ["003"] = (12.2471, 8.1523, 3, ""),
        ["004"] = (12.2471, 8.1523, 10, ""),
        ["005"] = (0, 0, 0, "layout is not known"),
        ["006"] = (11.9032, 8.0011, 4, ""),
        ["007"] = (12.3, 8.2, 6, ""),
        ["008"] = (0, 0, 0, "16 lines were expected and 5 were found"),
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_row_has_its_meaning() =>
        Assert.Equal(Vectors.Of(File).Select(v => v.Case[^3..]).Order(StringComparer.Ordinal), Rows.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void A_saved_report_opens_like_any_other_file()
    {
        foreach (var vector in Vectors.Of(File))
        {
            var (cell, expansion, runs, said) = Rows[vector.Case[^3..]];
            using var source = FileSource.InMemory("report.txt", vector.Device!);
            if (said.Length > 0)
            {
                Assert.Contains(said, Assert.Throws<DataFileException>(() => DataFile.Open(source)).Message, StringComparison.Ordinal);
                continue;
            }

            var contents = DataFile.Open(source);
            var table = contents.The<Table>();
            Assert.Equal(("accupyc-1330", runs, 4), (contents.Format, table.Rows, table.Columns.Length));
            Assert.Equal(cell, double.Parse(table.Metadata["cell volume"]!, System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal(19.4, table["P1"]!.Values.Span[0], 1e-9);
            Assert.Equal("1234", table.Metadata["serialNumber"]);
            Assert.Equal(Severity.Hint, Assert.Single(table.Findings).Severity);
            Assert.Equal(expansion, AccuPycFile.Parse("report", vector.Device).ExpansionVolume.Value * 1e6, 1e-9);
        }
    }

    [Fact]
    public void The_volumes_follow_from_the_pressures_and_the_units_are_those_of_the_manual()
    {
        var report = AccuPycFile.Parse("report", Vectors.Case(File, "accupyc-1330-003")[0].Device);
        Assert.Equal(new DateTime(2024, 12, 31, 9, 15, 0), report.Start);
        Assert.Equal(298.45, report.Temperature, 1e-9);
        Assert.Equal(6.3718e-6, report.StandardVolume, 1e-15);
        Assert.Equal(19.4 * 6894.757293168361, report.Runs[0].Empty, 1e-6);
        Assert.Equal(0.005 * 6894.757293168361 / 60, report.EquilibrationRate, 1e-9);

        // Pressures printed to 0.001 psig let the volumes follow to about 10⁻⁴.
        Assert.Equal(report.CellVolume.Value, report.CellVolumeOfPressures, 1e-4 * report.CellVolume.Value);
        Assert.Equal(report.ExpansionVolume.Value, report.ExpansionVolumeOfPressures, 1e-4 * report.ExpansionVolume.Value);
        Assert.Equal(report.CellVolume, report.Pycnometer.CellVolume);
    }

    [Fact]
    public async Task The_listener_makes_of_every_report_what_it_says()
    {
        foreach (var vector in Vectors.Of(File))
        {
            var (cell, _, _, said) = Rows[vector.Case[^3..]];
            var replay = new ReplayChannel(vector.Case, [vector]);
            await using var listener = new AccuPycListener(new("test", replay, Laboratory));
            var report = await ReportedAsync(listener);
            Assert.Equal(vector.Device, report.Raw.ToArray());
            var reading = await listener.ReadAsync(AccuPycListener.CellVolume, RequestPriority.Polling, Cancellation);
            if (said.Length > 0)
            {
                Assert.Contains(said, reading.State, StringComparison.Ordinal);
                Assert.Null(reading.Value);
            }
            else
            {
                Assert.Equal(cell, reading.Value!.Value * 1e6, 1e-9);
            }
        }
    }

    [Fact]
    public void The_simulator_prints_the_same_layout()
    {
        foreach (var vector in Vectors.Of(File))
        {
            var number = vector.Case[^3..];
            var lines = AccuPycFile.Lines(vector.Device);
            var simulator = new AccuPycSimulator(Vectors.Simulator(
                ("runs", lines.Length < 16 ? "3" : lines[15]),
                ("cell-volume", lines.Length < 16 ? "12" : lines[11]),
                ("expansion-volume", lines.Length < 16 ? "8" : lines[13]),
                ("standard-volume", lines.Length < 16 ? "6" : lines[8]),
                ("ends", number switch { "002" => "cr", "007" => "lf", _ => "crlf" })));
            if (number == "005")
                simulator.Inject("analysis");
            if (number == "008")
                simulator.Inject("cut-in-head");

            // A cable that is pulled leaves the line where it is: with its end, or without the half of it.
            Assert.Equal(Digits().Replace(Encoding.ASCII.GetString(vector.Device!), "9").TrimEnd(), Digits().Replace(Encoding.ASCII.GetString(simulator.Report()), "9").TrimEnd());
        }
    }

    [Fact]
    public async Task A_calibration_of_the_simulator_gives_its_volumes_and_is_kept_as_a_file()
    {
        var folder = Directory.CreateTempSubdirectory("fickian");
        try
        {
            var simulator = new AccuPycSimulator(new(Laboratory, 3));
            await using var listener = new AccuPycListener(new("pycnometer", Vectors.Line(simulator), Laboratory)
            {
                Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["folder"] = folder.FullName },
            });
            var report = await ReportedAsync(listener);

            // Errors of 0.0003 psig in pressures of 10 psig, amplified tenfold in the volume.
            Assert.Equal(12.2471, report.Calibration!.CellVolume.Value * 1e6, 12.2471e-3);
            Assert.Equal(8.1523, report.Calibration.ExpansionVolume.Value * 1e6, 8.1523e-3);
            var saved = Assert.Single(folder.GetFiles("pycnometer-*"));
            Assert.Equal(report.Calibration.CellVolume, AccuPycFile.Read(saved.FullName).CellVolume);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("damaged", "do not follow")]
    [InlineData("cut", "lines were expected")]
    [InlineData("analysis", "layout is not known")]
    public async Task A_report_that_is_not_sound_gives_no_number(string fault, string said)
    {
        var simulator = new AccuPycSimulator(new(Laboratory, 3));
        simulator.Inject(fault);
        await using var listener = new AccuPycListener(new("pycnometer", Vectors.Line(simulator), Laboratory));
        var report = await ReportedAsync(listener);
        Assert.Contains(said, report.State, StringComparison.Ordinal);
        Assert.All(await listener.PollAsync(RequestPriority.Polling, Cancellation), r => Assert.Null(r.Value));
    }

    [Theory]
    [InlineData("30")]
    [InlineData("3600")]
    public async Task A_report_after_one_that_was_cut_in_the_middle_of_a_line_is_whole(string idle)
    {
        var simulator = new AccuPycSimulator(new(Laboratory, 3));
        simulator.Inject("cut");
        await using var listener = new AccuPycListener(new("pycnometer", Vectors.Line(simulator), Laboratory) { Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["idle"] = idle } });
        List<string> states = [];
        var whole = new TaskCompletionSource();
        listener.Reported += report =>
        {
            states.Add(report.State);
            simulator.Inject("cut", on: false);
            if (report.Calibration is not null)
                whole.TrySetResult();
        };
        await listener.ConnectAsync(Cancellation);
        await whole.Task.WaitAsync(Cancellation);
        Assert.Contains("lines were expected", states[0], StringComparison.Ordinal);
        Assert.Equal("ok", states[^1]);
    }

    [Fact]
    public void A_leak_makes_the_cell_seem_larger_or_smaller_by_more_than_its_deviation()
    {
        var sound = AccuPycFile.Parse("report", new AccuPycSimulator(Vectors.Simulator()).Report());
        var leaking = new AccuPycSimulator(Vectors.Simulator());
        leaking.Inject("leak");
        var leaked = AccuPycFile.Parse("report", leaking.Report());
        Assert.True(Math.Abs(leaked.CellVolume.Value - sound.CellVolume.Value) > 4 * sound.CellVolume.StandardError);
    }

    [Fact]
    public async Task Nothing_can_be_set()
    {
        await using var listener = new AccuPycListener(new("pycnometer", new ReplayChannel("empty", []), Laboratory));
        Assert.Equal("no report yet", (await listener.ReadAsync(AccuPycListener.Temperature, RequestPriority.Polling, Cancellation)).State);
        Assert.Contains("takes no commands", (await Assert.ThrowsAsync<ArgumentException>(() => listener.SetAsync(AccuPycListener.Temperature, 300, RequestPriority.Recipe, Cancellation))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_reports_give_the_volumes_or_a_sentence()
    {
        var sound = Vectors.Case(File, "accupyc-1330-002")[0].Device!;
        var random = new Random(1330);
        var (values, sentences) = (0, 0);
        for (var i = 0; i < Fuzzing.Count; i++)
        {
            var bytes = sound.ToList();
            for (var damage = random.Next(1, 4); damage > 0; damage--)
            {
                var at = random.Next(bytes.Count);
                switch (random.Next(4))
                {
                    case 0: bytes[at] = (byte)random.Next(256); break;
                    case 1: bytes.RemoveAt(at); break;
                    case 2: bytes.Insert(at, (byte)random.Next(0x20, 0x7f)); break;
                    default: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                }
            }

            var report = ReceivedReport.Of([.. bytes], "test");
            if (report.Calibration is not { } found)
            {
                sentences++;
                continue;
            }

            // The check of the report is its physics: what passes is right to a thousandth, or states that it is not more exact.
            values++;
            Assert.InRange(Math.Abs((found.CellVolume.Value / found.CellVolumeOfPressures) - 1), 0, 1e-3 + (4 * found.CellVolume.StandardError / found.CellVolume.Value));
        }

        Assert.True(values > 0 && sentences > 0);
    }

    private static async Task<ReceivedReport> ReportedAsync(AccuPycListener listener)
    {
        var reported = new TaskCompletionSource<ReceivedReport>();
        listener.Reported += report => reported.TrySetResult(report);
        await listener.ConnectAsync(Cancellation);
        return await reported.Task.WaitAsync(Cancellation);
    }

    [GeneratedRegex(@"\d")]
    private static partial Regex Digits();
}
