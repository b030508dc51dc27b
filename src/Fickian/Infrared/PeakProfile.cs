namespace Fickian.Infrared;

/// <summary>Peaks of unit height on an axis, for references and shapes of bands.</summary>
public static class PeakProfile
{
    extension(PeakShape shape)
    {
        /// <summary>A peak of unit height.</summary>
        /// <param name="axis">Spectral axis, cm⁻¹.</param>
        /// <param name="position">Position, cm⁻¹.</param>
        /// <param name="width">Full width at half height, cm⁻¹, above 0.</param>
        /// <param name="mixing">η of pseudo-Voigt and Voigt, 0 for Gauss to 1 for Lorentz; the others do not use it.</param>
        /// <exception cref="ArgumentOutOfRangeException">The width is not positive, or η not between 0 and 1.</exception>
        public Spectrum On(Axis axis, double position, double width, double mixing = 0.5)
        {
            ArgumentNullException.ThrowIfNull(axis);
            if (!(width > 0 && double.IsFinite(width)))
                throw new ArgumentOutOfRangeException(nameof(width), width, "The width of a peak is positive.");
            if (!(mixing is >= 0 and <= 1))
                throw new ArgumentOutOfRangeException(nameof(mixing), mixing, "The Lorentzian part of a peak lies between 0 and 1.");
            var columns = new PeakColumns(shape, axis.Values.ToArray());
            var room = new double[columns.Count * columns.Stride];
            columns.Fill(position, Math.Log(width), Math.Min(mixing, columns.LargestMixing), room);
            return new(axis, room[..axis.Count]) { Name = $"{shape} at {position} cm⁻¹", Provenance = Provenance.Computed };
        }
    }
}
