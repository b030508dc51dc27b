namespace Fickian.Cli;

/// <summary>The command line asks for something that cannot be. The message is one sentence: what was expected, what was found, what to do.</summary>
/// <param name="message">The sentence.</param>
public sealed class UsageException(string message) : Exception(message);
