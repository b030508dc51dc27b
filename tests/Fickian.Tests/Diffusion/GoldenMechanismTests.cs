using System.Globalization;
using Fickian.Diffusion;

namespace Fickian.Tests.Diffusion;

public sealed class GoldenMechanismTests(ITestOutputHelper output)
{
    // Stated in the documentation of the models; the golden values themselves have twenty digits.
    private const double StatedError = 1e-12;

    // 1 − F of the non-isothermal sphere: e^{−q²Fo} carries the round-off of roots and exponent.
    private const double TailError = 1e-11;

    private const double RootError = 1e-14;

    // Radius or thickness 1 and D = 1 make the time a Fourier number.
    private static readonly NonIsothermalSphere Warming = new(Radius: 1);

    [Fact]
    public void Uptake_of_a_sphere_that_warms_up_has_its_digits() =>
        AssertAll("sphere.non-isothermal", "F", StatedError, row => Warming.FractionalUptake([row.Fourier], 1, Number(row, 0), Number(row, 1))[0]);

    [Fact]
    public void What_remains_of_it_has_its_digits_however_little_it_is() =>
        AssertAll("sphere.non-isothermal", "one_minus_F", TailError, row => Warming.RemainingUptake([row.Fourier], 1, Number(row, 0), Number(row, 1))[0]);

    [Fact]
    public void Its_eigenvalues_have_all_their_digits()
    {
        foreach (var row in GoldenValues.Of("sphere.non-isothermal", "eigenvalue"))
        {
            var n = int.Parse(row.Variable["eigenvalue".Length..], CultureInfo.InvariantCulture);
            Assert.Equal(1, new NonIsothermalModes(Number(row, 0), Number(row, 1)).Root(n) / row.Value, RootError);
        }
    }

    [Fact]
    public void The_effluent_of_a_zero_length_column_has_twelve_digits_down_to_1e_23() =>
        AssertAll("sphere.zlc", "c/c0", StatedError, row => new ZeroLengthColumn(Radius: 1).Effluent([row.Fourier], 1, row.Number())[0]);

    [Fact]
    public void The_amount_through_a_membrane_has_twelve_digits() =>
        AssertAll("membrane.time-lag", "Q", StatedError, row => new Membrane(Thickness: 1, UpstreamPressure: 1).RelativeAmount([row.Fourier], 1)[0]);

    [Fact]
    public void The_flux_through_a_membrane_has_twelve_digits() =>
        AssertAll("membrane.time-lag", "J/Jss", StatedError, row => new Membrane(Thickness: 1, UpstreamPressure: 1).RelativeFlux([row.Fourier], 1)[0]);

    private void AssertAll(string model, string variable, double tolerance, Func<GoldenValue, double> found)
    {
        var errors = GoldenValues.Of(model, variable).Where(row => row.Variable == variable).Select(row => (Row: row, Error: Math.Abs((found(row) / row.Value) - 1))).ToArray();
        var (worst, error) = errors.MaxBy(e => e.Error);
        output.WriteLine($"{model} {variable}: {errors.Length} rows, worst {error:E1} at {worst}");
        Assert.True(error <= tolerance, $"{worst}: relative error {error:E2}");
    }

    /// <summary>The n-th number of parameters such as <c>alpha_prime=5;beta_prime=1</c>.</summary>
    private static double Number(GoldenValue row, int n)
    {
        var part = row.Parameters.Split(';')[n];
        return double.Parse(part[(part.IndexOf('=', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture);
    }
}
