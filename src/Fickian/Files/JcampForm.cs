namespace Fickian.Files;

/// <summary>How the ordinates of a JCAMP-DX file are written.</summary>
public enum JcampForm
{
    /// <summary>Differences and duplicates of integers of 31 bits: small files; ordinates to 2⁻³¹ of the largest.</summary>
    DifDup,

    /// <summary>Plain decimal numbers with every digit.</summary>
    Plain,
}
