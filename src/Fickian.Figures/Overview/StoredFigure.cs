namespace Fickian.Figures;

/// <summary>A figure as a notebook holds it.</summary>
/// <param name="Notebook">File name of the notebook.</param>
/// <param name="Reference">The paper's figure, for example <c>2C</c>; empty for one that is not of the paper.</param>
/// <param name="Title">Title.</param>
/// <param name="Provenance">How its data came to be, as its badge says.</param>
/// <param name="Svg">The drawing.</param>
internal sealed record StoredFigure(string Notebook, string Reference, string Title, string Provenance, string Svg);
