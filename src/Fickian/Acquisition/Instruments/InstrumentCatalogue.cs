namespace Fickian.Acquisition.Instruments;

/// <summary>Every kind of instrument that Fickian talks to.</summary>
public static class InstrumentCatalogue
{
    /// <summary>The kinds, by name.</summary>
    public static IReadOnlyList<InstrumentKind> Kinds { get; } =
    [
        Linkam.LinkamStage.Kind,
        Opus.OpusSpectrometer.Kind,
        Secop.SecopClient.Kind,
        GigEVision.GigECamera.Kind,
        MettlerToledo.MtSicsBalance.Kind,
        Micromeritics.AccuPycListener.Kind,
        Mmsp.MmspSpectrometer.Kind,
        Hiden.HidenSpectrometer.Kind,
        Sartorius.SartoriusBalance.Kind,
        Bronkhorst.BronkhorstController.Kind,
        Alicat.AlicatController.Kind,
        Mks.MksGauge.Kind,
        Mks.MksGController.Kind,
        Mks.Pr4000Controller.Kind,
        Thyracont.SmartlineGauge.Kind,
        Velleman.K8090RelayCard.Kind,
        Modbus.RegisterMapInstrument.Kind,
        Eurotherm.EurothermKind.Modbus,
        Eurotherm.EurothermKind.Bisynch,
        Pfeiffer.TpgController.Kind,
        Pfeiffer.PfeifferDevice.Kind,
        Scpi.ScpiInstrument.Kind,
    ];

    /// <summary>A kind by its name.</summary>
    /// <param name="name">Name, for example <c>linkam-t95</c>.</param>
    /// <exception cref="ArgumentException">There is no such kind.</exception>
    public static InstrumentKind Find(string name) =>
        Kinds.FirstOrDefault(k => k.Name == name)
            ?? throw new ArgumentException($"A kind of instrument ({string.Join(", ", Kinds.Select(k => k.Name))}) was expected and '{name}' was found.", nameof(name));
}
