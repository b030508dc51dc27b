using Fickian.Diffusion;
using Fickian.Fitting;
using MathNet.Numerics.LinearAlgebra;

namespace Fickian.Tests.Diffusion;

public sealed class BidisperseSphereTests(ITestOutputHelper output)
{
    private static readonly BidisperseSphere Particle = new();

    [Theory]
    [InlineData(1, 1, 2)]
    [InlineData(3, 0.5, 5)]
    [InlineData(0.5, 20, 0.3)]
    public void It_agrees_with_finite_volumes_of_both_spheres_and_ever_better(double macro, double micro, double ratio)
    {
        double[] times = [0.05, 0.1, 0.5, 2];
        var exact = Particle.FractionalUptake(times, macro, micro, ratio);
        var coarse = Discrete(8, times, macro, micro, ratio);
        var fine = Discrete(16, times, macro, micro, ratio);
        for (var i = 0; i < times.Length; i++)
        {
            output.WriteLine($"t = {times[i]}: exact {exact[i]:F8}, 8 cells {coarse[i]:F8}, 16 cells {fine[i]:F8}, extrapolated {fine[i] + ((fine[i] - coarse[i]) / 3):F8}");

            // Second order in space; exact in time. What extrapolation leaves is a small part of what it takes away, and some 16⁻⁴ times a few.
            Assert.Equal(exact[i], fine[i] + ((fine[i] - coarse[i]) / 3), 1e-4 + (0.05 * Math.Abs(fine[i] - coarse[i])));
            Assert.InRange(Math.Abs(fine[i] - exact[i]), 0, 0.35 * Math.Abs(coarse[i] - exact[i]) + 2e-5);
        }
    }

    [Fact]
    public void Fast_microparticles_leave_the_macropores_in_control()
    {
        const double Ratio = 4;
        foreach (var time in new[] { 1e-3, 0.1, 1, 5 })
        {
            // The microparticles lag by 1/(15B).
            var sphere = new Sphere(Radius: 1).FractionalUptake([time], 1 / (1 + Ratio))[0];
            Assert.Equal(sphere, Particle.FractionalUptake([time], 1, 1e9, Ratio)[0], 1e-6);
        }
    }

    [Fact]
    public void Fast_macropores_leave_the_microparticles_in_control()
    {
        const double Ratio = 4;
        foreach (var time in new[] { 1e-3, 0.1, 1 })
        {
            var expected = (1 + (Ratio * new Sphere(Radius: 1).FractionalUptake([time], 1)[0])) / (1 + Ratio);
            Assert.Equal(expected, Particle.FractionalUptake([time], 1e10, 1, Ratio)[0], 1e-6);
        }
    }

    [Fact]
    public void Without_capacity_of_the_microparticles_it_is_a_sphere()
    {
        foreach (var time in new[] { 1e-10, 1e-6, 0.01, 1, 1e3 })
            Assert.Equal(new Sphere(Radius: 1).FractionalUptake([time], 1)[0], Particle.FractionalUptake([time], 1, 1, 1e-14)[0], 1e-12);
    }

    [Fact]
    public void Both_rates_come_back_without_a_start_where_neither_controls()
    {
        var model = Particle with { CapacityRatio = 3 };
        var random = new MathNet.Numerics.Random.Xoshiro256StarStar(9, threadSafe: false);
        var time = Enumerable.Range(0, 200).Select(i => 0.1 * Math.Pow(2e4, i / 199.0)).ToArray();
        var exact = model.FractionalUptake(time, 0.05, 0.002, 3);
        var fit = model.FitTo(new Curve(time, Array.ConvertAll(exact, f => (2 * f) + MathNet.Numerics.Distributions.Normal.Sample(random, 0, 0.004))));
        foreach (var (parameter, truth) in new[] { (model.MacroporeRate, 0.05), (model.MicroporeRate, 0.002), (model.EquilibriumUptake, 2) })
            Assert.True(fit[parameter].Interval(0.999).Contains(truth), fit.ToString());
    }

    [Fact]
    public void It_rises_from_0_to_1()
    {
        var times = Enumerable.Range(-100, 140).Select(i => Math.Pow(10, i / 10.0)).ToArray();
        foreach (var (macro, micro, ratio) in new[] { (1.0, 1e-3, 10.0), (1e-3, 1, 0.1), (1e4, 1e-4, 1e6), (1e-10, 1e-10, 1e-3) })
        {
            var uptake = Particle.FractionalUptake(times, macro, micro, ratio);
            Assert.All(uptake, f => Assert.InRange(f, 0, 1));
            for (var i = 1; i < uptake.Length; i++)
                Assert.InRange(uptake[i], uptake[i - 1] - 1e-12, 1);
        }
    }

    /// <summary>Finite volumes in the macropores and in one microparticle per cell of them, exact in time by the eigenvalues of the symmetric matrix.</summary>
    private static double[] Discrete(int cells, double[] times, double macro, double micro, double ratio)
    {
        var size = cells * (cells + 1);
        var shell = Enumerable.Range(0, cells).Select(i => (Math.Pow(i + 1, 3) - Math.Pow(i, 3)) / Math.Pow(cells, 3)).ToArray();
        var capacity = new double[size];
        var conduction = Matrix<double>.Build.Dense(size, size);
        var source = Vector<double>.Build.Dense(size);
        void Join(int a, int b, double conductance)
        {
            conduction[a, a] += conductance;
            conduction[b, b] += conductance;
            conduction[a, b] -= conductance;
            conduction[b, a] -= conductance;
        }

        // Area over distance of a unit sphere of volume 1: 3r²/Δr between nodes, Δr/2 at the surface.
        double Conductance(int outerFace) => 3 * Math.Pow(outerFace / (double)cells, 2) * cells * (outerFace == cells ? 2 : 1);
        for (var i = 0; i < cells; i++)
        {
            var pore = i * (cells + 1);
            capacity[pore] = shell[i];
            if (i + 1 < cells)
                Join(pore, pore + cells + 1, macro * Conductance(i + 1));
            for (var j = 0; j < cells; j++)
            {
                capacity[pore + 1 + j] = shell[i] * ratio * shell[j];
                Join(pore + 1 + j, j + 1 < cells ? pore + 2 + j : pore, micro * ratio * shell[i] * Conductance(j + 1));
            }
        }

        var outermost = (cells - 1) * (cells + 1);
        conduction[outermost, outermost] += macro * Conductance(cells);
        source[outermost] = macro * Conductance(cells);
        var root = Vector<double>.Build.DenseOfEnumerable(capacity.Select(Math.Sqrt));
        var modes = conduction.MapIndexed((a, b, v) => v / (root[a] * root[b])).Evd(Symmetricity.Symmetric);

        // Deviation from full: starts at −1 everywhere; content of the deviation is Σ capacity·deviation.
        var start = modes.EigenVectors.TransposeThisAndMultiply(root);
        return Array.ConvertAll(times, t => 1 - (Enumerable.Range(0, size).Sum(n => start[n] * start[n] * Math.Exp(-modes.EigenValues[n].Real * t)) / (1 + ratio)));
    }
}
