using CsCheck;
using Fickian.Diffusion;
using Fickian.Numerics;

namespace Fickian.Tests.Diffusion;

public sealed class EigenvalueTests
{
    // Stated in the documentation of the roots.
    private const double StatedError = 1e-14;

    private static readonly Gen<double> Resistance = Gen.Double[-12, 12].Select(exponent => Math.Pow(10, exponent));

    [Fact]
    public void There_is_one_root_between_neighbouring_roots_without_a_barrier() =>
        Gen.Select(Gen.Int[0, 2], Resistance, Gen.Int[1, 30]).Sample((shape, resistance, n) =>
        {
            var body = (BodyShape)shape;
            var lower = n == 1 ? 0 : Eigenvalues.Root(body, 0, n - 1);
            var upper = Eigenvalues.Root(body, 0, n) * (1 + StatedError);
            Assert.InRange(Eigenvalues.Root(body, resistance, n), lower, upper);
        });

    [Fact]
    public void Roots_of_the_sheet_satisfy_their_equation() =>
        Gen.Select(Resistance, Gen.Int[1, 30]).Sample((resistance, n) =>
        {
            var root = Eigenvalues.Root(BodyShape.Sheet, resistance, n);

            // β = (n − 1)π + arctan(L/β) is β tan β = L without its poles.
            Assert.Equal(1, (((n - 1) * Math.PI) + Math.Atan(1 / (resistance * root))) / root, StatedError);
        });

    [Fact]
    public void Roots_of_the_sphere_satisfy_their_equation() =>
        Gen.Select(Resistance, Gen.Int[2, 30]).Sample((resistance, n) =>
        {
            var root = Eigenvalues.Root(BodyShape.Sphere, resistance, n);

            // β = (n − 1)π + arg(1 − L + iβ) is β cot β = 1 − L without its poles; the first root is left out, where it cancels.
            Assert.Equal(1, (((n - 1) * Math.PI) + Math.Atan2(resistance * root, resistance - 1)) / root, StatedError);
        });

    [Fact]
    public void The_first_root_behind_a_tight_barrier_is_that_of_the_surface_alone() =>
        Gen.Select(Gen.Int[0, 2], Gen.Double[6, 12]).Sample((shape, exponent) =>
        {
            var barrier = Math.Pow(10, -exponent);
            var square = Math.Pow(Eigenvalues.Root((BodyShape)shape, 1 / barrier, 1), 2);

            // λ = mL(1 − cL) with c = 1/3, 1/4, 1/5.
            var expected = (shape + 1) * barrier * (1 - (barrier / (shape + 3)));
            Assert.Equal(1, square / expected, (barrier * barrier) + StatedError);
        });
}
