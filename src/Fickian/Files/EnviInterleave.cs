namespace Fickian.Files;

/// <summary>Order in which an ENVI cube stores its values.</summary>
internal enum EnviInterleave
{
    /// <summary>Band by band: [band][line][sample].</summary>
    Bsq,

    /// <summary>Line by line: [line][band][sample].</summary>
    Bil,

    /// <summary>Pixel by pixel: [line][sample][band].</summary>
    Bip,
}
