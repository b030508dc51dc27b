using System.Collections.Immutable;
using System.Security.Cryptography;
using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Journal;
using Fickian.Acquisition.Recipes;

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

    public void Mark(string name)
    {
        if (name == Marker.Exposure)
            exposure = board.Seconds;
    }

    public async Task TakeAsync(ISpectrometer spectrometer, SpectrumStep step, CancellationToken cancellation)
    {
        if (step.IsReference)
        {
            await spectrometer.MeasureReferenceAsync(step.Scans, cancellation);
            board.Say(EventLevel.Information, spectrometer.Name, $"Background of {step.Scans} scans taken.");
            return;
        }

        var begin = board.Seconds;
        var measured = await spectrometer.MeasureSampleAsync($"{recipe.Name.Replace(' ', '-')}-{++taken:D5}", step.Scans, cancellation);
        var middle = 0.5 * (begin + board.Seconds);
        board.Spectrum = measured.Absorbance;
        Keep(measured);
        if (reader is null)
            return;
        reader.Add(exposure is { } start ? middle - start : null, measured.Absorbance);
        board.Uptake = reader.Progress;
        journal.Sample(Channel(), reader.LastArea);
    }

    private ushort Channel() => journal.Header.Channels.First(c => c.Name == AreaChannel).Number;

    private void Keep(MeasuredSpectrum measured)
    {
        var curve = measured.Absorbance;
        if (axis is null || !axis.Positions.AsSpan().SequenceEqual(curve.X.Span))
        {
            axis = new((ushort)((axis?.Number ?? 0) + 1), "sample", "wavenumber", "cm-1", "absorbance", "", [.. curve.X.Span]);
            journal.Write(axis);
        }

        journal.Write(new SpectrumBlock(axis.Number, Array.ConvertAll(curve.Y.ToArray(), v => (float)v)));
        if (File.Exists(measured.Path))
            journal.Write(new FileReference(measured.Path, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(measured.Path))), "", "spectrum of the sample"));
    }
}
