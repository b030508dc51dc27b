using Fickian.Acquisition.Bus;

namespace Fickian.Acquisition.Eurotherm;

/// <summary>How the values of a controller are reached: as Modbus registers or as EI-Bisynch mnemonics. Values are in the units of the display: °C, per cent, s.</summary>
internal interface IEurothermLine : IAsyncDisposable
{
    /// <summary>The line.</summary>
    RequestBus Bus { get; }

    /// <summary>Whether there is such a value.</summary>
    bool Has(EurothermItem item);

    /// <summary>Step of a value.</summary>
    double Step(EurothermItem item);

    /// <summary>Reads a value.</summary>
    Task<double> ReadAsync(EurothermItem item, RequestPriority priority, CancellationToken cancellation);

    /// <summary>Sets a value.</summary>
    Task WriteAsync(EurothermItem item, double value, RequestPriority priority, CancellationToken cancellation);
}
