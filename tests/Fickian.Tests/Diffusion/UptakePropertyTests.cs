using CsCheck;
using Fickian.Diffusion;

namespace Fickian.Tests.Diffusion;

public sealed class UptakePropertyTests
{
    // Stated in the documentation of the models; scaled arguments differ by round-off only.
    private const double StatedError = 1e-12;

    private static readonly Gen<string> Name = Gen.Int[0, 3].Select(i => new[] { "plane sheet", "infinite cylinder", "sphere", "cuboid" }[i]);

    private static readonly Gen<IUptakeModel> Body = Name.Select(name => Bodies.WithName(name));

    private static readonly Gen<double> Barrier = Gen.OneOf(Power(-6, 6), Gen.Const(double.PositiveInfinity));

    [Fact]
    public void Uptake_rises_and_stays_between_0_and_1() =>
        Gen.Select(Body, Power(-10, 3), Power(-3, 1), Barrier).Sample((body, fourier, step, barrier) =>
        {
            var (earlier, later) = (body.Uptake(fourier, barrier), body.Uptake(fourier * (1 + step), barrier));
            Assert.InRange(earlier, 0, 1);
            Assert.InRange(later, earlier * (1 - StatedError), 1);
        });

    [Fact]
    public void Uptake_and_rest_add_up_to_1() =>
        Gen.Select(Body, Power(-10, 3), Barrier).Sample((body, fourier, barrier) =>
            Assert.Equal(1, body.Uptake(fourier, barrier) + body.Rest(fourier, barrier), StatedError));

    [Fact]
    public void Only_Dt_over_the_square_of_the_length_and_kl_over_D_matter() =>
        Gen.Select(Name, Power(-10, 3), Barrier, Power(-3, 3), Power(-20, -5)).Sample(
            (name, fourier, barrier, size, diffusivity) =>
            {
                var length = size * Bodies.Length;
                var scaled = Bodies.WithName(name, length).FractionalUptake([fourier * length * length / diffusivity], diffusivity, barrier * diffusivity / length)[0];
                Assert.Equal(1, scaled / Bodies.WithName(name).Uptake(fourier, barrier), StatedError);
            });

    [Fact]
    public void A_barrier_only_holds_back() =>
        Gen.Select(Body, Power(-10, 3), Power(-6, 6), Power(0, 3)).Sample((body, fourier, barrier, factor) =>
            Assert.InRange(body.Uptake(fourier, barrier), 0, body.Uptake(fourier, barrier * factor) * (1 + StatedError)));

    [Fact]
    public void No_diffusivity_permeability_or_time_gives_something_that_is_not_a_number() =>
        Gen.Select(Body, Power(-20, -5), Gen.OneOf(Power(-16, 2), Gen.Const(double.PositiveInfinity), Gen.Const(0.0)), Gen.OneOf(Power(-12, 12), Gen.Const(0.0), Gen.Const(-1.0))).Sample(
            (body, diffusivity, permeability, time) =>
            {
                var uptake = body.FractionalUptake([time], diffusivity, permeability)[0];
                Assert.InRange(uptake, 0, 1);
                if (time <= 0)
                    Assert.Equal(0, uptake);

                var (columns, derivatives) = (new double[1], new double[1]);
                Assert.True(body.TryDifferentiate([time], [diffusivity, permeability], columns, derivatives));
                Assert.Equal(uptake, columns[0]);
                Assert.True(double.IsFinite(derivatives[0]));
            });

    private static Gen<double> Power(double lower, double upper) => Gen.Double[lower, upper].Select(exponent => Math.Pow(10, exponent));
}
