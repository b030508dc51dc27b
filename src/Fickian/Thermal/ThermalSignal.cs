namespace Fickian.Thermal;

/// <summary>What a column of a thermal instrument is, for those that an analysis asks for.</summary>
/// <param name="Column">Column of the table, counted from 0.</param>
/// <param name="Role">What it is.</param>
/// <param name="Factor">Multiplies a value of the column …</param>
/// <param name="Offset">… and this is added, which gives SI.</param>
public sealed record ThermalSignal(int Column, ThermalRole Role, double Factor = 1, double Offset = 0);
