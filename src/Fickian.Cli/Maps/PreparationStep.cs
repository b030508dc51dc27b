using Fickian.Infrared;

namespace Fickian.Cli.Maps;

/// <summary>One kind of step that <c>--prepare</c> knows.</summary>
/// <param name="Syntax">Name and arguments, as they are typed.</param>
/// <param name="Meaning">What it does, for the help.</param>
/// <param name="Work">Makes the work from the arguments.</param>
internal sealed record PreparationStep(string Syntax, string Meaning, Func<StepArguments, MapWork> Work)
{
    /// <summary>Name before the arguments.</summary>
    public string Name => Syntax.Split('=', '[')[0];

    /// <summary>Every kind, in the order in which work is mostly done.</summary>
    public static IReadOnlyList<PreparationStep> All { get; } =
    [
        new("crop=A..B", "keeps a range of wavenumbers", a => With(a.AtMost(1).Range(0), (map, r) => map.Crop(r.Low, r.High))),
        new("rows=FIRST..LAST", "keeps rows, counted from 0 as stored", a => With(Places(a.AtMost(1)), (map, r) => map.Region(r, ..))),
        new("columns=FIRST..LAST", "keeps columns, counted from 0 as stored", a => With(Places(a.AtMost(1)), (map, r) => map.Region(.., r))),
        new("bin=N", "averages N × N pixels", a => With(a.AtMost(1).Whole(0), (map, n) => map.Bin(n))),
        new("saturated=A", "masks pixels with absorbances above A", a => With(a.AtMost(1).Number(0), (map, limit) => Masked(map, map.BelowSaturation(limit)))),
        new("dead[=LIMIT]", "masks pixels whose level lies LIMIT (6) deviations off the others'", a => With(a.AtMost(1).Number(0, 6), (map, limit) => Masked(map, map.Working(limit)))),
        new("despike[=THRESHOLD]", "replaces spikes THRESHOLD (8) deviations high", a => Filter(new Despike(a.AtMost(1).Number(0, 8)))),
        new("gas=FILE|co2,T,P,RESOLUTION[,COLUMN][,A..B,…]", "takes gas in the beam off, from a recorded spectrum or from lines, fitted over ranges beside the band, as in gas=co2,298K,40mbar,4,2352..2410", GasText.Subtraction),
        new("difference", "subtracts the first frame from all: what has changed since", a => With(a.AtMost(0), (map, _) => map.Since())),
        new("register[=A..B]", "moves drifting frames back onto the first, by the area of a band (else of all)", Register),
        new("linear=A,B,…", "subtracts straight lines between anchors", a => Baseline(new LinearBaseline([.. Enumerable.Range(0, a.Count).Select(i => a.Number(i))]))),
        new("polynomial=DEGREE[,A..B,…]", "subtracts a polynomial through ranges (else through all)", a => Baseline(new PolynomialBaseline(a.Whole(0), [.. Enumerable.Range(1, Math.Max(0, a.Count - 1)).Select(i => a.Range(i)).Select(r => new WavenumberRange(r.Low, r.High))]))),
        new("rubberband", "subtracts the lower convex hull", RubberBand),
        new("asls[=SMOOTHNESS,ASYMMETRY]", "subtracts an asymmetric least-squares baseline (1e5, 0.01)", a => Baseline(new AsymmetricLeastSquares(a.AtMost(2).Number(0, 1e5), a.Number(1, 0.01)))),
        new("arpls[=SMOOTHNESS]", "subtracts an asymmetrically reweighted baseline (1e5)", a => Baseline(new AsymmetricallyReweightedLeastSquares(a.AtMost(1).Number(0, 1e5)))),
        new("airpls[=SMOOTHNESS]", "subtracts an adaptively reweighted baseline (1e4)", a => Baseline(new AdaptivelyReweightedLeastSquares(a.AtMost(1).Number(0, 1e4)))),
        new("snip=HALFWIDTH", "subtracts a clipped baseline, half width in cm⁻¹", a => Baseline(new Snip(a.AtMost(1).Number(0)))),
        new("fringes=INDEX,THINNEST,THICKEST", "removes interference fringes, as in fringes=1.5,50um,300um", a => Filter(new InterferenceFringes(new(a.AtMost(3).Number(0), 0, Unit.One), a.Length(1), a.Length(2)))),
        new("emsc[=DEGREE]", "brings all spectra to the thickness and baseline of their mean (2)", a => With(a.AtMost(1).Whole(0, 2), (map, degree) => map.Filter(new MultiplicativeScatterCorrection(map.Mean(), degree)))),
        new("smooth=POINTS[,DEGREE]", "smooths by Savitzky and Golay (degree 2)", a => Filter(new SavitzkyGolay(a.AtMost(2).Whole(0), a.Whole(1, 2)))),
        new("derivative=POINTS,DEGREE,ORDER", "derivative by Savitzky and Golay", a => Filter(new SavitzkyGolay(a.AtMost(3).Whole(0), a.Whole(1), a.Whole(2)))),
        new("pca[=RANK]", "keeps principal components (else those above the noise)", a => (map, progress, cancellation) => PrincipalComponents.Of(map, progress, cancellation) is var c ? c.Denoise(a.AtMost(1).Whole(0, Math.Max(1, c.RankAboveNoise)), progress, cancellation) : map),
        new("mnf[=RANK]", "keeps minimum noise fractions (else those above the noise)", a => (map, progress, cancellation) => MinimumNoiseFraction.Of(map, progress: progress, cancellation: cancellation) is var c ? c.Denoise(a.AtMost(1).Whole(0, Math.Max(1, c.RankAboveNoise)), progress, cancellation) : map),
    ];

    private static MapWork With<T>(T value, Func<SpectralMap, T, SpectralMap> work) => (map, _, _) => work(map, value);

    private static MapWork Filter(ISpectrumFilter filter) => (map, progress, cancellation) => map.Filter(filter, progress, cancellation);

    private static MapWork Baseline(IBaseline baseline) => (map, progress, cancellation) => map.Subtract(baseline, progress, cancellation);

    private static MapWork RubberBand(StepArguments arguments)
    {
        _ = arguments.AtMost(0);
        return Baseline(new RubberBand());
    }

    private static SpectralMap Masked(SpectralMap map, PixelMask mask) => map with { Usable = map.Usable is { } usable ? usable.And(mask) : mask };

    private static Range Places(StepArguments arguments)
    {
        var parts = arguments.Text(0).Split("..");
        return parts.Length == 2 && int.TryParse(parts[0], out var first) && int.TryParse(parts[1], out var last) && first >= 0 && last >= first
            ? first..(last + 1)
            : throw new UsageException($"Two places counted from 0 as in 4..11 were expected and '{arguments.Text(0)}' was found.");
    }

    private static MapWork Register(StepArguments arguments)
    {
        var range = arguments.AtMost(1).Count == 1 ? arguments.Range(0) : ((double Low, double High)?)null;
        return (map, _, cancellation) =>
        {
            var (low, high) = range ?? (Math.Min(map.Wavenumbers.First, map.Wavenumbers.Last), Math.Max(map.Wavenumbers.First, map.Wavenumbers.Last));
            var sample = map.Integrate(new("sample", low, high), BandBaseline.Zero, cancellation: cancellation);
            return Registration.Align(map, Registration.Drift(sample));
        };
    }
}
