using Fickian.Diffusion;
using Fickian.Figures;

namespace Fickian.Cli.Verbs;

/// <summary>Profiles with their fit and what it leaves over, or profiles with D over concentration and k over time.</summary>
internal static class FitProfileFigure
{
    public static Panels Of(ProfileAnalysis analysis, string title)
    {
        var unit = analysis.Profiles[0].Profile.YQuantity;
        var data = new Figure(title).X("x / µm").Y(unit.AxisLabel, unit: Unit.One);
        foreach (var profile in analysis.Profiles)
            data = data.Points(profile.Profile, profile.Profile.Name);
        foreach (var fitted in analysis.FittedCurves)
            data = data.Line(fitted, "", Colour.Black);
        List<Figure> figures = [data];
        if (analysis.Fit is { } fit)
        {
            var rest = new Figure("residuals").X("x / µm").Y(unit.AxisLabel, unit: Unit.One).HorizontalLine(0);
            for (var i = 0; i < analysis.Profiles.Length; i++)
                rest = rest.Points(fit.Residuals(i), analysis.Profiles[i].Profile.Name);
            figures.Add(rest);
        }

        if (analysis.Diffusivities.Length > 0)
        {
            var diffusivity = new Figure("diffusivity").X(analysis.Diffusivities[0].XQuantity.AxisLabel, unit: Unit.One).Y("D / m² s⁻¹");
            figures.Add(analysis.Diffusivities.Aggregate(diffusivity, (figure, curve) => figure.Points(curve)));
        }

        if (analysis.SurfacePermeability is { } permeability)
            figures.Add(new Figure("surface permeability").X("t / s").Y("k / m s⁻¹").Points(permeability));
        return Panels.Grid(Math.Min(2, figures.Count), [.. figures]).Titled(title);
    }
}
