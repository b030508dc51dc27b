using System.Globalization;
using Fickian.Files;

namespace Fickian.Acquisition.Opus;

/// <summary>The OPUS file of a simulated measurement: absorbance, both single beams, and the parameters of the measurement. The instrument's name says that it is simulated.</summary>
internal sealed record OpusSpectrumFile(double[] Wavenumbers, double[] Absorbance, DateTimeOffset When, int Scans, int ReferenceScans, double Resolution, string Sample, string Name, string Experiment, string Version)
{
    private const int SingleBeam = 1;
    private const int AbsorbanceKind = 4;
    private const int SampleChannel = 1;
    private const int ReferenceChannel = 2;

    /// <summary>Ordinates of a block: AB, ScSm, ScRf; null for another.</summary>
    public double[]? Block(string name) => name switch
    {
        "AB" => Absorbance,
        "ScRf" => Array.ConvertAll(Wavenumbers, SimulatedSpectrometer.Beam),
        "ScSm" => [.. Wavenumbers.Zip(Absorbance, (w, a) => SimulatedSpectrometer.Beam(w) * Math.Pow(10, -a))],
        _ => null,
    };

    /// <summary>Bytes of the file.</summary>
    public byte[] ToArray()
    {
        var writer = new OpusWriter()
            .Block(OpusWriter.ParametersOf(2), OpusWriter.Parameters(("INS", "VERTEX 70 (simulated)"), ("SRN", "simulated"), ("VSN", Version)))
            .Block(OpusWriter.ParametersOf(3), OpusWriter.Parameters(("NSS", Scans), ("RES", Resolution)))
            .Block(OpusWriter.ParametersOf(3, ReferenceChannel), OpusWriter.Parameters(("NSR", ReferenceScans), ("RES", Resolution)))
            .Block(OpusWriter.ParametersOf(4), OpusWriter.Parameters(("APF", "B3"), ("ZFF", "2")))
            .Block(OpusWriter.ParametersOf(6), OpusWriter.Parameters(("SRC", "MIR"), ("BMS", "KBr"), ("DTC", "MCT")))
            .Block(OpusWriter.ParametersOf(10), OpusWriter.Parameters(("CNM", "Fickian"), ("SNM", Sample), ("SFM", Name), ("EXP", Experiment)));
        Add(writer, OpusWriter.Data(SingleBeam, SampleChannel), Block("ScSm")!);
        Add(writer, OpusWriter.Data(SingleBeam, ReferenceChannel), Block("ScRf")!);
        Add(writer, OpusWriter.Data(AbsorbanceKind), Absorbance);
        return writer.ToArray();
    }

    private void Add(OpusWriter writer, uint type, double[] values)
    {
        var singles = Array.ConvertAll(values, v => (float)v);
        writer.Spectrum(
            type,
            OpusWriter.Singles(singles),
            ("DPF", 1),
            ("NPT", values.Length),
            ("FXV", Wavenumbers[0]),
            ("LXV", Wavenumbers[^1]),
            ("CSF", 1.0),
            ("MXY", (double)singles.Max()),
            ("MNY", (double)singles.Min()),
            ("DAT", When.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture)),
            ("TIM", When.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture) + " (GMT+0)"),
            ("DXU", "WN"));
    }
}
