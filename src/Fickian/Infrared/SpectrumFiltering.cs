namespace Fickian.Infrared;

/// <summary>Applies filters to spectra, maps and curves.</summary>
public static class SpectrumFiltering
{
    extension(Spectrum spectrum)
    {
        /// <summary>The filtered spectrum.</summary>
        /// <exception cref="ArgumentException">The axis turns back, or the filter cannot serve this spectrum.</exception>
        public Spectrum Filter(ISpectrumFilter filter)
        {
            ArgumentNullException.ThrowIfNull(spectrum);
            ArgumentNullException.ThrowIfNull(filter);
            var values = new double[spectrum.Count];
            filter.Apply(spectrum.Axis.Values.Span, spectrum.Values.Span, values);
            return spectrum.With(values) with { Value = filter.Describe(spectrum.Value, spectrum.Axis.Quantity) };
        }

        /// <summary>Other values on the same axis, under the same name, metadata and provenance.</summary>
        internal Spectrum With(double[] values) => new(spectrum.Axis, values)
        {
            Name = spectrum.Name,
            Kind = spectrum.Kind,
            Value = spectrum.Value,
            Metadata = spectrum.Metadata,
            Findings = spectrum.Findings,
            Provenance = spectrum.Provenance,
        };
    }

    extension(Curve curve)
    {
        /// <summary>The filtered curve; it carries no standard deviations, since neighbouring points are then correlated.</summary>
        /// <exception cref="ArgumentException">The abscissae turn back, or the filter cannot serve this curve.</exception>
        public Curve Filter(ISpectrumFilter filter)
        {
            ArgumentNullException.ThrowIfNull(curve);
            ArgumentNullException.ThrowIfNull(filter);
            var values = new double[curve.Count];
            filter.Apply(curve.X.Span, curve.Y.Span, values);
            return curve.With(curve.X.ToArray(), values) with { YQuantity = filter.Describe(curve.YQuantity, curve.XQuantity) };
        }
    }

    extension(SpectralMap map)
    {
        /// <summary>Each spectrum of the map filtered, on all processors; masked pixels get NaN.</summary>
        /// <param name="filter">Filter.</param>
        /// <param name="progress">Receives the fraction done, 0 to 1.</param>
        /// <param name="cancellation">Ends the work early.</param>
        /// <exception cref="ArgumentException">The spectral axis turns back, or the filter cannot serve these spectra.</exception>
        /// <exception cref="OperationCanceledException">The work was ended early.</exception>
        public SpectralMap Filter(ISpectrumFilter filter, IProgress<double>? progress = null, CancellationToken cancellation = default)
        {
            ArgumentNullException.ThrowIfNull(map);
            ArgumentNullException.ThrowIfNull(filter);
            return MapBlocks.Transform(map, (y, result) => filter.Apply(map.Wavenumbers.Values.Span, y, result), progress, cancellation) with { Value = filter.Describe(map.Value, map.Wavenumbers.Quantity) };
        }

        /// <summary>Each point of the map filtered along its frames, on all processors; masked pixels get NaN.</summary>
        /// <param name="filter">Filter; its widths are then in seconds or frames.</param>
        /// <param name="progress">Receives the fraction done, 0 to 1.</param>
        /// <param name="cancellation">Ends the work early.</param>
        /// <exception cref="ArgumentException">The times turn back, or the filter cannot serve so few frames.</exception>
        /// <exception cref="OperationCanceledException">The work was ended early.</exception>
        public SpectralMap FilterAlongTime(ISpectrumFilter filter, IProgress<double>? progress = null, CancellationToken cancellation = default)
        {
            ArgumentNullException.ThrowIfNull(map);
            ArgumentNullException.ThrowIfNull(filter);
            return FrameSeries.Transform(map, filter, progress, cancellation) with { Value = filter.Describe(map.Value, map.Frames.Quantity) };
        }
    }
}
