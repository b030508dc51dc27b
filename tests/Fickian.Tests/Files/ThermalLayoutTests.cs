using System.Text;
using Fickian.Files;
using Fickian.Thermal;

namespace Fickian.Tests.Files;

/// <summary>Dialects of thermal files of which there is no file of an instrument, in texts of a few lines.</summary>
public sealed class ThermalLayoutTests
{
    [Theory]
    [InlineData("# Formats\n\nA block has `Curve Name:` and\nCurve Values:\nwith a table below: Index t Ts Tr Value, [s] [mg].\n")]
    [InlineData("Curve Name:\n  names it.\n\nCurve Values:\n\nNo units follow here.\n")]
    public void Prose_about_curves_is_no_export(string text) =>
        Assert.Throws<DataFileException>(() => InMemory.Open(System.Text.Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Every_sample_is_recognised_as_its_format() =>
        Assert.All(ThermalSamples.All(), s => Assert.Equal(s.Format, InMemory.Open(s.Bytes, s.Name).Format));

    [Fact]
    public void A_NETZSCH_text_with_ions_and_decimal_commas_gives_both_records()
    {
        var contents = InMemory.Open(ThermalSamples.Netzsch);
        var (run, ions) = (contents.The<Thermogram>(), contents.The<IonCurrents>());
        Assert.Equal(("glass", HeatFlowSign.ExothermicPositive, 10e-6), (run.Name, run.HeatFlowSign, run.SampleMass));
        Assert.Equal([10e-6, 9.9e-6, 9.8e-6], run[ThermalRole.Mass].Select(m => Math.Round(m, 12)));
        Assert.Equal(-200, run[ThermalRole.SpecificHeatFlow][1], 1e-12);
        Assert.Equal("1: 30°C/10,0(K/min)/40°C", run.Steps[0].Name);
        Assert.Equal([18, 44], ions.Channels.Select(c => c.MassToCharge));
        Assert.Equal([0, 30, 60], ions[18]!.Time.ToArray());
        Assert.Equal([1e-9, 1.5e-9, 2e-9], ions[18]!.Current.ToArray());

        // The last row is short: what it lacks is missing.
        Assert.Equal([2e-10, 2.5e-10, double.NaN], ions[44]!.Current.ToArray());
        Assert.Contains(run.Findings, f => f.Message.Contains("2 cells are empty", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-8")]
    [InlineData("iso-8859-1")]
    public void A_NETZSCH_text_is_read_in_every_encoding(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        var contents = InMemory.Open([.. encoding.GetPreamble(), .. encoding.GetBytes(ThermalSamples.NetzschTwoTables)]);
        var run = contents.The<Thermogram>();
        Assert.Equal([10, 9.5, 9.5, 9.4], run[ThermalRole.Mass].Select(m => Math.Round(1e6 * m, 9)));
        Assert.Equal([("table 1", 0, 2), ("table 2", 2, 2)], run.Steps.Select(s => (s.Name, s.First, s.Count)));
    }

    [Fact]
    public void A_NETZSCH_text_that_contradicts_itself_is_refused()
    {
        Assert.Contains("a decimal point was expected and '30,0' was found", InMemory.Refusal(ThermalSamples.Netzsch.Replace("COMMA", "POINT", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("begins with ## was expected", InMemory.Refusal(ThermalSamples.Netzsch.Replace("##", "", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("another sign than the comma was expected", InMemory.Refusal(ThermalSamples.Netzsch.Replace("SEMICOLON", "COMMA", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_head_in_a_NETZSCH_text_begins_another_run()
    {
        var contents = InMemory.Open(ThermalSamples.Netzsch + ThermalSamples.Netzsch.Replace("IDENTITY:glass", "IDENTITY:second", StringComparison.Ordinal).Replace("10,0\n", "20,0\n", StringComparison.Ordinal));
        Assert.Equal(["glass", "second"], contents.DataSets.OfType<Thermogram>().Select(r => r.Name));
        Assert.Equal([10e-6, 20e-6], contents.DataSets.OfType<Thermogram>().Select(r => r.SampleMass));
    }

    [Fact]
    public void Two_runs_of_a_NETZSCH_measurement_are_two_thermograms()
    {
        var runs = InMemory.Open(NetzschWriter.TwoRuns()).DataSets.Cast<Thermogram>().ToArray();
        Assert.Equal(["glass", "glass (run 2)"], runs.Select(r => r.Name));
        Assert.Equal([5e-6, double.NaN], runs.Select(r => r.SampleMass));
        Assert.Equal([0, 30, 60], runs[0][ThermalRole.Time]);
        Assert.Equal([0, -1e-6, -2e-6], runs[0][ThermalRole.Mass].Select(m => Math.Round(m, 12)));
        Assert.Equal([0, 0, -1e-6], runs[1][ThermalRole.Mass].Select(m => Math.Round(m, 12)));
        Assert.Equal([(0, 2), (2, 1)], runs[0].Steps.Select(s => (s.First, s.Count)));
        Assert.Equal([7, 8, 9], runs[0].ToTable()["33"]!.Values.ToArray());
    }

    [Fact]
    public void Damaged_streams_of_a_NETZSCH_measurement_give_channels_or_a_sentence()
    {
        var stream = new NetzschWriter().Channel(0x178C, [0, 0.5f], [1]).Channel(0x178D, [25, 30], [35]).Stream(2);
        HostileBytes.Check("stream_2.table", stream, source =>
        {
            var channels = NetzschChannel.Of(new NetzschStream(source, source.All().ToArray(), 2)).ToArray();
            return new(source.Path, "", [.. channels.Select(c => new Table(c.Name, [new(c.Name, c.Unit, c.Values)]))]);
        });
    }

    [Fact]
    public void Damaged_notes_of_a_NETZSCH_measurement_give_metadata_or_a_sentence()
    {
        var stream = new NetzschWriter().Table(0x7530, 0x2AFB).Text(0x0840, "glass").Number(0x0C9E, 5.0).Table(0x1772, 0x2AFA).Number(0x083E, 1_700_000_000).Table(0x1859, 0x2BD2).Text(0x1135, "UTC").Stream(1);
        HostileBytes.Check("stream_1.table", stream, source =>
        {
            var notes = new NetzschNotes(new NetzschStream(source, source.All().ToArray(), 1));
            return new(source.Path, "", [new Table(notes.Sample(0), []) { Metadata = notes.Of(0) }]);
        });
    }

    [Fact]
    public void Events_of_a_TA_text_are_marks_between_its_rows()
    {
        var run = InMemory.Open(ThermalSamples.Universal).The<Thermogram>();
        Assert.Equal([10, 9.9, 9.8], run[ThermalRole.Mass].Select(m => Math.Round(1e6 * m, 9)));
        Assert.Equal([new("event -2", 2), new("event -1", 3)], run.Marks);
    }

    [Fact]
    public void Steps_of_a_TRIOS_text_of_equal_columns_are_one_run()
    {
        var run = InMemory.Open(ThermalSamples.Trios).The<Thermogram>();
        Assert.Equal([("Ramp", 0, 2), ("Isothermal", 2, 1)], run.Steps.Select(s => (s.Name, s.First, s.Count)));
        Assert.Equal([10, 9.9, 9.9], run[ThermalRole.Mass].Select(m => Math.Round(1e6 * m, 9)));
        Assert.Equal([1, 0.99, 0.99], run[ThermalRole.RelativeMass]);
        Assert.Equal(10e-6, run.SampleMass, 1e-18);
        Assert.Contains(run.Findings, f => f.Message.Contains("does not run on over the steps", StringComparison.Ordinal));
    }

    [Fact]
    public void A_STARe_text_with_decimal_commas_tells_its_curves_by_their_units()
    {
        var curves = InMemory.Open(ThermalSamples.Mettler).DataSets.Cast<Thermogram>().ToArray();
        Assert.Equal(["=glass Sample Weight", "=glass Heatflow"], curves.Select(c => c.Name));
        Assert.Equal(10e-6, curves[0][ThermalRole.Mass][0], 1e-18);
        Assert.Equal(-150, curves[1][ThermalRole.SpecificHeatFlow][0], 1e-12);
        Assert.Equal(30.625 + 273.15, curves[0][ThermalRole.SampleTemperature][0], 1e-12);
    }

    [Fact]
    public void Columns_of_a_Pyris_text_have_the_units_of_its_head()
    {
        var run = InMemory.Open(ThermalSamples.Pyris).The<Thermogram>();
        Assert.Equal([0, 30, 60, 90], run[ThermalRole.Time]);
        Assert.Equal([10, 9.9, 9.8, 9.7], run[ThermalRole.Mass].Select(m => Math.Round(1e6 * m, 9)));
        Assert.Equal([2, 2], run.Steps.Select(s => s.Count));
        Assert.Contains(run.Findings, f => f.Message.Contains("those of the head and the method", StringComparison.Ordinal));
    }

    [Fact]
    public void An_aligned_Setaram_text_states_no_units()
    {
        var run = InMemory.Open(ThermalSamples.SetaramAligned).The<Thermogram>();
        Assert.Empty(run.Signals);
        Assert.Contains(run.Findings, f => f.Message.Contains("no unit of Time, Furnace Temperature, Sample Temperature, HeatFlow", StringComparison.Ordinal));
    }

    [Fact]
    public void A_table_of_thermal_columns_is_a_thermogram_and_one_of_uptake_is_not()
    {
        var run = InMemory.Open(ThermalSamples.Table).The<Thermogram>();
        Assert.Equal((Provenance.Simulated, 10e-6), (run.Provenance, run.SampleMass));
        Assert.Equal([0, 30, 60], run[ThermalRole.Time]);
        Assert.Equal([100, -200, 300], run[ThermalRole.SpecificHeatFlow].Select(v => Math.Round(v, 9)));
        Assert.Equal("table", InMemory.Open("time / s,uptake,temperature / K\n0,0,298\n1,0.5,299\n2,0.75,300\n").Format);
    }

    [Fact]
    public void A_column_without_a_unit_is_no_signal()
    {
        var run = InMemory.Open("time,temperature (K),mass (mg)\n0,300,10\n1,301,9\n2,302,8\n").The<Thermogram>();
        Assert.Equal([ThermalRole.SampleTemperature, ThermalRole.Mass], run.Signals.Select(s => s.Role));
        Assert.Contains(run.Findings, f => f.Severity == Severity.Warning && f.Message.Contains("no unit of time,", StringComparison.Ordinal));
    }

    [Fact]
    public void A_blank_key_in_the_head_of_a_Pyris_text_is_no_key()
    {
        // Found by damaged files: the key of two blanks has no last letter.
        var text = ThermalSamples.Pyris.Replace("\r\n", "\n", StringComparison.Ordinal);
        var at = text.IndexOf('\n', StringComparison.Ordinal) + 1;
        Assert.NotEmpty(InMemory.Open(Encoding.Latin1.GetBytes(text.Insert(at, "  \tvalue\n")), "glass.txt").DataSets);
    }
}
