namespace Fickian.Figures;

/// <summary>How the values of a heat map become colours.</summary>
public enum ColourMap
{
    /// <summary>Dark blue to yellow, even in lightness; reads the same in grey and for every kind of colour vision.</summary>
    Viridis,

    /// <summary>Blue through pale to red, as maps of diffusivity are often printed.</summary>
    BlueToRed,

    /// <summary>Black to white, as a camera sees it.</summary>
    Grey,
}
