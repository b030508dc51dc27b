namespace Fickian.Acquisition.Scpi;

/// <summary>One command of a message.</summary>
/// <param name="Header">Header as sent, without question mark.</param>
/// <param name="Nodes">Its nodes, from the root.</param>
/// <param name="Relative">Its nodes below those of the command before; empty if it stands for itself.</param>
/// <param name="IsQuery">Whether it asks.</param>
/// <param name="Argument">What follows the header.</param>
internal sealed record ScpiCommand(string Header, IReadOnlyList<string> Nodes, IReadOnlyList<string> Relative, bool IsQuery, string Argument);
