namespace Fickian.Infrared;

/// <summary>Takes baselines off spectra and maps.</summary>
public static class BaselineSubtraction
{
    extension(IBaseline baseline)
    {
        /// <summary>The same baseline, not looking at a range: <c>new RubberBand().Except(2250, 2400)</c>.</summary>
        /// <param name="lower">Lower end of the range whose points do not count, cm⁻¹.</param>
        /// <param name="upper">Upper end, cm⁻¹.</param>
        /// <exception cref="ArgumentException">The ends are not numbers in ascending order.</exception>
        public MaskedBaseline Except(double lower, double upper) => baseline.Except(new WavenumberRange(lower, upper));

        /// <summary>The same baseline, not looking at ranges.</summary>
        /// <param name="ranges">Ranges whose points do not count, in addition to those left out before.</param>
        public MaskedBaseline Except(params WavenumberRange[] ranges)
        {
            ArgumentNullException.ThrowIfNull(baseline);
            ArgumentNullException.ThrowIfNull(ranges);
            return baseline is MaskedBaseline masked ? masked with { Excluded = [.. masked.Excluded, .. ranges] } : new(baseline, [.. ranges]);
        }
    }

    extension(Spectrum spectrum)
    {
        /// <summary>The baseline itself, on the axis of the spectrum, to be drawn with it.</summary>
        /// <exception cref="ArgumentException">The spectrum holds too few values for this baseline, or its axis turns back.</exception>
        public Spectrum Baseline(IBaseline baseline)
        {
            ArgumentNullException.ThrowIfNull(spectrum);
            ArgumentNullException.ThrowIfNull(baseline);
            var values = new double[spectrum.Count];
            baseline.Fit(spectrum.Axis.Values.Span, spectrum.Values.Span, values);
            if (values.Length > 0 && !Array.Exists(values, double.IsFinite))
                throw new ArgumentException($"'{spectrum.Name}' holds {spectrum.Values.ToArray().Count(double.IsFinite)} values on {spectrum.Count} positions, too few beside the ranges left out for this baseline; leave out less.", nameof(baseline));
            return spectrum.With(values);
        }

        /// <summary>The spectrum less its baseline; missing values stay missing.</summary>
        /// <exception cref="ArgumentException">The spectrum holds too few values for this baseline, or its axis turns back.</exception>
        public Spectrum Subtract(IBaseline baseline)
        {
            var values = spectrum.Baseline(baseline).Values.ToArray();
            for (var i = 0; i < values.Length; i++)
                values[i] = spectrum.Values.Span[i] - values[i];
            return spectrum.With(values);
        }
    }

    extension(SpectralMap map)
    {
        /// <summary>Each spectrum of the map less its own baseline, on all processors.</summary>
        /// <remarks>Missing values stay missing; masked pixels get NaN; spectra that hold too few values get NaN and are counted in a finding.</remarks>
        /// <param name="baseline">Baseline.</param>
        /// <param name="progress">Receives the fraction done, 0 to 1.</param>
        /// <param name="cancellation">Ends the work early.</param>
        /// <exception cref="ArgumentException">The spectral axis turns back.</exception>
        /// <exception cref="OperationCanceledException">The work was ended early.</exception>
        public SpectralMap Subtract(IBaseline baseline, IProgress<double>? progress = null, CancellationToken cancellation = default)
        {
            ArgumentNullException.ThrowIfNull(map);
            ArgumentNullException.ThrowIfNull(baseline);
            return MapBlocks.Transform(
                map,
                (y, result) =>
                {
                    baseline.Fit(map.Wavenumbers.Values.Span, y, result);
                    for (var i = 0; i < y.Length; i++)
                        result[i] = y[i] - result[i];
                },
                progress,
                cancellation);
        }
    }
}
