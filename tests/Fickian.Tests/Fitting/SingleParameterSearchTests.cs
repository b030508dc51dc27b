using Fickian.Diffusion;
using Fickian.Fitting;
using Fickian.Numerics;
using Fickian.Tests.Diffusion;

namespace Fickian.Tests.Fitting;

public sealed class SingleParameterSearchTests
{
    // Both end at a relative offset below 1e-10, that is 1e-10·√ν of a standard error: below 1e-10 of D where its error is 3 %, at Dt/l² = 0.5.
    private const double SameValue = 5e-10;

    // Sums of products carry the square of the condition that QR carries once.
    private const double SameError = 1e-8;

    [Theory]
    [InlineData(0.5, 0.01, 1)]
    [InlineData(1, 0.05, -3)]
    [InlineData(4, 0.001, 1e-9)]
    [InlineData(50, 0.01, 42)]
    public void Sums_alone_find_what_the_general_iteration_finds(double end, double noise, double amount)
    {
        var sheet = new PlaneSheet(Thickness: 2e-4);
        for (var seed = 0; seed < 20; seed++)
        {
            var data = Simulated.Uptake(sheet, seed, end, points: 201, noise, amount: amount);
            var fast = sheet.FitTo(data);
            var slow = new Undifferentiated(sheet).FitTo(data);
            Assert.Equal(1, fast.Values[0] / slow.Values[0], 1e-7);
            var general = General(sheet, data);
            Assert.Equal(1, fast.Values[0] / general.Values[0], SameValue);
            Assert.Equal(1, fast.Values[2] / general.Values[2], SameValue);
            Assert.Equal(1, fast.SumOfSquares / general.End.SumOfSquares, SameValue);
            Assert.Equal(1, fast.Covariance[0, 0] / (general.Jacobian.Inverse()[0, 0] * general.Variance), SameError);
            Assert.Equal(1, fast.Covariance[0, 1] / (general.Jacobian.Inverse()[0, 1] * general.Variance), SameError);
        }
    }

    [Fact]
    public void Standard_deviations_weigh_the_points()
    {
        var sheet = new PlaneSheet(Thickness: 2e-4);
        var data = Simulated.Uptake(sheet, 5);
        var weighted = data.With(data.X.ToArray(), data.Y.ToArray(), [.. Enumerable.Range(0, data.Count).Select(i => 0.005 * (1 + (i % 3)))]);
        var general = General(sheet, weighted);
        var fast = sheet.FitTo(weighted);
        Assert.Equal(1, fast.Values[0] / general.Values[0], SameValue);
        Assert.Equal(1, fast.SumOfSquares / general.End.SumOfSquares, SameValue);
    }

    private static FitSolution General(IUptakeModel model, Curve data)
    {
        var set = new ParameterSet(model);
        var points = FitData.Prepare(data, set, []);
        var start = StartingValues.Find(set, data);
        var problem = new SeparableProblem(set, points, start);
        var u = problem.Coordinates(start);
        var end = problem.Minimise(u, StoppingRule.Default);
        double[] values = [.. problem.Model.Theta, .. problem.Coefficients];
        return new(set, points, values, end, FullJacobian.At(problem, set, values), FitOptions.Default);
    }

    /// <summary>The same law without derivatives of its own.</summary>
    private sealed record Undifferentiated(IUptakeModel Model) : IModel
    {
        public string Name => Model.Name;

        public IReadOnlyList<Parameter> Parameters => Model.Parameters;

        public IReadOnlyList<Parameter> Coefficients => Model.Coefficients;

        public void Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns) => Model.Evaluate(x, parameters, columns);

        public void Guess(Curve data, Span<double> parameters) => Model.Guess(data, parameters);
    }
}
