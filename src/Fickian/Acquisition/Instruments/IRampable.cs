using Fickian.Acquisition.Bus;

namespace Fickian.Acquisition.Instruments;

/// <summary>An instrument that goes to a temperature at a rate: heating stage, furnace.</summary>
public interface IRampable : IInstrument
{
    /// <summary>The temperature that is ramped, K, with the range of the rig.</summary>
    Parameter Target { get; }

    /// <summary>The rate, K/s, with the range of the rig.</summary>
    Parameter Rate { get; }

    /// <summary>Starts to go to a temperature and looks whether it does. The end of the ramp is set at the instrument before it starts.</summary>
    /// <param name="target">Temperature at the end, K.</param>
    /// <param name="rate">Rate, above 0, K/s.</param>
    /// <param name="priority">Who goes first.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="ArgumentException">A value may not be set; nothing was sent.</exception>
    Task<WriteOutcome> RampAsync(double target, double rate, RequestPriority priority, CancellationToken cancellation);
}
