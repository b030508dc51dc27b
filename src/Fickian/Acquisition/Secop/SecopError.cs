namespace Fickian.Acquisition.Secop;

/// <summary>Error classes of SECoP.</summary>
internal static class SecopError
{
    // Errors that may pass by themselves: a question may be asked again.
    private static readonly HashSet<string> Passing =
    [
        "CommandRunning", "CommunicationFailed", "TimeoutError", "IsBusy", "IsError", "Disabled", "Impossible", "ReadFailed", "OutOfRange", "InternalError",
    ];

    /// <summary>Whether a question that got this error may be asked again.</summary>
    public static bool IsPassing(string kind) => Passing.Contains(kind);
}
