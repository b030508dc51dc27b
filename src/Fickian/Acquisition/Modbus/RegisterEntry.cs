using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Modbus;

/// <summary>One value in a register map: where it lies, how it is coded, what may be done with it. Value = raw · scale + offset, in the unit.</summary>
/// <param name="Name">Name in a recipe, lower case with hyphens.</param>
/// <param name="Table">Which table it lies in.</param>
/// <param name="Address">Its first address, from 0, as on the wire.</param>
public sealed record RegisterEntry(string Name, RegisterTable Table, int Address)
{
    /// <summary>How the number is coded; a bit needs none.</summary>
    public RegisterType Type { get; init; }

    /// <summary>Whether the low word of a number of two comes first.</summary>
    public bool LowWordFirst { get; init; }

    /// <summary>Value of one step of the raw number, in the unit.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>Value at the raw number 0, in the unit.</summary>
    public double Offset { get; init; }

    /// <summary>SI unit of the value.</summary>
    public string Unit { get; init; } = "1";

    /// <summary>Whether it may be set.</summary>
    public bool Writable { get; init; }

    /// <summary>Lowest value that may be set, in the unit.</summary>
    public double? Minimum { get; init; }

    /// <summary>Highest value that may be set, in the unit.</summary>
    public double? Maximum { get; init; }

    /// <summary>Value of the safe state, in the unit; null if the safe state does not touch it.</summary>
    public double? Safe { get; init; }

    /// <summary>Whether setting it may do harm: the rig must then allow it by name.</summary>
    public bool Dangerous { get; init; }

    /// <summary>Whether one word, too, is set with function 16, for devices that know no function 6.</summary>
    public bool WriteMultiple { get; init; }

    /// <summary>Raw number that tells the device from others; checked when it is connected.</summary>
    public double? Expect { get; init; }

    /// <summary>Raw numbers that are no value but a state: <c>"32767": "over range"</c>.</summary>
    public IReadOnlyDictionary<string, string> States { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Names of the values of a choice: <c>"1": "open"</c>.</summary>
    public IReadOnlyDictionary<int, string> Choices { get; init; } = new Dictionary<int, string>();

    /// <summary>What it is, in one line.</summary>
    public string Description { get; init; } = "";

    /// <summary>How the simulator makes the value; null keeps what was set, or 0.</summary>
    public RegisterPhysics? Simulate { get; init; }

    /// <summary>Whether it is one bit.</summary>
    internal bool IsBit => Table is RegisterTable.Coil or RegisterTable.DiscreteInput;

    /// <summary>Number of addresses that it takes.</summary>
    internal int Size => IsBit || Type is RegisterType.UInt16 or RegisterType.Int16 ? 1 : 2;

    /// <summary>The function that reads it.</summary>
    internal ModbusFunction ReadFunction => (ModbusFunction)((int)Table + 1);

    /// <summary>The value as a recipe sees it.</summary>
    internal Parameter Parameter => new(Name, new(Unit), Writable ? Access.ReadWrite : Access.Read, Description.Length > 0 ? Description : $"{Table} {Address}")
    {
        Minimum = Minimum ?? (IsBit ? 0 : double.NegativeInfinity),
        Maximum = Maximum ?? (IsBit ? 1 : double.PositiveInfinity),
        Resolution = Type == RegisterType.Float32 ? 0 : Math.Abs(Scale),
        SafeValue = Safe,
        IsDangerous = Dangerous,
        Choices = Choices.Count == 0 && IsBit ? new Dictionary<int, string> { [0] = "off", [1] = "on" } : Choices,
    };
}
