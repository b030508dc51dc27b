namespace Fickian.Infrared;

/// <summary>Where the noise of a map is read off: what differs between neighbours that ought to be alike.</summary>
public enum NoiseSource
{
    /// <summary>Neighbouring columns of one row: for samples that vary smoothly across pixels.</summary>
    NeighbouringPixels,

    /// <summary>Neighbouring frames of one pixel: for samples that vary slowly in time.</summary>
    NeighbouringFrames,
}
