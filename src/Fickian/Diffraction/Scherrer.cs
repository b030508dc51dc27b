using Fickian.Fitting;
using MathNet.Numerics.Distributions;

namespace Fickian.Diffraction;

/// <summary>Size of crystallites from the width of a line.</summary>
/// <remarks>
/// L = K·λ/(β·cos θ), β the full width at half height in radians less that of the instrument, K = 0.9.
/// The apparent size along the normal of the planes, weighted by volume; strain, if there is any, makes it too small. K depends on the shape of the crystallites by ±10 %, which the error does not contain.
/// A width that does not exceed that of the instrument by two standard errors gives a lower bound.
/// Source: P. Scherrer, Nachr. Ges. Wiss. Göttingen 1918, 98; J. I. Langford, A. J. C. Wilson, J. Appl. Cryst. 11, 102 (1978); N. C. Halder, C. N. J. Wagner, Acta Cryst. 20, 312 (1966), for the parabola.
/// </remarks>
/// <param name="Radiation">Radiation.</param>
public sealed record Scherrer(Radiation Radiation)
{
    private const double Radian = Math.PI / 180;
    private static readonly Quantity Size = new("crystalliteSize", "L", new("nm", 1e-9));

    /// <summary>K, 1.</summary>
    public double ShapeFactor { get; init; } = 0.9;

    /// <summary>Full width at half height that the instrument gives a line, °; 0 if it is not known: the size is then a lower bound in truth.</summary>
    public Estimate InstrumentWidth { get; init; } = new(0, 0, DiffractionQuantity.Degree);

    /// <summary>How the width of the instrument is taken out.</summary>
    public InstrumentBroadening Broadening { get; init; }

    /// <summary>Size from a line, m.</summary>
    public Estimate Of(DiffractionPeak peak)
    {
        ArgumentNullException.ThrowIfNull(peak);
        return Of(peak.Position, peak.Width);
    }

    /// <summary>Size from position and full width at half height of a line, m.</summary>
    /// <param name="position">2θ, °.</param>
    /// <param name="width">Full width at half height, °.</param>
    public Estimate Of(Estimate position, Estimate width)
    {
        ArgumentNullException.ThrowIfNull(position);
        var beta = Breadth(width);
        double SizeOf(double twoTheta, double breadth) => ShapeFactor * Radiation.Wavelength / (breadth * Radian * Math.Cos(Diffraction.Radiation.Bragg(twoTheta)));
        if (beta.Verdict == Verdict.NotDetermined)
            return new(double.NaN, double.PositiveInfinity, Size.Unit) { Name = Size.Name, Verdict = Verdict.NotDetermined };
        if (beta.Value > 2 * beta.StandardError)
            return Propagation.OfIndependent(Size, v => SizeOf(v[0], v[1]), position, beta);
        double Smallest(double confidence) => SizeOf(position.Value, Math.Max(beta.Value, 0) + (Normal.InvCDF(0, 1, confidence) * beta.StandardError));
        return new(Smallest(0.5 + 1e-9), double.PositiveInfinity, Size.Unit)
        {
            Name = Size.Name,
            Verdict = Verdict.LowerBound,
            Profile = confidence => new(Smallest(confidence), double.PositiveInfinity, confidence),
        };
    }

    /// <summary>Width of a line without that of the instrument, °; negative where it is narrower.</summary>
    internal Estimate Breadth(Estimate width) => InstrumentWidth is { Value: 0, StandardError: 0 }
        ? width
        : Propagation.OfIndependent(new("breadth", "β", DiffractionQuantity.Degree), v => Subtract(v[0], v[1]), width, InstrumentWidth);

    private double Subtract(double b, double instrument) => Broadening switch
    {
        InstrumentBroadening.Gaussian => Math.Sign(b - instrument) * Math.Sqrt(Math.Abs((b * b) - (instrument * instrument))),
        InstrumentBroadening.Lorentzian => b - instrument,
        _ => b - (instrument * instrument / b),
    };
}
