namespace Fickian.Infrared;

/// <summary>Areas, heights, positions and widths of bands, of a spectrum or of every pixel of a map.</summary>
/// <remarks>
/// Trapezoids use the stored points only, without interpolation at the limits of the band.
/// The standard error is σ·‖∂m/∂A‖ with the noise σ of each spectrum from its quiet range, scatter about a straight line there. It takes the noise of neighbouring points as independent:
/// spectra that were zero-filled or smoothed have larger errors, by the square root of the number of points that share one reading. It knows nothing of a baseline that is not straight.
/// Position, height and width have errors to first order: noise must be small against the height.
/// </remarks>
public static class BandMeasures
{
    extension(SpectralMap map)
    {
        /// <summary>Area of a band in every spectrum.</summary>
        /// <param name="band">Limits of the band.</param>
        /// <param name="baseline">Line below the band; from edge to edge if left out.</param>
        /// <param name="quiet">Range without a band that tells the noise; without it errors are not determined, +∞.</param>
        /// <param name="cancellation">Ends the work early.</param>
        /// <exception cref="ArgumentException">Too few points of the axis lie in the band or in a range.</exception>
        public BandImages Integrate(Band band, BandBaseline? baseline = null, Band? quiet = null, CancellationToken cancellation = default) =>
            map.Measure(BandMeasure.Area, band, baseline, quiet, cancellation);

        /// <summary>One measure of a band in every spectrum.</summary>
        /// <param name="measure">What is measured.</param>
        /// <param name="band">Limits of the band.</param>
        /// <param name="baseline">Line below the band; from edge to edge if left out.</param>
        /// <param name="quiet">Range without a band that tells the noise; without it errors are not determined, +∞.</param>
        /// <param name="cancellation">Ends the work early.</param>
        /// <exception cref="ArgumentException">Too few points of the axis lie in the band or in a range.</exception>
        public BandImages Measure(BandMeasure measure, Band band, BandBaseline? baseline = null, Band? quiet = null, CancellationToken cancellation = default)
        {
            ArgumentNullException.ThrowIfNull(band);
            var meter = new BandMeter(map.Wavenumbers, band, baseline ?? BandBaseline.EdgeToEdge, quiet);
            var count = map.Pixels * map.Frames.Count;
            var (values, errors) = (new double[count], new double[count]);
            if (measure == BandMeasure.Area && quiet is null)
            {
                PixelLoop.Measure(map, meter.Area, values, cancellation);
                Array.Fill(errors, double.PositiveInfinity);
            }
            else
            {
                PixelLoop.Over(map, meter.Room, (i, spectrum, room) => (values[i], errors[i]) = meter.Measure(measure, spectrum, room), cancellation);
            }

            return new(values, errors, map.Rows, map.Columns, map.Frames)
            {
                Quantity = QuantityOf(measure, map.Value),
                Name = band.Name,
                Provenance = map.Provenance,
                Usable = map.Usable,
                Findings = map.Findings,
            };
        }
    }

    extension(Spectrum spectrum)
    {
        /// <summary>Area of a band.</summary>
        /// <param name="band">Limits of the band.</param>
        /// <param name="baseline">Line below the band; from edge to edge if left out.</param>
        /// <param name="quiet">Range without a band that tells the noise; without it the error is not determined, +∞.</param>
        /// <exception cref="ArgumentException">Too few points of the axis lie in the band or in a range.</exception>
        public Estimate Integrate(Band band, BandBaseline? baseline = null, Band? quiet = null) => spectrum.Measure(BandMeasure.Area, band, baseline, quiet);

        /// <summary>One measure of a band.</summary>
        /// <remarks>Values pass through single precision, as those of maps do: 6·10⁻⁸, relative.</remarks>
        /// <param name="measure">What is measured.</param>
        /// <param name="band">Limits of the band.</param>
        /// <param name="baseline">Line below the band; from edge to edge if left out.</param>
        /// <param name="quiet">Range without a band that tells the noise; without it the error is not determined, +∞.</param>
        /// <exception cref="ArgumentException">Too few points of the axis lie in the band or in a range.</exception>
        public Estimate Measure(BandMeasure measure, Band band, BandBaseline? baseline = null, Band? quiet = null)
        {
            ArgumentNullException.ThrowIfNull(band);
            var meter = new BandMeter(spectrum.Axis, band, baseline ?? BandBaseline.EdgeToEdge, quiet);
            var (value, error) = meter.Measure(measure, Array.ConvertAll(spectrum.Values.ToArray(), v => (float)v), new double[meter.Room]);
            return new(value, error, QuantityOf(measure, spectrum.Value).Unit)
            {
                Name = band.Name,
                Verdict = double.IsFinite(error) ? Verdict.Determined : Verdict.NotDetermined,
            };
        }
    }

    private static Quantity QuantityOf(BandMeasure measure, Quantity value) => measure switch
    {
        BandMeasure.Area when value == InfraredQuantity.Absorbance => InfraredQuantity.IntegratedAbsorbance,
        BandMeasure.Area => new("bandArea", $"∫{value.Symbol} dν̃", value.Unit == Unit.One ? Unit.PerCentimetre : new Unit($"{value.Unit} cm⁻¹", value.Unit.InSI)),
        BandMeasure.Height => value,
        BandMeasure.Width => new("bandWidth", "Δν̃", Unit.PerCentimetre),
        _ => new("bandPosition", "ν̃", Unit.PerCentimetre),
    };
}
