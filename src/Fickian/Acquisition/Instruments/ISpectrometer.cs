using Fickian.Acquisition.Bus;

namespace Fickian.Acquisition.Instruments;

/// <summary>An instrument that takes spectra on command: what the recipe step "trigger spectrum" talks to.</summary>
public interface ISpectrometer : IInstrument
{
    /// <summary>How long a measurement is expected to take, for the plan of a run and the dry run.</summary>
    /// <param name="scans">Number of scans; null takes that of the loaded experiment.</param>
    TimeSpan ExpectedDuration(int? scans);

    /// <summary>Measures the reference (background) that later samples are divided by. It blocks until the scans are over.</summary>
    /// <param name="scans">Scans that are averaged; null takes the number of the loaded experiment.</param>
    /// <param name="priority">Who goes first.</param>
    /// <param name="cancellation">Ends the wait; the instrument may go on by itself.</param>
    /// <exception cref="DeviceException">The instrument cannot measure, or it is not known whether it did.</exception>
    Task MeasureReferenceAsync(int? scans, RequestPriority priority, CancellationToken cancellation);

    /// <summary>Measures the sample and fetches the result. It blocks until the scans are over. A measurement is never repeated by itself.</summary>
    /// <param name="request">Name of the file, sample, number of scans.</param>
    /// <param name="priority">Who goes first.</param>
    /// <param name="cancellation">Ends the wait; the instrument may go on by itself.</param>
    /// <exception cref="ArgumentException">The request may not be carried out; nothing was sent.</exception>
    /// <exception cref="DeviceException">The instrument cannot measure, or it is not known whether it did.</exception>
    Task<MeasuredSpectrum> MeasureSampleAsync(SpectrumRequest request, RequestPriority priority, CancellationToken cancellation);
}
