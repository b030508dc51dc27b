using System.Collections.Immutable;
using Fickian.Thermal;

namespace Fickian.Files;

/// <summary>Calibration report of a Micromeritics AccuPyc 1330 gas pycnometer.</summary>
/// <remarks>
/// r = P₁/P₂ with the empty cell, r* = P₁*/P₂* with the standard in it: V_cell = V_standard (r* − 1)/(r* − r), V_exp = V_cell (r − 1), each run by itself and then the mean.
/// Source: AccuPyc 1330 Operator's Manual V3.03, appendix C; order and units of the records: appendix D, table D-1.
/// </remarks>
/// <param name="Version">Program of the instrument, as printed.</param>
/// <param name="SerialNumber">Serial number.</param>
/// <param name="Start">Beginning, by the clock of the instrument.</param>
/// <param name="Stop">End, by the clock of the instrument.</param>
/// <param name="Temperature">Temperature, K.</param>
/// <param name="StandardVolume">Volume of the standard, m³.</param>
/// <param name="Purges">Number of purges before the runs.</param>
/// <param name="EquilibrationRate">Rate below which a pressure counts as settled, Pa/s; the report is taken to state psig/min.</param>
/// <param name="CellVolume">V_cell, m³, with its standard deviation.</param>
/// <param name="ExpansionVolume">V_exp, m³, with its standard deviation.</param>
/// <param name="Runs">Gauge pressures of each run, Pa.</param>
public sealed record AccuPycReport(
    string Version,
    string SerialNumber,
    DateTime Start,
    DateTime Stop,
    double Temperature,
    double StandardVolume,
    int Purges,
    double EquilibrationRate,
    Estimate CellVolume,
    Estimate ExpansionVolume,
    ImmutableArray<AccuPycRun> Runs)
{
    // Pressures of about 10 psig are printed to 0.001 psig; the difference r* − r makes up to ten times that of it.
    private const double Rounding = 1e-3;

    /// <summary>The instrument with the volumes of this calibration.</summary>
    public GasPycnometer Pycnometer => new(CellVolume, ExpansionVolume);

    /// <summary>V_cell as it follows from the pressures, m³, mean of the runs.</summary>
    public double CellVolumeOfPressures => Runs.Average(Cell);

    /// <summary>V_exp as it follows from the pressures, m³, mean of the runs.</summary>
    public double ExpansionVolumeOfPressures => Runs.Average(r => Cell(r) * ((r.Empty / r.EmptyExpanded) - 1));

    /// <summary>Whether the volumes that the report states follow from its pressures, to within their rounding and four standard deviations: otherwise characters were damaged on the way.</summary>
    public bool IsConsistent => Follows(CellVolume, CellVolumeOfPressures) && Follows(ExpansionVolume, ExpansionVolumeOfPressures);

    /// <summary>What is worth knowing about it.</summary>
    public ImmutableArray<Finding> Findings => IsConsistent ? [] :
        [Finding.Warning($"The report states a cell volume of {CellVolume.Value * 1e6:F4} cm³ and an expansion volume of {ExpansionVolume.Value * 1e6:F4} cm³, and {CellVolumeOfPressures * 1e6:F4} and {ExpansionVolumeOfPressures * 1e6:F4} cm³ follow from its pressures; a character may be damaged.")];

    private static bool Follows(Estimate stated, double found) => Math.Abs(stated.Value - found) <= (Rounding * stated.Value) + (4 * stated.StandardError);

    private double Cell(AccuPycRun run)
    {
        var (empty, full) = (run.Empty / run.EmptyExpanded, run.Full / run.FullExpanded);
        return StandardVolume * (full - 1) / (full - empty);
    }
}
