using Fickian.Acquisition.Bus;

namespace Fickian.Acquisition.Instruments;

/// <summary>A spectrometer that measures when it is told and leaves a file.</summary>
public interface ISpectrometer : IInstrument
{
    /// <summary>Takes the background.</summary>
    /// <param name="scans">Scans that are averaged.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="DeviceException">The spectrometer refuses or does not answer.</exception>
    Task MeasureReferenceAsync(int scans, CancellationToken cancellation);

    /// <summary>Takes a spectrum of the sample.</summary>
    /// <param name="name">Name of the file, without folder.</param>
    /// <param name="scans">Scans that are averaged.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="DeviceException">The spectrometer refuses or does not answer.</exception>
    Task<MeasuredSpectrum> MeasureSampleAsync(string name, int scans, CancellationToken cancellation);
}
