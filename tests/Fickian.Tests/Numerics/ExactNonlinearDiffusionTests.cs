using Fickian.Diffusion;
using Fickian.Numerics;

namespace Fickian.Tests.Numerics;

/// <summary>Nonlinear diffusion against solutions in closed form and against an ordinary differential equation.</summary>
public sealed class ExactNonlinearDiffusionTests
{
    [Theory]
    [InlineData(BodyShape.Sheet, 1)]
    [InlineData(BodyShape.Cylinder, 1)]
    [InlineData(BodyShape.Sphere, 1)]
    [InlineData(BodyShape.Sheet, 2)]
    [InlineData(BodyShape.Sphere, 2)]
    public void A_spreading_drop_follows_the_solution_of_Barenblatt(BodyShape shape, int power)
    {
        // D = cⁿ: c = T^(−dβ)·[C − (nβ/2)·x²/T^(2β)]^(1/n), β = 1/(nd + 2), T = 1 + t; the front goes from 0.4 to 0.8.
        var dimension = 1 + (int)shape;
        var beta = 1.0 / ((power * dimension) + 2);
        var top = 0.5 * power * beta * 0.16;
        double Exact(double x, double t) => Math.Pow(t, -dimension * beta) * Math.Pow(Math.Max(0, top - (0.5 * power * beta * x * x * Math.Pow(t, -2 * beta))), 1.0 / power);
        var end = Math.Pow(2, 1 / beta);
        double Error(int cells)
        {
            var problem = new NonlinearDiffusionProblem(shape, 1, new PowerLaw(power)) { InitialConcentration = x => Exact(x, 1), Stages = [new(0, 0)], Cells = cells, Refinement = 1e6, Tolerance = 1e-8 };
            var solution = problem.Solve([0, end - 1]);
            Assert.Equal(1, solution.MeanConcentration[1] / solution.MeanConcentration[0], 1e-13);
            return solution.Position.Zip(solution.Profiles[1], (x, c) => Math.Abs(c - Exact(x, end))).Average() / Exact(0, end);
        }

        // The slope of c jumps at the front (n = 1) or is infinite there (n = 2), which costs some of the second order.
        var (coarse, fine) = (Error(100), Error(400));
        Assert.InRange(fine, 0, 5e-4);
        Assert.True(Math.Log2(coarse / fine) / 2 > (power == 1 ? 1.5 : 1.0), $"{coarse:E2} to {fine:E2}");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(-2)]
    [InlineData(5)]
    public void Early_uptake_of_a_sheet_follows_the_similarity_solution(double steepness)
    {
        // η = z/(2√t): (D c′)′ = −2η c′, c(0) = 1, c(∞) = 0; uptake −D(1)c′(0)·√t.
        var slope = SimilaritySlope(steepness);
        double[] times = [1e-6, 1e-5, 1e-4];
        var law = new ExponentialDiffusivity(Math.Min(1, Math.Exp(-steepness)), steepness);
        var found = new NonlinearDiffusionProblem(BodyShape.Sheet, 1, law) { Cells = 400 }.MeanConcentration(times);

        // Second order in cells of 2 % of their depth; the integration of the equation is good to 1e-8.
        const double SpaceError = 1e-4;
        for (var i = 0; i < times.Length; i++)
            Assert.Equal(1, found[i] / (slope * Math.Sqrt(law.Diffusivity(0) * times[i])), SpaceError);
    }

    /// <summary>−D(1)·c′(0) with D = e^{βc} by shooting: the flux variable y = D c′ obeys y′ = −2ηy/D, which keeps its sign.</summary>
    private static double SimilaritySlope(double steepness)
    {
        var (low, high) = (1e-3, 1e3);
        for (var i = 0; i < 60; i++)
        {
            var middle = Math.Sqrt(low * high);
            if (Far(middle, steepness) > 0)
                low = middle;
            else
                high = middle;
        }

        return low;
    }

    private static double Far(double influx, double steepness)
    {
        var reach = 6 * Math.Exp(0.5 * Math.Max(0, steepness));
        const int Steps = 40_000;
        var h = reach / Steps;
        (double C, double Y) F(double eta, double c, double y) => (y * Math.Exp(-steepness * c), -2 * eta * y * Math.Exp(-steepness * c));
        var (c, y) = (1.0, -influx);
        for (var i = 0; i < Steps; i++)
        {
            var eta = i * h;
            var k1 = F(eta, c, y);
            var k2 = F(eta + (0.5 * h), c + (0.5 * h * k1.C), y + (0.5 * h * k1.Y));
            var k3 = F(eta + (0.5 * h), c + (0.5 * h * k2.C), y + (0.5 * h * k2.Y));
            var k4 = F(eta + h, c + (h * k3.C), y + (h * k3.Y));
            (c, y) = (c + (h / 6 * (k1.C + (2 * k2.C) + (2 * k3.C) + k4.C)), y + (h / 6 * (k1.Y + (2 * k2.Y) + (2 * k3.Y) + k4.Y)));
            if (c < 0 || !double.IsFinite(c))
                return -1;
        }

        return c;
    }

    private sealed record PowerLaw(int Power) : IDiffusivityLaw
    {
        public double Diffusivity(double concentration) => concentration > 0 ? Math.Pow(concentration, Power) : 0;

        public double Potential(double concentration) => concentration > 0 ? Math.Pow(concentration, Power + 1) / (Power + 1) : 0;
    }
}
