using System.Collections.Immutable;
using System.Globalization;

namespace Fickian.Infrared;

/// <summary>A transformation through matched places, with what it leaves over and how well it is known.</summary>
/// <remarks>
/// Both coordinates of every place of the picture have one error s: s² = Σ(dx² + dy²)/(2n − k), k = 4 or 6 coefficients; places of the map count as exact. Intervals are Student's with 2n − k degrees of freedom.
/// Similarity, S = Σ|p − p̄|²: u(m) = s/√S, u(φ) = s/(m·√S), place u² = s²·(1/n + |p − p̄|²/S) in each coordinate. Affine: rows (a, b) and (c, d) each with the covariance s²·G⁻¹, G the scatter matrix of the places.
/// A picture is counted downwards and a map may be stored either way: of a similarity the mirrored one is taken where it fits better, which three places tell.
/// </remarks>
public sealed record RegistrationFit
{
    private readonly double spread;
    private readonly (double XX, double XY, double YY) scatter;
    private readonly (double X, double Y) centre;
    private readonly int count;

    private RegistrationFit(RegistrationTransform transform, bool isAffine, IReadOnlyList<(double X, double Y)> from, IReadOnlyList<(double X, double Y)> to)
    {
        (Transform, IsAffine, count) = (transform, isAffine, from.Count);
        centre = (from.Average(p => p.X), from.Average(p => p.Y));
        scatter = (from.Sum(p => Math.Pow(p.X - centre.X, 2)), from.Sum(p => (p.X - centre.X) * (p.Y - centre.Y)), from.Sum(p => Math.Pow(p.Y - centre.Y, 2)));
        Residuals = [.. from.Zip(to, (p, q) => transform.Apply(p.X, p.Y) is var at ? (q.X - at.X, q.Y - at.Y) : default)];
        DegreesOfFreedom = (2 * count) - (isAffine ? 6 : 4);
        spread = DegreesOfFreedom > 0 ? Math.Sqrt(Residuals.Sum(r => (r.X * r.X) + (r.Y * r.Y)) / DegreesOfFreedom) : double.PositiveInfinity;
    }

    /// <summary>The transformation.</summary>
    public RegistrationTransform Transform { get; }

    /// <summary>Whether it may shear.</summary>
    public bool IsAffine { get; }

    /// <summary>Whether it turns the plane over.</summary>
    public bool IsMirrored => (Transform.A * Transform.D) - (Transform.B * Transform.C) < 0;

    /// <summary>Marked less transformed place of each pair, in the unit of the second plane, [n].</summary>
    public ImmutableArray<(double X, double Y)> Residuals { get; }

    /// <summary>2n − k.</summary>
    public int DegreesOfFreedom { get; }

    /// <summary>Error s of one coordinate of a marked place; +∞ if the places only just determine the transformation.</summary>
    public double PlaceError => spread;

    /// <summary>Linear magnification √|ad − bc|, units of the second plane per unit of the first.</summary>
    public Estimate Magnification => Made("magnification", Transform.Magnification, MagnificationError());

    /// <summary>Angle by which the first axis of the first plane is turned in the second, radians.</summary>
    public Estimate Rotation => Made("rotation", Math.Atan2(Transform.C, Transform.A), RotationError());

    /// <summary>What is worth knowing.</summary>
    public ImmutableArray<Finding> Findings
    {
        get
        {
            List<Finding> findings = [];
            if (DegreesOfFreedom == 0)
                findings.Add(Finding.Warning("The places only just determine the transformation: nothing tells how well they were marked. Mark more.", "points"));
            if (count == 2)
                findings.Add(Finding.Warning("Two places do not tell whether map and picture are mirrored; they were taken as not. Mark a third.", "points"));
            var lengths = Residuals.Select(r => Math.Sqrt((r.X * r.X) + (r.Y * r.Y))).ToArray();
            var worst = Array.IndexOf(lengths, lengths.Max());
            var others = lengths.Where((_, i) => i != worst).DefaultIfEmpty(0).Max();
            if (DegreesOfFreedom >= 4 && lengths[worst] > 3 * others && others > 0)
                findings.Add(Finding.Warning(string.Create(CultureInfo.InvariantCulture, $"Pair {worst + 1} lies {lengths[worst]:G3} off, more than three times as far as any other; was it marked at the same place?"), "points"));
            return [.. findings];
        }
    }

    /// <summary>Turning, scale and shift, mirrored where that fits better.</summary>
    /// <param name="from">Places in the first plane.</param>
    /// <param name="to">The same places in the second plane.</param>
    /// <exception cref="ArgumentException">The places do not match in number, are too few, or coincide.</exception>
    public static RegistrationFit Similarity(IReadOnlyList<(double X, double Y)> from, IReadOnlyList<(double X, double Y)> to)
    {
        ArgumentNullException.ThrowIfNull(from);
        var plain = RegistrationTransform.Similarity(from, to);
        var turned = RegistrationTransform.Similarity([.. from.Select(p => (p.X, -p.Y))], to);
        return new(from.Count > 2 && turned.Rms < plain.Rms ? turned with { B = -turned.B, D = -turned.D } : plain, isAffine: false, from, to);
    }

    /// <summary>The same with shear.</summary>
    /// <param name="from">Places in the first plane.</param>
    /// <param name="to">The same places in the second plane.</param>
    /// <exception cref="ArgumentException">The places do not match in number, are too few, or lie on a line.</exception>
    public static RegistrationFit Affine(IReadOnlyList<(double X, double Y)> from, IReadOnlyList<(double X, double Y)> to) => new(RegistrationTransform.Affine(from, to), isAffine: true, from, to);

    /// <summary>Where a place of the first plane lies in the second, each coordinate with its error.</summary>
    public (Estimate X, Estimate Y) Place(double x, double y)
    {
        var at = Transform.Apply(x, y);
        var (dx, dy) = (x - centre.X, y - centre.Y);
        var form = IsAffine ? ((dx * dx * scatter.YY) - (2 * dx * dy * scatter.XY) + (dy * dy * scatter.XX)) / Determinant : ((dx * dx) + (dy * dy)) / (scatter.XX + scatter.YY);
        var error = spread * Math.Sqrt((1.0 / count) + form);
        return (Made("x", at.X, error), Made("y", at.Y, error));
    }

    private double Determinant => (scatter.XX * scatter.YY) - (scatter.XY * scatter.XY);

    private double MagnificationError()
    {
        if (!IsAffine)
            return spread / Math.Sqrt(scatter.XX + scatter.YY);

        // ∂√|ad − bc| = (d·∂a − c·∂b − b·∂c + a·∂d)/2m, up to the sign.
        var t = Transform;
        return spread * Math.Sqrt(Form(t.D, -t.C) + Form(-t.B, t.A)) / (2 * t.Magnification);
    }

    private double RotationError()
    {
        var square = (Transform.A * Transform.A) + (Transform.C * Transform.C);
        return IsAffine ? spread * Math.Sqrt(Form(1, 0) / square) : spread / Math.Sqrt((scatter.XX + scatter.YY) * square);
    }

    // gᵀ·G⁻¹·g.
    private double Form(double x, double y) => ((x * x * scatter.YY) - (2 * x * y * scatter.XY) + (y * y * scatter.XX)) / Determinant;

    private Estimate Made(string name, double value, double error) => double.IsFinite(error)
        ? new(value, error, Unit.One) { Name = name, DegreesOfFreedom = DegreesOfFreedom }
        : new(value, double.PositiveInfinity, Unit.One) { Name = name, Verdict = Verdict.NotDetermined };
}
