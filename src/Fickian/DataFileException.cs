namespace Fickian;

/// <summary>A data file cannot be used as it is. The message is one sentence: what was expected, what was found, where, what to do.</summary>
public sealed class DataFileException : Exception
{
    /// <summary>States what is wrong with a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="position">Place in the file, for example <c>line 17</c>; empty if it is the whole file.</param>
    /// <param name="reason">What was expected, what was found, what to do.</param>
    public DataFileException(string path, string position, string reason)
        : base(position.Length == 0 ? $"{path}: {reason}" : $"{path}, {position}: {reason}")
    {
        Path = path;
        Position = position;
        Reason = reason;
    }

    /// <summary>States what is wrong with a file, and what the system said.</summary>
    public DataFileException(string path, string reason, Exception inner)
        : base($"{path}: {reason}", inner)
    {
        Path = path;
        Position = "";
        Reason = reason;
    }

    /// <summary>Path of the file.</summary>
    public string Path { get; }

    /// <summary>Place in the file; empty if it is the whole file.</summary>
    public string Position { get; }

    /// <summary>The sentence without its place.</summary>
    public string Reason { get; }
}
