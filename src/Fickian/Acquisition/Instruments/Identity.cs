namespace Fickian.Acquisition.Instruments;

/// <summary>Who answers: after a lost line another instrument at the same place must be noticed.</summary>
/// <param name="Maker">Maker of the instrument.</param>
/// <param name="Model">Type.</param>
/// <param name="SerialNumber">Serial number; empty if the protocol gives none.</param>
/// <param name="Firmware">Version of its program; empty if not told.</param>
public sealed record Identity(string Maker, string Model, string SerialNumber = "", string Firmware = "")
{
    /// <summary>Whether another answer comes from the same instrument.</summary>
    public bool IsSameAs(Identity other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Model == other.Model && SerialNumber == other.SerialNumber;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Maker} {Model}{(SerialNumber.Length > 0 ? $", serial number {SerialNumber}" : "")}{(Firmware.Length > 0 ? $", firmware {Firmware}" : "")}";
}
