namespace Fickian.Reported;

/// <summary>How the paper states a value.</summary>
public enum ReportedKind
{
    /// <summary>A number.</summary>
    Exact,

    /// <summary>A number with "about".</summary>
    About,

    /// <summary>An upper or lower bound.</summary>
    Bound,

    /// <summary>A range.</summary>
    Range,

    /// <summary>Printed as n.a.</summary>
    NotAvailable,

    /// <summary>A statement in words.</summary>
    Order,
}
