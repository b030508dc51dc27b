namespace Fickian.Acquisition.Bronkhorst;

/// <summary>What a Bronkhorst instrument says about itself when it is connected; a run records it.</summary>
/// <param name="Capacity">Full scale, in the unit of the instrument.</param>
/// <param name="CapacityUnit">That unit as the instrument writes it, for example <c>mln/min</c>.</param>
/// <param name="FluidSet">Number of the fluid set that is in use.</param>
/// <param name="Fluid">Name of its gas.</param>
/// <param name="ControlMode">Where set points come from.</param>
/// <param name="ValveSafeState">What the valve does when the bus is lost: 0 no current, 1 most current, 2 close, 3 open, 4 idle; null if the instrument does not tell.</param>
/// <param name="UserTag">Name that the user gave it.</param>
public sealed record BronkhorstConfiguration(
    double Capacity, string CapacityUnit, int FluidSet, string Fluid, BronkhorstControlMode ControlMode, int? ValveSafeState, string UserTag);
