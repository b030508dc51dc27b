namespace Fickian.Diffusion;

/// <summary>Faces of a sheet through which gas enters.</summary>
public enum ExposedFaces
{
    /// <summary>Both: the sheet is symmetric and its half-thickness counts.</summary>
    Both,

    /// <summary>One, the other being sealed (a film on a substrate): the whole thickness counts.</summary>
    One,
}
