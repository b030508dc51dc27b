namespace Fickian.Thermal;

/// <summary>One channel of a mass spectrometer: the current of one ion over time.</summary>
/// <remarks>A quadrupole measures one channel after the other, so each has times of its own. Negative readings of the amplifier stay.</remarks>
/// <param name="Name">Name in the file: a mass, or a gas that the user called it.</param>
/// <param name="MassToCharge">m/z; NaN if the file does not tell.</param>
/// <param name="Time">Time since the start of the run, s, [n].</param>
/// <param name="Current">Ion current, A, or pressure where <paramref name="Unit"/> says so, NaN where not recorded, [n].</param>
/// <param name="Unit">Unit of the values.</param>
public sealed record IonCurrent(string Name, double MassToCharge, ReadOnlyMemory<double> Time, ReadOnlyMemory<double> Current, Unit Unit);
