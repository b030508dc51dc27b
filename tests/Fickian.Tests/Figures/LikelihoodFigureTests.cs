using Fickian.Diffusion;
using Fickian.Figures;
using Fickian.Files;
using Fickian.Fitting;

namespace Fickian.Tests.Figures;

public sealed class LikelihoodFigureTests
{
    [Theory]
    [InlineData("agZIF-62-P-CO2", false)]
    [InlineData("agZIF-62-nP-T-C2H6", true)]
    public void The_names_of_the_intervals_stand_where_the_profile_does_not_run_through_them(string run, bool atEnd)
    {
        var sheet = new PlaneSheet(Thickness: 200e-6);
        var fit = sheet.FitTo(UptakeFile.Read(Repository.Data[$"simulated/uptake/{run}.csv"]).Uptake);
        var series = LikelihoodFigure.Of(fit, sheet.Diffusivity).ToData().Series;
        var profile = series.Single(s => s.Kind == "line");
        var words = series.Where(s => s.Kind == "text").ToArray();
        Assert.Equal(["68 %", "95 %"], words.Select(w => w.Name));
        Assert.All(words, w => Assert.Equal(atEnd, w.X[0] > profile.X[profile.X.Length / 2]));
    }
}
