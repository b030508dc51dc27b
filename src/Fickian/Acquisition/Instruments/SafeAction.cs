namespace Fickian.Acquisition.Instruments;

/// <summary>One step of a safe state: a command and the look whether it was carried out.</summary>
/// <param name="What">What it does, for the report: <c>heater off</c>.</param>
/// <param name="TimeOut">Longest time it may take; then the next step has its turn.</param>
/// <param name="Perform">Does it with the given urgency and returns null once it is confirmed, or a sentence that says what was not.</param>
public sealed record SafeAction(string What, TimeSpan TimeOut, Func<Bus.RequestPriority, CancellationToken, Task<string?>> Perform);
