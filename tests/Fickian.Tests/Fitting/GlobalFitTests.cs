using Fickian.Diffusion;
using Fickian.Fitting;
using Fickian.Tests.Diffusion;

namespace Fickian.Tests.Fitting;

public sealed class GlobalFitTests
{
    // What rounding leaves of noise-free curves.
    private const double Exact = 1e-8;

    private static readonly PlaneSheet Thin = new(Thickness: 1e-4);
    private static readonly PlaneSheet Middle = new(Thickness: 2e-4);
    private static readonly PlaneSheet Thick = new(Thickness: 4e-4);

    [Fact]
    public void One_D_serves_three_thicknesses_with_an_amount_each()
    {
        var global = GlobalModel.Of((Thin, Simulated.Uptake(Thin, 1, amount: 1)), (Middle, Simulated.Uptake(Middle, 2, amount: 1.5)), (Thick, Simulated.Uptake(Thick, 3, amount: 2))).Sharing(Thin.Diffusivity);
        var fit = global.Fit();
        Assert.Equal(["diffusivity", "surfacePermeability 1", "surfacePermeability 2", "surfacePermeability 3"], [global.Parameters[0].Quantity.Name, .. Enumerable.Range(1, 3).Select(i => $"surfacePermeability {i}")]);
        Assert.True(fit[Thin.Diffusivity].Interval(0.9999).Contains(Simulated.Diffusivity));
        Assert.Equal(fit[Thin.Diffusivity].Value, fit.Of(2, Thick.Diffusivity).Value);
        Assert.InRange(fit.Of(1, Middle.EquilibriumUptake).Value, 1.45, 1.55);
        Assert.Equal(180 - 4, fit.All.DegreesOfFreedom);
        var single = Thin.FitTo(Simulated.Uptake(Thin, 1));
        Assert.True(fit[Thin.Diffusivity].StandardError < single.StandardErrors[0]);
    }

    [Fact]
    public void Nothing_shared_is_each_curve_by_itself()
    {
        var (a, b) = (Simulated.Uptake(Thin, 1), Simulated.Uptake(Middle, 2));
        var fit = GlobalModel.Of((Thin, a), (Middle, b)).Fit();
        Assert.Equal(1, fit.Of(0, Thin.Diffusivity).Value / Thin.FitTo(a).Values[0], Exact);
        Assert.Equal(1, fit.Of(1, Middle.Diffusivity).Value / Middle.FitTo(b).Values[0], Exact);
        Assert.Equal(1, fit.All.SumOfSquares / (Thin.FitTo(a).SumOfSquares + Middle.FitTo(b).SumOfSquares), Exact);
        Assert.Equal(Middle.FitTo(b).Residuals.ToArray(), fit.Residuals(1).Y.ToArray(), (x, y) => Math.Abs(x - y) < Exact);
    }

    [Fact]
    public void Activation_energy_and_prefactor_come_from_three_temperatures()
    {
        const double Energy = 25_000;
        const double Prefactor = 1e-7;
        double[] temperatures = [273.15, 293.15, 313.15];
        var law = new ThermalActivation(temperatures);
        var curves = temperatures.Select((t, i) => (IModel: (IModel)Middle, Simulated.Uptake(Middle, i, noise: 0.001, diffusivity: Prefactor * Math.Exp(-Energy / (ThermalActivation.GasConstant * t))))).ToArray();
        var fit = GlobalModel.Of(curves).Following(Middle.Diffusivity, law).Fit();
        Assert.True(fit[law.ActivationEnergy].Interval(0.9999).Contains(Energy));
        Assert.True(fit[law.Prefactor].Interval(0.9999).Contains(Prefactor));
        Assert.InRange(fit[law.ActivationEnergy].StandardError, 1, 200);
        var at = fit.Of(1, Middle.Diffusivity);
        Assert.InRange(Math.Abs(at.Value - (Prefactor * Math.Exp(-Energy / (ThermalActivation.GasConstant * 293.15)))), 0, 5 * at.StandardError);

        // D in the middle of the range is far better known than D₀.
        Assert.True(at.StandardError / at.Value < 0.1 * fit[law.Prefactor].StandardError / fit[law.Prefactor].Value);
    }

    [Fact]
    public void A_shared_amount_is_one_column_over_all_curves()
    {
        var fit = GlobalModel.Of((Thin, Simulated.Uptake(Thin, 1, amount: 2)), (Middle, Simulated.Uptake(Middle, 2, amount: 2))).Sharing(Thin.Diffusivity).Sharing(Thin.EquilibriumUptake).Fit();
        Assert.Single(fit.Model.Coefficients);
        Assert.Equal(118, fit.All.DegreesOfFreedom);
        Assert.InRange(fit[Thin.EquilibriumUptake].Value, 1.97, 2.03);
    }

    [Fact]
    public void What_cannot_be_put_together_says_why()
    {
        var data = Simulated.Uptake(Thin, 1);
        Assert.Throws<ArgumentException>(() => GlobalModel.Of());
        Assert.Throws<ArgumentException>(() => GlobalModel.Of((Thin, data), (Thin, data.With(data.X.ToArray(), data.Y.ToArray(), [.. data.X.ToArray().Select(_ => 0.01)]))));
        Assert.Throws<ArgumentException>(() => GlobalModel.Of((Thin, data)).Sharing(Thin.SurfacePermeability));
        Assert.Throws<ArgumentException>(() => GlobalModel.Of((Thin, data)).Sharing(Thin.Diffusivity).Sharing(Thin.Diffusivity));
        Assert.Throws<ArgumentException>(() => new ThermalActivation(300, 300));
    }
}
