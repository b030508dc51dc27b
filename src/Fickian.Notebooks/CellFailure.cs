namespace Fickian.Notebooks;

/// <summary>Why a piece of code failed.</summary>
/// <param name="Name">Kind of error: an exception's type, or the compiler's number.</param>
/// <param name="Message">What went wrong, one line.</param>
/// <param name="Line">Line in the cell, from 1; 0 if it is not known.</param>
public sealed record CellFailure(string Name, string Message, int Line)
{
    /// <inheritdoc/>
    public override string ToString() => Line > 0 ? $"line {Line}: {Name}: {Message}" : $"{Name}: {Message}";
}
