namespace Fickian.Acquisition.Instruments;

/// <summary>A spectrum, a map or a series that an instrument has measured, with its times and the file that holds it.</summary>
/// <param name="Data">What the file shows first: a spectrum, or a map of a focal plane array.</param>
/// <param name="Path">The file as this computer sees it.</param>
/// <param name="PathAtInstrument">The file as the instrument's computer names it.</param>
/// <param name="Started">When the measurement was commanded, clock of the laboratory.</param>
/// <param name="Ended">When it was over, clock of the laboratory.</param>
public sealed record MeasuredSpectrum(IDataSet Data, string Path, string PathAtInstrument, DateTimeOffset Started, DateTimeOffset Ended)
{
    /// <summary>Time to which the spectrum belongs: the middle of its scans.</summary>
    public DateTimeOffset Middle => Started + ((Ended - Started) / 2);
}
