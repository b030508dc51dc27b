namespace Fickian.Figures;

/// <summary>How values are spread along an axis.</summary>
public enum AxisScale
{
    /// <summary>Evenly.</summary>
    Linear,

    /// <summary>By their logarithm.</summary>
    Logarithmic,

    /// <summary>By their square root: diffusion is then a straight line at short times.</summary>
    SquareRoot,
}
