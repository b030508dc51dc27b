using Fickian.Acquisition.Journal;

namespace Fickian.Tests.Acquisition.Journal;

/// <summary>A run with everything that a journal can hold.</summary>
internal static class JournalSample
{
    public static RunHeader Header { get; } = new()
    {
        RunId = new("5d1c9d58-4d3c-4f0e-9a57-0d6f3c1c2b1a"),
        Title = "CO₂ into agZIF-62",
        Kind = RunKind.Measured,
        Recipe = "{ \"steps\": [] }",
        Rig = "limits: none",
        Instruments = [new("gauge", "MKS 925", "42", "1.3"), new("spectrometer", "Bruker")],
        Channels = [new(1, "pressure", "Pa", "gauge", "in the cell"), new(2, "band area", "cm⁻¹", "spectrometer"), new(7, "rate, total", "")],
        ClockOffsets = [new("OPUS", -1.5, 0.1)],
    };

    /// <summary>Writes it; time stands still between the steps that it names.</summary>
    public static void Write(string path, ManualTime time, bool end = true, JournalWriterOptions? options = null)
    {
        using var journal = JournalWriter.Create(path, Header, time, (options ?? new()) with { WallTime = time });
        journal.Write(new ParameterSnapshot("start", [new("gauge", "unit", "Pa"), new("gauge", "filter", "1.5", "s")]));
        journal.Sample(1, 5);
        journal.Sample(2, 0.01);
        time.Advance(10);
        journal.Write(new InstrumentCommand("valve", "open", "open", CommandOutcome.Done));
        journal.Mark(Marker.Exposure, "CO₂");
        time.Advance(5);
        journal.Sample(1, 1e5);
        journal.Sample(2, 0.5);
        time.Advance(5);
        var now = journal.Sample(1, 1.01e5, SampleState.Doubtful);
        journal.Samples(new(2, 0.75, SampleState.Good, now), new(7, double.NaN, SampleState.Missing, now), new(2, 0.8, SampleState.Good, now with { Nanoseconds = now.Nanoseconds + 1 }));
        journal.Write(new SpectralAxis(1, "sample", "wavenumber", "cm-1", "absorbance", "", [2400, 2350, 2300]));
        journal.Write(new SpectrumBlock(1, new float[] { 0, 1, 0.5f }));
        time.Advance(1);
        journal.Write(new SpectrumBlock(1, new float[] { 0, 2, 0.25f }));
        journal.Write(new FileReference("map.0", new string('a', 64), "spectrometer"));
        journal.Write(new ClockOffsets([new("OPUS", -1.75, 0.1)]));
        journal.Write(new Checkpoint("plateau", "{\"step\":2}"));
        journal.Write(new UnknownEntry(4711, new byte[] { 1, 2, 3 }));
        journal.Event(EventLevel.Warning, "gauge", "Two readings were missed.");
        if (end)
            journal.End(RunOutcome.Completed, "as planned");
    }
}
