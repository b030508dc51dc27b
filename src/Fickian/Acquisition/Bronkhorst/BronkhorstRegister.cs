namespace Fickian.Acquisition.Bronkhorst;

/// <summary>One parameter of the simulated instrument.</summary>
/// <param name="Parameter">Where it is and how it is coded.</param>
/// <param name="Read">Gives its bytes; null if it can only be written.</param>
/// <param name="Write">Takes a value and gives the status code; null if it can only be read.</param>
internal sealed record BronkhorstRegister(ProparParameter Parameter, Func<byte[]>? Read, Func<double, byte>? Write = null)
{
    /// <summary>Whether it can only be written after the secured parameters were unlocked.</summary>
    public bool IsSecured { get; init; }
}
