namespace Fickian.Infrared;

/// <summary>Spectrum of the gas in the beam, over and beside the sample: the absorbance that one unit of it adds.</summary>
/// <remarks>
/// Carbon dioxide is computed from constants of the molecule. Water vapour, ethane and any other gas need a recorded spectrum, taken by the same instrument at the same resolution and, where lines are saturated, at a similar column.
/// </remarks>
public sealed record GasPhase
{
    private readonly Func<Axis, double, double[]> absorbance;

    private GasPhase(string name, Band range, Unit unit, Func<Axis, double, double[]> absorbance) =>
        (Name, Range, AmountUnit, this.absorbance) = (name, range, unit, absorbance);

    /// <summary>Name of the gas.</summary>
    public string Name { get; }

    /// <summary>Where it absorbs, or was recorded, cm⁻¹.</summary>
    public Band Range { get; }

    /// <summary>Unit of its amount: 1 if recorded, Pa·m if computed.</summary>
    public Unit AmountUnit { get; }

    /// <summary>A recorded spectrum of the gas; an amount of 1 is what was recorded.</summary>
    /// <remarks>Between stored points a natural cubic spline is taken.</remarks>
    /// <param name="spectrum">Absorbance of the gas.</param>
    /// <exception cref="ArgumentException">The spectrum has fewer than 3 points or a point without a value.</exception>
    public static GasPhase FromSpectrum(Spectrum spectrum)
    {
        ArgumentNullException.ThrowIfNull(spectrum);
        var spline = SpectralInterpolation.Spline(spectrum);
        var (first, last) = (spectrum.Axis.First, spectrum.Axis.Last);
        return new(spectrum.Name, new Band(spectrum.Name, Math.Min(first, last), Math.Max(first, last)), Unit.One, spline);
    }

    /// <summary>The mean spectrum of pixels beside the sample, over all frames; an amount of 1 is that mean.</summary>
    /// <param name="map">Map.</param>
    /// <param name="beside">Pixels without sample.</param>
    /// <exception cref="ArgumentException">The mask has another shape than the map, or no pixel.</exception>
    public static GasPhase FromPixels(SpectralMap map, PixelMask beside)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(beside);
        return FromSpectrum(new Spectrum(map.Wavenumbers, MeanSpectrum.Of(map, beside)) { Name = "gas", Value = map.Value, Provenance = map.Provenance });
    }

    /// <summary>Carbon dioxide about 4.26 µm (2230 to 2400 cm⁻¹); an amount is a column, partial pressure times path, Pa·m.</summary>
    /// <remarks>
    /// Lines of <see cref="CarbonDioxideLines"/> seen by an instrument whose interferogram ends at L = 1/resolution.
    /// A thin column is assumed unless one is stated: at 1 bar and room temperature a line of 1 Pa·m takes up a third of the light at its top, and at 10 Pa·m the band has lost a quarter of its area.
    /// </remarks>
    /// <param name="temperature">Temperature of the gas, K.</param>
    /// <param name="pressure">Total pressure of the gas, Pa.</param>
    /// <param name="resolution">Resolution of the instrument, cm⁻¹, between 0.05 and 32.</param>
    /// <param name="column">Typical column, Pa·m, whose saturation shapes the spectrum; 0 for a thin one.</param>
    /// <param name="apodisation">Apodisation of the interferogram.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument lies outside its range.</exception>
    public static GasPhase CarbonDioxide(double temperature, double pressure, double resolution, double column = 0, Apodisation apodisation = Apodisation.BlackmanHarris)
    {
        if (!(resolution is >= 0.05 and <= 32))
            throw new ArgumentOutOfRangeException(nameof(resolution), resolution, "A resolution between 0.05 and 32 cm⁻¹ was expected.");
        if (!(column is >= 0 and < 1e6))
            throw new ArgumentOutOfRangeException(nameof(column), column, "A column of gas is not negative, and below 1 MPa·m.");
        var spline = SpectralInterpolation.Spline(GasLineSpectrum.Of(CarbonDioxideLines.At(temperature, pressure), resolution, column, apodisation));
        // Beyond its lines the gas is transparent.
        return new("CO₂", new("CO₂ lines", 2230, 2400), new Unit("Pa·m"), (axis, shift) => Array.ConvertAll(spline(axis, shift), a => double.IsNaN(a) ? 0 : a));
    }

    /// <summary>Absorbance of one unit of the gas on an axis.</summary>
    /// <param name="axis">Spectral axis, cm⁻¹.</param>
    /// <param name="shift">How far the lines are moved up the axis, cm⁻¹.</param>
    public Spectrum On(Axis axis, double shift = 0)
    {
        ArgumentNullException.ThrowIfNull(axis);
        return new(axis, absorbance(axis, shift)) { Name = Name, Provenance = Provenance.Computed };
    }

    internal double[] Column(Axis axis, double shift) => absorbance(axis, shift);
}
