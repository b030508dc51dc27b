namespace Fickian.Figures;

/// <summary>Something drawn in a figure. Positions are in SI.</summary>
public interface IMark
{
    /// <summary>Name in the legend; empty for none.</summary>
    string Name { get; }

    /// <summary>How its data were obtained; null if it holds none.</summary>
    Provenance? Provenance { get; }
}
