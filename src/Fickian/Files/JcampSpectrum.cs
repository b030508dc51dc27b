using System.Collections.Immutable;
using Fickian.Infrared;

namespace Fickian.Files;

/// <summary>Spectra from the tables of a JCAMP-DX file, checked against the labels.</summary>
internal static class JcampSpectrum
{
    // Labels are rounded; a disagreement beyond this share of the largest value is no rounding.
    private const double LabelRounding = 1e-4;

    /// <summary>A spectrum from ordinates at equal steps.</summary>
    public static Spectrum FromOrdinates(JcampBlock block, JcampRecord record, JcampScale scale, AsdfReader asdf, string variable)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        var positions = JcampAbscissa.Of(scale, asdf, findings);
        if (asdf.FailedChecks.Count > 0)
            findings.Add(Finding.Warning($"{asdf.FailedChecks.Count} of {asdf.Marks.Count} lines begin with a check value that differs from the ordinate before.", $"line {asdf.FailedChecks[0]}"));
        return Spectrum(block, record, scale, positions, [.. asdf.Values.Select(v => v * scale.YFactor)], findings, variable, "spectrum");
    }

    /// <summary>A spectrum from pairs of abscissa and ordinate.</summary>
    public static Spectrum FromPairs(JcampBlock block, JcampRecord record, JcampScale scale, List<double>[] pairs, bool incomplete, string variable)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        if (incomplete)
            findings.Add(Finding.Warning("The table ends with an abscissa without an ordinate, which was left out."));
        var kept = Enumerable.Range(0, pairs[0].Count).Where(i => double.IsFinite(pairs[0][i] * scale.XFactor)).ToArray();
        if (kept.Length < pairs[0].Count)
            findings.Add(Finding.Warning($"{pairs[0].Count - kept.Length} points without an abscissa were left out."));
        double[] x = [.. kept.Select(i => pairs[0][i] * scale.XFactor)];
        CheckCount(scale, x.Length, findings);
        return Spectrum(block, record, scale, x, [.. kept.Select(i => pairs[1][i] * scale.YFactor)], findings, variable, record.Label == "PEAKTABLE" && !IsEven(x) ? "peaks" : "spectrum");
    }

    /// <summary>A finding if the number of points is not the stated one.</summary>
    public static void CheckCount(JcampScale scale, int count, ImmutableArray<Finding>.Builder findings)
    {
        if (scale.Points is { } stated && stated != count)
            findings.Add(Finding.Warning(count < stated ? $"The data are incomplete: {count} of {stated} points." : $"NPOINTS says {stated} and {count} points were found."));
    }

    private static Spectrum Spectrum(JcampBlock block, JcampRecord record, JcampScale scale, double[] x, double[] y, ImmutableArray<Finding>.Builder findings, string variable, string kind)
    {
        CheckOrdinates(scale, y, findings);
        var missing = y.Count(double.IsNaN);
        if (missing > 0)
            findings.Add(Finding.Warning($"{missing} ordinates are missing."));
        foreach (var said in block.Records.Where(r => r.Label == "$FINDING"))
            findings.Add(Finding.Hint(said.First));
        var abscissa = Abscissa(block["DATATYPE"] ?? "", scale.XUnits, findings);
        var title = block["TITLE"] ?? "";
        return new(new Axis(abscissa, x), y)
        {
            Name = variable.Length == 0 ? title.Length > 0 ? title : "spectrum" : $"{title} {variable}".Trim(),
            Kind = kind,
            Value = Ordinate(abscissa, scale.YUnits, y, findings),
            Metadata = JcampMetadata.Of(block),
            Provenance = TextMapFile.Provenances(block["$PROVENANCE"]),
            Findings = [.. findings.Select(f => f.Where.Length > 0 ? f : f with { Where = $"table on line {record.Line}" })],
        };
    }

    private static Quantity Abscissa(string type, string units, ImmutableArray<Finding>.Builder findings)
    {
        var heading = ColumnHeading.Parse(units);
        var known = SpectralQuantity.Abscissa(heading.Unit.Length > 0 ? heading.Name : "", heading.Unit.Length > 0 ? heading.Unit : units);
        if (type.Contains("DIFFRACTION", StringComparison.OrdinalIgnoreCase))
        {
            if (known != SpectralQuantity.TwoTheta)
                findings.Add(Finding.Warning($"XUNITS says '{units}', which no diffraction pattern has; the angle 2θ in degrees was taken."));
            return SpectralQuantity.TwoTheta;
        }

        if (known == InfraredQuantity.Wavenumber && type.Contains("RAMAN", StringComparison.OrdinalIgnoreCase))
            return InfraredQuantity.RamanShift;
        if (known is not null)
            return known;
        if (units.Length == 0)
            findings.Add(Finding.Warning("The file states no unit of the abscissa."));
        return units.ToUpperInvariant() switch
        {
            "" or "ARBITRARY" or "ARBITRARY UNITS" => SpectralQuantity.UnknownAbscissa,
            "SECONDS" or "SECOND" or "S" => Quantity.Time,
            "POINTS" => InfraredQuantity.InterferogramPoint,
            _ when heading.Unit.Length > 0 => new(heading.Name, heading.Name, new Unit(heading.Unit)),
            _ => SpectralQuantity.UnknownAbscissa with { Unit = new Unit(units) },
        };
    }

    // 'A' is absorbance over light and ampere elsewhere; transmittance beyond 2 is stored in per cent.
    private static Quantity Ordinate(Quantity abscissa, string units, double[] y, ImmutableArray<Finding>.Builder findings)
    {
        var optical = abscissa.Name is "wavenumber" or "wavelength" or "ramanShift";
        if (!optical && units is "A")
            return InfraredQuantity.Unknown with { Unit = new Unit("A") };
        var heading = ColumnHeading.Parse(units);
        var known = SpectralQuantity.Ordinate(heading.Unit.Length > 0 ? heading.Name : "", heading.Unit.Length > 0 ? heading.Unit : units);
        var percent = known == InfraredQuantity.Transmittance ? InfraredQuantity.TransmittancePercent : known == InfraredQuantity.Reflectance ? InfraredQuantity.ReflectancePercent : null;
        if (percent is null || y.Length == 0 || Largest(y) <= 2)
            return known;
        findings.Add(Finding.Warning($"YUNITS says '{units}' and values reach {Largest(y):G4}; they were taken as per cent."));
        return percent;
    }

    private static void CheckOrdinates(JcampScale scale, double[] y, ImmutableArray<Finding>.Builder findings)
    {
        var finite = y.Where(double.IsFinite).ToArray();
        if (finite.Length == 0)
            return;
        Check("FIRSTY", scale.FirstY, y[0]);
        Check("LASTY", scale.LastY, y[^1]);
        Check("MINY", scale.MinY, finite.Min());
        Check("MAXY", scale.MaxY, finite.Max());

        void Check(string label, double? stated, double found)
        {
            if (stated is { } said && Math.Abs(said - found) > LabelRounding * Largest(y))
                findings.Add(Finding.Warning($"{label} says {said} and the data {found:G9}; the data were kept."));
        }
    }

    private static double Largest(double[] y) => y.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();

    private static bool IsEven(double[] x)
    {
        var even = x.Length < 2 ? [] : Axis.Linear(SpectralQuantity.UnknownAbscissa, x[0], x[^1], x.Length).Values.ToArray();
        return x.Length > 2 && x.Zip(even).All(p => Math.Abs(p.First - p.Second) < 0.01 * Math.Abs((x[^1] - x[0]) / (x.Length - 1)));
    }
}
