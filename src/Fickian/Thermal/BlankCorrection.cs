namespace Fickian.Thermal;

/// <summary>Takes the run of an empty crucible away from that of a sample: buoyancy, flow and drift.</summary>
/// <remarks>
/// m(t) − [m_blank(t) − m_blank(0)], the blank taken at equal time of the programme or, where the programmes differ in their holds, at equal temperature on heating. Between its points the blank is a straight line.
/// Blank and sample have one programme, gas and crucible. What the blank does not cover is taken at its nearest end.
/// </remarks>
public static class BlankCorrection
{
    /// <summary>The run with its mass corrected at equal times.</summary>
    /// <param name="sample">Run of the sample.</param>
    /// <param name="blank">Run of the empty crucible.</param>
    public static Thermogram AtEqualTime(Thermogram sample, Thermogram blank)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(blank);
        return Subtract(sample, sample[ThermalRole.Time], blank, blank[ThermalRole.Time]);
    }

    /// <summary>The run with its mass corrected at equal temperatures, for one heating each.</summary>
    /// <param name="sample">Run of the sample.</param>
    /// <param name="blank">Run of the empty crucible.</param>
    public static Thermogram AtEqualTemperature(Thermogram sample, Thermogram blank) =>
        Subtract(sample, TemperatureProgramme.TemperatureOf(sample), blank, TemperatureProgramme.TemperatureOf(blank));

    private static Thermogram Subtract(Thermogram sample, double[] at, Thermogram blank, double[] blankAt)
    {
        var mass = blank[ThermalRole.Mass];
        List<(double At, double Mass)> rising = [];
        for (var i = 0; i < mass.Length; i++)
        {
            if (double.IsFinite(blankAt[i]) && double.IsFinite(mass[i]) && (rising.Count == 0 || blankAt[i] > rising[^1].At))
                rising.Add((blankAt[i], mass[i]));
        }

        if (rising.Count < 2)
            throw new ArgumentException($"A blank with at least two masses at rising times or temperatures was expected; '{blank.Name}' has {rising.Count}.", nameof(blank));
        var (x, y) = (rising.Select(r => r.At).ToArray(), rising.Select(r => r.Mass - rising[0].Mass).ToArray());
        var corrected = sample[ThermalRole.Mass].Select((m, i) => m - BetweenPoints.At(x, y, at[i])).ToArray();
        var (table, signal) = (sample.ToTable(), sample.Signals.First(s => s.Role == ThermalRole.Mass));
        var column = table.Columns[signal.Column] with { Values = Array.ConvertAll(corrected, m => (m - signal.Offset) / signal.Factor) };
        var outside = at.Count(a => a < x[0] || a > x[^1]);
        return new Thermogram(
            new(table.Name, table.Columns.SetItem(signal.Column, column))
            {
                Metadata = table.Metadata,
                Findings = outside == 0 ? table.Findings : table.Findings.Add(Finding.Warning($"{outside} rows lie outside the blank and were corrected by its end.", "blank")),
            },
            sample.Signals)
        {
            SampleMass = sample.SampleMass,
            HeatFlowSign = sample.HeatFlowSign,
            Steps = sample.Steps,
            Marks = sample.Marks,
            Provenance = sample.Provenance,
        };
    }
}
