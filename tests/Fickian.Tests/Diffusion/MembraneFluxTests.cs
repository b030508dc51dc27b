using Fickian.Diffusion;
using Fickian.Files;

namespace Fickian.Tests.Diffusion;

public sealed class MembraneFluxTests
{
    private static readonly MembraneFlux Membrane = new(Thickness: 1.Millimetres());

    // Time lags of the integrated flux by the method of the reference (median of 30 readings, trapezoids, line from 80 % on), read by another program.
    public static TheoryData<string, double> RealRuns => new()
    {
        { "RUN_H_25C-100bar_7.xlsx", 7017 },
        { "RUN_H_25C-50bar.xlsx", 7599 },
        { "RUN_H_50C-50bar.xlsx", 3097 },
        { "RUN_H_75C-50bar.xlsx", 2003 },
    };

    [Fact]
    public void A_transient_without_noise_gives_back_D_baseline_and_steady_flux()
    {
        var time = Enumerable.Range(0, 6000).Select(i => i * 10.0).ToArray();
        var columns = new double[12000];
        Membrane.Evaluate(time, [2.5e-11], columns);
        var analysis = Membrane.Analyse(new Curve(time, [.. Enumerable.Range(0, 6000).Select(i => 3 + (120 * columns[i]))]));

        // The fit stops at rounding; the derivatives are numeric.
        Assert.Equal(1, analysis.Diffusivity.Value / 2.5e-11, 1e-9);
        Assert.Equal(1e-6 / (6 * 2.5e-11), analysis.TimeLag.Value, 1e-5);

        // The steady part begins at seven lags, where e^(−π²Fo) is 1e-5 and enters the intercept a few times enlarged.
        Assert.Equal(1, analysis.TimeLagOfIntegral / analysis.TimeLag.Value, 1e-3);
    }

    [Theory]
    [MemberData(nameof(RealRuns))]
    public void Real_runs_give_the_time_lag_of_the_reference_and_say_where_the_model_fails(string file, double lag)
    {
        var analysis = Membrane.Analyse(PermeationFile.Read(Repository.Shared($"fixtures/permeation/recode-permeation-analysis-app/{file}")).Flux);

        // The reference is printed to one second.
        Assert.Equal(lag, analysis.TimeLagOfIntegral, 0.5);
        var differs = Math.Abs((analysis.TimeLagOfIntegral / analysis.TimeLag.Value) - 1) > 0.05;
        Assert.Equal(differs, analysis.Findings.Any(f => f.Message.StartsWith("The integrated flux has a time lag", StringComparison.Ordinal)));
        Assert.InRange(analysis.TimeLag.Value / lag, 0.6, 1.1);
    }
}
