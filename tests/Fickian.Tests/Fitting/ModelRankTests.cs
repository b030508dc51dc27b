using Fickian.Diffusion;
using Fickian.Fitting;
using Fickian.Tests.Diffusion;

namespace Fickian.Tests.Fitting;

public sealed class ModelRankTests
{
    private static readonly PlaneSheet Sheet = new(2e-4);
    private static readonly Curve Data = Simulated.Uptake(Sheet, 3);

    [Fact]
    public void Fits_made_before_are_ranked_as_if_made_here()
    {
        var (ranked, compared) = (ModelSelection.Rank([new Sphere(3e-4).FitTo(Data), Sheet.FitTo(Data)]), ModelSelection.Compare(Data, Sheet, new Sphere(3e-4)));
        Assert.Equal(compared.Scores.Select(s => (s.Fit.Model.Name, s.Distance, s.Weight)), ranked.Scores.Select(s => (s.Fit.Model.Name, s.Distance, s.Weight)));
        Assert.Equal(60, ranked.Points);
    }

    [Fact]
    public void With_fewer_independent_points_models_are_told_apart_less()
    {
        var all = ModelSelection.Compare(Data, Sheet, new Sphere(3e-4));
        var few = ModelSelection.Rank([.. all.Scores.Select(s => s.Fit)], 20);

        // Of models with as many parameters ΔAICc is in proportion to the number of points.
        Assert.Equal(all.Scores[1].Distance / 3, few.Scores[1].Distance, 1e-9);
        Assert.Equal(all.Best.EffectivePoints, all.WithEffectivePoints().Points);
        Assert.Equal(few.AiccOf(few.Scores[1]) - few.AiccOf(few.Scores[0]), few.Scores[1].Distance, 1e-9);
        Assert.Equal(all.Best.Bic, all.BicOf(all.Scores[0]), 1e-9);
    }

    [Fact]
    public void Fits_of_other_points_are_refused()
    {
        Assert.Throws<ArgumentException>(() => ModelSelection.Rank([Sheet.FitTo(Data), Sheet.FitTo(Simulated.Uptake(Sheet, 4))]));
        Assert.Throws<ArgumentException>(() => ModelSelection.Rank([]));
    }

    [Fact]
    public void A_profile_reaches_three_times_as_far_as_its_interval_and_beyond_an_open_end()
    {
        var fit = Sheet.FitTo(Data);
        var (interval, profile) = (fit[Sheet.Diffusivity].Interval(0.95), fit.ProfileAround(Sheet.Diffusivity, 31));
        Assert.Equal(3, Math.Log(profile.X.Span[^1] / fit.Values[0]) / Math.Log(interval.Upper / fit.Values[0]), 1e-9);
        Assert.Equal(3, Math.Log(profile.X.Span[0] / fit.Values[0]) / Math.Log(interval.Lower / fit.Values[0]), 1e-9);

        // Uptake that ends before it bends from √t bounds D from above only.
        var start = Sheet.FitTo(Simulated.Uptake(Sheet, 3, end: 0.02));
        Assert.Equal(Verdict.UpperBound, start[Sheet.Diffusivity].Verdict);
        var open = start.ProfileAround(Sheet.Diffusivity, 31);
        var end = start[Sheet.Diffusivity].Interval(0.95).Upper;
        Assert.True(open.X.Span[0] < end / 30 && open.X.Span[^1] > 3 * end);
        Assert.True(open.Y.Span[^1] > start.ProfileThreshold() && open.Y.Span[0] < start.ProfileThreshold());
    }
}
