using Fickian.Acquisition.Bus;

namespace Fickian.Acquisition.Instruments;

/// <summary>One value of an instrument and the exchanges that read and set it.</summary>
/// <param name="Parameter">What it is.</param>
/// <param name="Read">Reads it; null if it cannot be read.</param>
/// <param name="Set">Sets it and looks what became of it, after its range was checked; null if it cannot be set.</param>
internal sealed record InstrumentValue(
    Parameter Parameter,
    Func<RequestPriority, CancellationToken, Task<Reading>>? Read,
    Func<double, RequestPriority, CancellationToken, Task<WriteOutcome>>? Set = null)
{
    /// <summary>Whether it is worth recording again and again.</summary>
    public bool IsPolled { get; init; } = true;
}
