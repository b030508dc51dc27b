namespace Fickian.Infrared;

/// <summary>Bands over a reference band of the framework, or over what a mole of the gas absorbs, in every pixel and frame.</summary>
public static class BandRatio
{
    extension(BandImages images)
    {
        /// <summary>Over a reference band in the same spectra: a/b no longer depends on the thickness.</summary>
        /// <remarks>u²(a/b) = [u²(a) + (a/b)²·u²(b)]/b², errors independent; an error that is not known counts as 0.</remarks>
        /// <param name="reference">Area of the reference band in every pixel and frame.</param>
        /// <param name="certainty">Number of standard errors above 0 below which a pixel counts as empty and gets NaN.</param>
        /// <exception cref="ArgumentException">The images differ in shape.</exception>
        public BandImages Over(BandImages reference, double certainty = 3)
        {
            ArgumentNullException.ThrowIfNull(reference);
            if ((reference.Pixels, reference.Frames.Count) != (images.Pixels, images.Frames.Count))
                throw new ArgumentException($"A reference of {images.Frames.Count} frames and {images.Pixels} pixels was expected; found {reference.Frames.Count} and {reference.Pixels}.", nameof(reference));
            var (ratio, error) = (new double[images.Values.Length], new double[images.Values.Length]);
            for (var i = 0; i < ratio.Length; i++)
                (ratio[i], error[i]) = Of((images.Values.Span[i], Known(images, i)), (reference.Values.Span[i], Known(reference, i)), certainty);
            return images.With(ratio, error, QuantityOf(images.Quantity, reference.Quantity));
        }

        /// <summary>Concentration by Beer and Lambert, mol/m³; errors are those of the bands, without what absorptivity and path add to all alike.</summary>
        /// <param name="law">Absorptivity and path.</param>
        public BandImages Concentration(BeerLambert law)
        {
            ArgumentNullException.ThrowIfNull(law);
            var scale = law.MolarAbsorptivity.Value * law.PathLength.Value;
            return images.With(Array.ConvertAll(images.Values.ToArray(), v => v / scale), Array.ConvertAll(images.StandardErrors.ToArray(), e => e / scale), BeerLambert.Concentrations);
        }

        private BandImages With(double[] values, double[] errors, Quantity quantity) => new(values, errors, images.Rows, images.Columns, images.Frames)
        {
            Quantity = quantity,
            Name = images.Name,
            Provenance = images.Provenance,
            Usable = images.Usable,
            Findings = images.Findings,
        };
    }

    /// <summary>One ratio and its standard error; NaN where the reference is not above its own.</summary>
    internal static (double Ratio, double Error) Of((double Value, double Error) a, (double Value, double Error) b, double certainty)
    {
        if (!(b.Value > 0 && b.Value > certainty * b.Error))
            return (double.NaN, double.NaN);
        var ratio = a.Value / b.Value;
        return (ratio, Math.Sqrt((a.Error * a.Error) + (ratio * ratio * b.Error * b.Error)) / b.Value);
    }

    /// <summary>What the ratio of two quantities is.</summary>
    internal static Quantity QuantityOf(Quantity a, Quantity b) =>
        new($"{a.Name} over reference", $"{a.Symbol}/{b.Symbol}", a.Unit == b.Unit ? Unit.One : new($"{a.Unit}/({b.Unit})", a.Unit.InSI / b.Unit.InSI));

    private static double Known(BandImages images, int index) => images.StandardErrors.Span[index] is var error && double.IsFinite(error) ? error : 0;
}
