namespace Fickian.Acquisition.Secop;

/// <summary>A request that a module refuses, with the class of SECoP under which the node reports it.</summary>
public sealed class SecopRefusalException : Exception
{
    /// <summary>Creates a refusal.</summary>
    public SecopRefusalException()
        : this("InternalError", "")
    {
    }

    /// <summary>Creates a refusal.</summary>
    /// <param name="message">What is wrong.</param>
    public SecopRefusalException(string message)
        : this("InternalError", message)
    {
    }

    /// <summary>Creates a refusal.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="inner">What it came from.</param>
    public SecopRefusalException(string message, Exception? inner)
        : base(message, inner) => Kind = "InternalError";

    /// <summary>Creates a refusal.</summary>
    /// <param name="kind">Class, for example <c>RangeError</c>.</param>
    /// <param name="message">What is wrong.</param>
    public SecopRefusalException(string kind, string message)
        : base(message) => Kind = kind;

    /// <summary>Class, for example <c>RangeError</c>.</summary>
    public string Kind { get; }
}
