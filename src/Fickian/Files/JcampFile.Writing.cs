using System.Globalization;
using Fickian.Infrared;

namespace Fickian.Files;

public static partial class JcampFile
{
    // An axis that strays less than this share of its length from equal steps is written by its ends.
    private const double EvenWithin = 1e-9;

    private static readonly (string Name, string Label)[] SharedLabels =
    [
        ("operator", "OWNER"),
        ("instrument", "SPECTROMETER/DATA SYSTEM"),
        ("date", "LONG DATE"),
        ("sample", "SAMPLE DESCRIPTION"),
        ("resolution", "RESOLUTION"),
        ("scans", ".AVERAGES"),
        ("detector", "$DETECTOR"),
        ("apodisation", "$APODIZATION"),
        ("comment", "$COMMENT"),
    ];

    /// <summary>Writes a spectrum as JCAMP-DX 5.01 that <see cref="Read(string)"/> reads back.</summary>
    /// <remarks>
    /// Equal steps: <c>XYDATA=(X++(Y..Y))</c>, ordinates to half of YFACTOR, which is a power of two below 2⁻³⁰ of the largest ordinate, or with every digit in the plain form. Other axes: <c>XYPOINTS=(XY..XY)</c> with every digit.
    /// Missing values are written as <c>?</c>. Provenance, findings and metadata without a label of their own are private labels (<c>##$</c>). The file appears whole or not at all.
    /// </remarks>
    /// <param name="spectrum">The spectrum.</param>
    /// <param name="path">Path of the file; an existing one is replaced.</param>
    /// <param name="form">How ordinates at equal steps are written.</param>
    /// <exception cref="ArgumentException">The spectrum has no points, or an infinite value.</exception>
    public static void Write(Spectrum spectrum, string path, JcampForm form = JcampForm.DifDup)
    {
        ArgumentNullException.ThrowIfNull(spectrum);
        var y = spectrum.Values.Span;
        if (y.Length == 0)
            throw new ArgumentException($"A spectrum to be written needs a point at least; '{spectrum.Name}' has none.", nameof(spectrum));
        var finite = spectrum.Values.ToArray().Where(double.IsFinite).DefaultIfEmpty().ToArray();
        if (y.IndexOfAny(double.PositiveInfinity, double.NegativeInfinity) >= 0)
            throw new ArgumentException($"The values of a spectrum to be written are finite or missing; '{spectrum.Name}' holds an infinite one.", nameof(spectrum));
        var even = IsEven(spectrum.Axis);
        var factor = even && form == JcampForm.DifDup ? Factor(finite) : 1;
        TextFile.Write(path, text =>
        {
            WriteLabels(text, spectrum, even);
            var axis = spectrum.Axis;
            Label(text, "FIRSTX", Digits(axis.First));
            Label(text, "LASTX", Digits(axis.Last));
            Label(text, "MAXX", Digits(Math.Max(axis.First, axis.Last)));
            Label(text, "MINX", Digits(Math.Min(axis.First, axis.Last)));
            Label(text, "MAXY", Digits(finite.Max()));
            Label(text, "MINY", Digits(finite.Min()));
            Label(text, "XFACTOR", "1");
            Label(text, "YFACTOR", Digits(factor));
            Label(text, "NPOINTS", Digits(axis.Count));
            if (even && axis.Count > 1)
                Label(text, "DELTAX", Digits((axis.Last - axis.First) / (axis.Count - 1)));
            if (double.IsFinite(spectrum.Values.Span[0]))
                Label(text, "FIRSTY", Digits(spectrum.Values.Span[0]));
            if (!even)
                WritePairs(text, spectrum);
            else if (form == JcampForm.DifDup)
                new AsdfWriter(text, axis).Write([.. spectrum.Values.ToArray().Select(v => double.IsNaN(v) ? (long?)null : (long)Math.Round(v / factor))]);
            else
                WritePlain(text, spectrum);
            text.Write("##END=\n");
        });
    }

    private static void WriteLabels(TextWriter text, Spectrum spectrum, bool even)
    {
        var abscissa = spectrum.Axis.Quantity;
        Label(text, "TITLE", spectrum.Name);
        Label(text, "JCAMP-DX", "5.01");
        Label(text, "DATA TYPE", abscissa == InfraredQuantity.RamanShift ? "RAMAN SPECTRUM" : abscissa == InfraredQuantity.InterferogramPoint ? "INFRARED INTERFEROGRAM" : abscissa == SpectralQuantity.TwoTheta ? "X-RAY DIFFRACTION" : "INFRARED SPECTRUM");
        Label(text, "DATA CLASS", even ? "XYDATA" : "XYPOINTS");
        Label(text, "ORIGIN", "Fickian");
        var metadata = spectrum.Metadata;
        if (metadata["operator"] is null)
            Label(text, "OWNER", "not stated");
        foreach (var (name, label) in SharedLabels.Where(s => metadata[s.Name] is not null))
            Label(text, label, metadata[name]!);
        Label(text, "$PROVENANCE", spectrum.Provenance.ToString().ToLowerInvariant());
        foreach (var finding in spectrum.Findings)
            Label(text, "$FINDING", finding.ToString());
        foreach (var (name, value) in metadata.Entries.Where(e => Array.TrueForAll(SharedLabels, s => !s.Name.Equals(e.Key, StringComparison.OrdinalIgnoreCase)) && !Reserved(e.Key)))
            Label(text, "$" + TextFile.Line(name).Replace('=', ' '), value);
        Label(text, "XUNITS", Units(abscissa));
        Label(text, "YUNITS", Units(spectrum.Value));
    }

    // Labels that the writer states itself from the spectrum.
    private static bool Reserved(string name) => new JcampRecord(name.TrimStart('$'), 1, default).Label is var label
        && label is "TITLE" or "JCAMPDX" or "DATATYPE" or "DATACLASS" or "ORIGIN" or "OWNER" or "SPECTROMETERDATASYSTEM" or "LONGDATE" or "SAMPLEDESCRIPTION" or "PROVENANCE" or "XUNITS" or "YUNITS" or "FIRSTX" or "LASTX" or "MAXX"
            or "MINX" or "MAXY" or "MINY" or "XFACTOR" or "YFACTOR" or "NPOINTS" or "DELTAX" or "FIRSTY" or "LASTY" or ".AVERAGES" or "END" or "NTUPLES" or "ENDNTUPLES" or "PAGE";

    private static void Label(TextWriter text, string label, string value) => text.Write($"##{label}={TextFile.Line(value).Replace("$$", "$ $", StringComparison.Ordinal)}\n");

    private static string Units(Quantity quantity) =>
        quantity == InfraredQuantity.Wavenumber || quantity == InfraredQuantity.RamanShift ? "1/CM"
        : quantity == SpectralQuantity.Wavelength ? "NANOMETERS"
        : quantity == Quantity.Time ? "SECONDS"
        : quantity == InfraredQuantity.InterferogramPoint ? "POINTS"
        : quantity == InfraredQuantity.Absorbance ? "ABSORBANCE"
        : quantity == InfraredQuantity.Transmittance ? "TRANSMITTANCE"
        : quantity == InfraredQuantity.TransmittancePercent ? "% TRANSMITTANCE"
        : quantity == InfraredQuantity.Reflectance ? "REFLECTANCE"
        : quantity == InfraredQuantity.ReflectancePercent ? "% REFLECTANCE"
        : quantity == InfraredQuantity.KubelkaMunk ? "KUBELKA-MUNK"
        : quantity == InfraredQuantity.LogReflectance ? "LOG(1/R)"
        : quantity == InfraredQuantity.SingleBeam ? "SINGLE BEAM"
        : quantity == InfraredQuantity.Counts ? "COUNTS"
        : quantity.Unit == Unit.One ? "ARBITRARY UNITS"
        : quantity.Unit.Symbol;

    private static string Digits(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    // The power of two with which the largest ordinate stays below 2³¹, the range of every reader; products with it are exact.
    private static double Factor(double[] values)
    {
        var largest = values.Max(Math.Abs);
        return largest == 0 ? 1 : Math.ScaleB(1, Math.Max(Math.ILogB(largest) - 30, -1000));
    }

    private static bool IsEven(Axis axis)
    {
        var even = Axis.Linear(axis.Quantity, axis.First, axis.Last, axis.Count).Values.Span;
        var slack = EvenWithin * Math.Abs(axis.Last - axis.First);
        for (var i = 0; i < axis.Count; i++)
        {
            if (Math.Abs(axis[i] - even[i]) > slack)
                return false;
        }

        return axis.Count == 1 || axis.First != axis.Last;
    }

    private static void WritePairs(TextWriter text, Spectrum spectrum)
    {
        text.Write("##XYPOINTS=(XY..XY)\n");
        for (var i = 0; i < spectrum.Count; i++)
            text.Write($"{Digits(spectrum.Axis[i])}, {(double.IsNaN(spectrum.Values.Span[i]) ? "?" : Digits(spectrum.Values.Span[i]))}\n");
    }

    private static void WritePlain(TextWriter text, Spectrum spectrum)
    {
        text.Write("##XYDATA=(X++(Y..Y))\n");
        for (var i = 0; i < spectrum.Count; i++)
        {
            if (i % 3 == 0)
                text.Write((i > 0 ? "\n" : "") + Digits(spectrum.Axis[i]));
            text.Write(double.IsNaN(spectrum.Values.Span[i]) ? " ?" : " " + Digits(spectrum.Values.Span[i]));
        }

        text.Write('\n');
    }
}
