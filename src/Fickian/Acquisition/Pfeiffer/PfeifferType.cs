namespace Fickian.Acquisition.Pfeiffer;

/// <summary>How the data of a telegram are coded.</summary>
public enum PfeifferType
{
    /// <summary>Six times 1 or six times 0.</summary>
    Boolean,

    /// <summary>Six digits.</summary>
    Integer,

    /// <summary>Six digits, hundredths.</summary>
    Real,

    /// <summary>Three digits.</summary>
    Short,

    /// <summary>Four digits of mantissa in thousandths, two of exponent plus 20.</summary>
    Exponent,

    /// <summary>Text.</summary>
    Text,
}
