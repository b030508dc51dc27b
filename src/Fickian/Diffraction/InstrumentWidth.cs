using MathNet.Numerics.LinearAlgebra;

namespace Fickian.Diffraction;

/// <summary>Full width at half height that an instrument gives its lines, over the angle.</summary>
/// <remarks>
/// b² = W + U·tan²θ + V·tan θ by weighted least squares through the lines of a standard whose own lines are narrow (LaB₆, silicon); W alone for fewer than four lines, W and U for fewer than six.
/// Errors are those of the fit, enlarged by √(χ²/ν); they belong to the course as a whole, so that lines at neighbouring angles share them. Outside the angles of the standard it is an extrapolation.
/// Source: G. Caglioti, A. Paoletti, F. P. Ricci, Nucl. Instrum. 3, 223 (1958).
/// </remarks>
public sealed record InstrumentWidth
{
    private readonly Vector<double> coefficients;
    private readonly Matrix<double> covariance;

    private InstrumentWidth(Vector<double> coefficients, Matrix<double> covariance, double from, double to) =>
        (this.coefficients, this.covariance, From, To) = (coefficients, covariance, from, to);

    /// <summary>An instrument that adds nothing to a line.</summary>
    public static InstrumentWidth None { get; } = Constant(new(0, 0, DiffractionQuantity.Degree));

    /// <summary>Lowest angle 2θ at which it is known, °.</summary>
    public double From { get; }

    /// <summary>Highest angle 2θ at which it is known, °.</summary>
    public double To { get; }

    /// <summary>One width at every angle.</summary>
    /// <param name="width">Full width at half height, °.</param>
    /// <exception cref="ArgumentOutOfRangeException">The width or its error is negative or not finite.</exception>
    public static InstrumentWidth Constant(Estimate width)
    {
        ArgumentNullException.ThrowIfNull(width);
        if (!(width.Value >= 0 && width.StandardError >= 0 && double.IsFinite(width.Value + width.StandardError)))
            throw new ArgumentOutOfRangeException(nameof(width), width.Value, "The width of an instrument is not negative, and so is its error.");
        var error = 2 * width.Value * width.StandardError;
        return new(Vector<double>.Build.Dense([width.Value * width.Value]), Matrix<double>.Build.Dense(1, 1, error * error), 0, 180);
    }

    /// <summary>The course through the lines of a standard.</summary>
    /// <param name="standard">Its fitted lines.</param>
    /// <exception cref="ArgumentException">No line of the standard was fitted.</exception>
    public static InstrumentWidth Of(PatternPeaks standard)
    {
        ArgumentNullException.ThrowIfNull(standard);
        var lines = standard.Peaks.Where(p => p.IsFitted && p.Stands && p.Width is { Value: > 0, StandardError: > 0 }).ToArray();
        if (lines.Length == 0)
            throw new ArgumentException($"A fitted line was expected in the pattern of the standard '{standard.Pattern.Name}' and none was found; measure it longer, or state a width.", nameof(standard));
        var terms = lines.Length < 4 ? 1 : lines.Length < 6 ? 2 : 3;

        // u(b²) = 2·b·u(b).
        var sigma = Array.ConvertAll(lines, l => 2 * l.Width.Value * l.Width.StandardError);
        var matrix = Matrix<double>.Build.DenseOfRows(lines.Select((l, i) => Terms(l.Position.Value, terms) / sigma[i]));
        var right = Vector<double>.Build.Dense([.. lines.Select((l, i) => l.Width.Value * l.Width.Value / sigma[i])]);
        var inverse = matrix.TransposeThisAndMultiply(matrix).Inverse();
        var solution = inverse * matrix.TransposeThisAndMultiply(right);
        var left = right - (matrix * solution);
        var growth = lines.Length > terms ? Math.Max(1, left * left / (lines.Length - terms)) : 1;
        return new(solution, growth * inverse, lines[0].Position.Value, lines[^1].Position.Value);
    }

    /// <summary>The width at an angle, °.</summary>
    /// <param name="twoTheta">2θ, °.</param>
    /// <exception cref="ArgumentException">The course gives no width there.</exception>
    public Estimate At(double twoTheta)
    {
        var terms = Terms(twoTheta, coefficients.Count);
        var square = terms * coefficients;
        if (square < 0)
            throw new ArgumentException($"A positive width of the instrument was expected at {twoTheta:0.##}° and b² = {square:G3}°² was found; measure a standard that reaches this angle.", nameof(twoTheta));
        var width = Math.Sqrt(square);
        return new(width, width == 0 ? 0 : Math.Sqrt(Math.Max(0, terms * (covariance * terms))) / (2 * width), DiffractionQuantity.Degree) { Name = "instrumentWidth" };
    }

    /// <summary>Courses that lie one standard error off, each in a direction of its own: what a result changes by from one to the next adds up in squares.</summary>
    internal IEnumerable<InstrumentWidth> OneErrorOff()
    {
        var parts = covariance.Evd(Symmetricity.Symmetric);
        for (var k = 0; k < coefficients.Count; k++)
        {
            if (parts.EigenValues[k].Real is > 0 and var variance)
                yield return new(coefficients + (Math.Sqrt(variance) * parts.EigenVectors.Column(k)), covariance, From, To);
        }
    }

    private static Vector<double> Terms(double twoTheta, int terms)
    {
        var t = Math.Tan(Radiation.Bragg(twoTheta));
        return Vector<double>.Build.Dense(terms switch { 1 => [1], 2 => [1, t * t], _ => [1, t * t, t] });
    }
}
