namespace Fickian.Acquisition.Alicat;

/// <summary>What an Alicat instrument says about itself when it is connected.</summary>
/// <param name="Firmware">Its version.</param>
/// <param name="Model">Type, from its own table.</param>
/// <param name="SerialNumber">Serial number.</param>
/// <param name="Layout">Columns of its polls.</param>
/// <param name="Gases">Gases by number.</param>
/// <param name="FullScale">Full scale of the controlled quantity in its unit; NaN if not known.</param>
internal sealed record AlicatDescription(
    AlicatFirmware Firmware, string Model, string SerialNumber, AlicatLayout Layout, IReadOnlyDictionary<int, string> Gases, double FullScale)
{
    /// <summary>The set-point column; null at a meter.</summary>
    public AlicatColumn? Setpoint => Layout.Numbers.FirstOrDefault(c => c.IsSetpoint);
}
