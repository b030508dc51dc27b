namespace Fickian.Files;

/// <summary>Gauge pressures of one run of a calibration: before and after the expansion, with the cell empty and with the standard in it.</summary>
/// <param name="Empty">P₁, Pa.</param>
/// <param name="EmptyExpanded">P₂, Pa.</param>
/// <param name="Full">P₁*, Pa.</param>
/// <param name="FullExpanded">P₂*, Pa.</param>
public readonly record struct AccuPycRun(double Empty, double EmptyExpanded, double Full, double FullExpanded);
