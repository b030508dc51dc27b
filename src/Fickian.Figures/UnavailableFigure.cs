namespace Fickian.Figures;

/// <summary>A figure of the paper that is not shown here, and why.</summary>
/// <param name="Reference">The paper's figure, for example <c>1B</c>.</param>
/// <param name="Content">What it shows.</param>
/// <param name="Reason">Why it is not shown, and what is done in its place.</param>
public sealed record UnavailableFigure(string Reference, string Content, string Reason);
