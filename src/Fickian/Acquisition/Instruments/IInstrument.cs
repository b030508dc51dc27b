using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;

namespace Fickian.Acquisition.Instruments;

/// <summary>An instrument as a recipe sees it: typed values that can be read and set, and a safe state without which no driver compiles.</summary>
public interface IInstrument : IAsyncDisposable
{
    /// <summary>The line was lost; everything fails until it is connected again.</summary>
    event Action<ChannelException>? LinkLost;

    /// <summary>The instrument said something that nobody asked for.</summary>
    event Action<string>? Noticed;

    /// <summary>Name in the rig, for example <c>stage</c>.</summary>
    string Name { get; }

    /// <summary>Where it is.</summary>
    string Address { get; }

    /// <summary>Whether its line is open.</summary>
    bool IsConnected { get; }

    /// <summary>Its values, with the ranges of the rig.</summary>
    IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>The state in which it can be left alone.</summary>
    SafeState SafeState { get; }

    /// <summary>What has happened on its line.</summary>
    BusCounters Counters { get; }

    /// <summary>Opens the line and finds out who answers. Writes nothing that changes the instrument.</summary>
    /// <exception cref="ChannelException">Nobody is there.</exception>
    /// <exception cref="DeviceException">The wrong instrument answers, or none.</exception>
    Task<Identity> ConnectAsync(CancellationToken cancellation);

    /// <summary>Reads everything that is worth recording again and again.</summary>
    Task<IReadOnlyList<Reading>> PollAsync(RequestPriority priority, CancellationToken cancellation);

    /// <summary>Reads one value.</summary>
    /// <param name="parameter">One of <see cref="Parameters"/>.</param>
    /// <param name="priority">Who goes first.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<Reading> ReadAsync(Parameter parameter, RequestPriority priority, CancellationToken cancellation);

    /// <summary>Sets one value and reads it back.</summary>
    /// <param name="parameter">One of <see cref="Parameters"/>.</param>
    /// <param name="value">Value in the unit of the parameter.</param>
    /// <param name="priority">Who goes first.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="ArgumentException">The value may not be set; nothing was sent.</exception>
    /// <exception cref="DeviceException">The instrument refuses.</exception>
    Task<WriteOutcome> SetAsync(Parameter parameter, double value, RequestPriority priority, CancellationToken cancellation);

    /// <summary>Closes the line, in bounded time. It changes nothing at the instrument.</summary>
    Task CloseAsync();
}
