namespace Fickian.Infrared;

/// <summary>Takes gas in the beam off maps.</summary>
public static class GasPhaseSubtraction
{
    extension(SpectralMap map)
    {
        /// <summary>The map without a gas, its amount fitted in every spectrum over the range of the gas, above a straight line.</summary>
        /// <remarks>Where a band of the sorbed gas lies under the lines, state its shape or the ranges beside it in a <see cref="BandSeparation"/> and pass that.</remarks>
        /// <param name="gas">The gas.</param>
        /// <param name="cancellation">Ends the work early.</param>
        /// <exception cref="ArgumentException">The map does not cover the gas.</exception>
        public SpectralMap Subtract(GasPhase gas, CancellationToken cancellation = default) => new BandSeparation { Gas = gas }.Subtract(map, cancellation);

        /// <summary>The map without a gas, fitted as stated.</summary>
        /// <param name="separation">Gas, ranges, shape of the sorbed band.</param>
        /// <param name="cancellation">Ends the work early.</param>
        /// <exception cref="ArgumentException">The map does not cover the ranges.</exception>
        public SpectralMap Subtract(BandSeparation separation, CancellationToken cancellation = default)
        {
            ArgumentNullException.ThrowIfNull(separation);
            return separation.Subtract(map, cancellation);
        }
    }
}
