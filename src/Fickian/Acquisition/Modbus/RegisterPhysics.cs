namespace Fickian.Acquisition.Modbus;

/// <summary>How the simulator of a register map makes a value.</summary>
public sealed record RegisterPhysics
{
    /// <summary>Name of the input that the value shows, for example <c>pressure</c>.</summary>
    public string? Input { get; init; }

    /// <summary>Value without such an input, in the unit.</summary>
    public double Alone { get; init; }

    /// <summary>Standard deviation of its noise, in the unit.</summary>
    public double Noise { get; init; }

    /// <summary>Name of another value that this one follows: the position switch of a valve.</summary>
    public string? Follows { get; init; }

    /// <summary>Time after which it follows, s.</summary>
    public double Delay { get; init; }
}
