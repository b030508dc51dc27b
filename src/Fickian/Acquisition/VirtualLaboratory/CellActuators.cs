namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>What moves the gas and the temperature of a virtual cell.</summary>
public sealed record CellActuators
{
    /// <summary>Gas that the controller lets through, mol/s.</summary>
    public Func<double> Flow { get; init; } = () => 0;

    /// <summary>Whether the valve between controller and cell is open.</summary>
    public Func<bool> IsInletOpen { get; init; } = () => true;

    /// <summary>Whether the valve to the pump is open.</summary>
    public Func<bool> IsVacuumOpen { get; init; } = () => false;

    /// <summary>Whether the valve to the room is open.</summary>
    public Func<bool> IsVentOpen { get; init; } = () => false;

    /// <summary>Temperature of the stage, K.</summary>
    public Func<double> Temperature { get; init; } = () => 296.15;
}
