namespace Fickian.Acquisition.Runs;

/// <summary>A run cannot go on: a step failed, an interlock tripped, a person stopped it. The message is one sentence.</summary>
public sealed class RunStoppedException : Exception
{
    /// <summary>Says why.</summary>
    public RunStoppedException()
    {
    }

    /// <summary>Says why.</summary>
    /// <param name="message">One sentence.</param>
    public RunStoppedException(string message)
        : base(message)
    {
    }

    /// <summary>Says why.</summary>
    /// <param name="message">One sentence.</param>
    /// <param name="inner">What failed.</param>
    public RunStoppedException(string message, Exception? inner)
        : base(message, inner)
    {
    }
}
