using System.Security.Cryptography;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Journal;
using Fickian.Acquisition.Recipes;
using Fickian.Acquisition.Rigs;
using Fickian.Infrared;

namespace Fickian.Acquisition.Runs;

/// <summary>Takes spectra, keeps them in the journal and reads the uptake from each as it comes.</summary>
internal sealed class RunSpectra(Recipe recipe, RunBoard board, JournalWriter journal)
{
    /// <summary>Channel of the band area in every journal whose recipe reads an uptake.</summary>
    public const string AreaChannel = "uptake.band-area";

    private readonly UptakeReader? reader = recipe.Uptake is { } uptake ? new(uptake) : null;
    private SpectralAxis? axis;
    private double? exposure;
    private int taken;

    /// <summary>A mark of the recipe; at the exposure the pressure begins to count.</summary>
    public void Mark(string name)
    {
        if (name != Marker.Exposure)
            return;
        exposure = board.Seconds;
        if (recipe.Uptake?.Pressure is { } gauge && reader is { } listener)
            board.Read += (instrument, readings) => Listen(listener, gauge, instrument, readings);
    }

    public async Task TakeAsync(ISpectrometer spectrometer, SpectrumStep step, CancellationToken cancellation)
    {
        if (step.IsReference)
        {
            await spectrometer.MeasureReferenceAsync(step.Scans, RequestPriority.Recipe, cancellation);
            board.Say(EventLevel.Information, spectrometer.Name, $"Background of {step.Scans} scans taken.");
            return;
        }

        var begin = board.Seconds;
        var request = new SpectrumRequest($"{recipe.Name.Replace(' ', '-')}-{++taken:D5}", recipe.Uptake?.Sample ?? "", step.Scans);
        var measured = await spectrometer.MeasureSampleAsync(request, RequestPriority.Recipe, cancellation);
        var middle = 0.5 * (begin + board.Seconds);
        if (measured.Data is not Spectrum { } spectrum)
        {
            board.Map = measured.Data as SpectralMap ?? board.Map;
            KeepFile(measured);
            return;
        }

        var absorbance = spectrum.ToCurve();
        board.Spectrum = absorbance;
        Keep(absorbance);
        KeepFile(measured);
        if (reader is null)
            return;
        try
        {
            reader.Add(exposure is { } start ? middle - start : null, absorbance);
        }
        catch (ArgumentException e)
        {
            // The spectrum is kept; that its band cannot be read is no reason to lose those that follow.
            board.Say(EventLevel.Warning, spectrometer.Name, $"The uptake cannot be read from spectrum {taken}: {e.Message}");
            return;
        }

        board.Uptake = reader.Progress;

        // A spectrum belongs to the middle of its scans, not to the moment at which it arrives.
        var now = journal.Write(new RunEvent(EventLevel.Detail, spectrometer.Name, $"Spectrum {taken}: band area {reader.LastArea:G6} cm⁻¹."));
        var half = TimeSpan.FromSeconds(board.Seconds - middle);
        journal.Samples(new RunSample(Channel(), reader.LastArea, SampleState.Good, new(now.Nanoseconds - (half.Ticks * 100), now.UtcTicks - half.Ticks)));
    }

    private void Listen(UptakeReader listener, ParameterName gauge, string instrument, IReadOnlyList<Reading> readings)
    {
        if (instrument == gauge.Instrument && exposure is { } start && readings.FirstOrDefault(r => r.Parameter.Name == gauge.Parameter) is { IsValid: true, Value: { } value })
            listener.AddPressure(board.Seconds - start, value);
    }

    private ushort Channel() => journal.Header.Channels.First(c => c.Name == AreaChannel).Number;

    private void Keep(Curve curve)
    {
        if (axis is null || !axis.Positions.AsSpan().SequenceEqual(curve.X.Span))
        {
            axis = new((ushort)((axis?.Number ?? 0) + 1), "sample", "wavenumber", "cm-1", "absorbance", "", [.. curve.X.Span]);
            journal.Write(axis);
        }

        journal.Write(new SpectrumBlock(axis.Number, Array.ConvertAll(curve.Y.ToArray(), v => (float)v)));
    }

    private void KeepFile(MeasuredSpectrum measured)
    {
        if (File.Exists(measured.Path))
            journal.Write(new FileReference(Path.GetRelativePath(Path.GetDirectoryName(Path.GetFullPath(journal.Path))!, measured.Path), Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(measured.Path))), "", "spectrum of the sample"));
    }
}
