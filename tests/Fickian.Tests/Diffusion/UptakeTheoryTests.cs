using Fickian.Diffusion;
using Fickian.Numerics;

namespace Fickian.Tests.Diffusion;

public sealed class UptakeTheoryTests
{
    // Stated in the documentation of the models.
    private const double StatedError = 1e-12;

    [Theory]
    [MemberData(nameof(Bodies.Names), MemberType = typeof(Bodies))]
    public void Uptake_starts_with_the_root_of_time_and_the_surface_over_the_volume(string name)
    {
        var body = Bodies.WithName(name);
        const double Fourier = 1e-10;
        var law = 2 / Math.Sqrt(Math.PI) * body.SurfaceToVolume * Bodies.Length * Math.Sqrt(Fourier);

        // The next term, −3Fo for the sphere, is smaller by √Fo; for the cuboid by the uptake itself.
        Assert.Equal(1, body.Uptake(Fourier) / law, 2 * Math.Sqrt(Fourier));
    }

    [Theory]
    [InlineData("plane sheet", 8 / (Math.PI * Math.PI), Math.PI * Math.PI / 4)]
    [InlineData("infinite cylinder", 0.69166027, 5.783185962946785)]
    [InlineData("sphere", 6 / (Math.PI * Math.PI), Math.PI * Math.PI)]
    public void Uptake_ends_with_its_slowest_mode(string name, double amplitude, double rate)
    {
        // The amplitude of the cylinder, 4/j₀₁², is printed with eight digits; the second mode is below e⁻⁴⁰ of the first.
        Assert.Equal(1, Bodies.WithName(name).Rest(3) / (amplitude * Math.Exp(-rate * 3)), 1e-8);
    }

    [Theory]
    [InlineData("plane sheet", 0.025)]
    [InlineData("plane sheet", 0.06)]
    [InlineData("sphere", 0.025)]
    [InlineData("sphere", 0.06)]
    [InlineData("infinite cylinder", 0.005)]
    public void Short_and_long_time_forms_meet(string name, double joint)
    {
        var body = Bodies.WithName(name);
        var before = body.Uptake(joint * (1 - 1e-15));
        var after = body.Uptake(joint * (1 + 1e-15));
        Assert.Equal(1, after / before, StatedError);
    }

    [Theory]
    [MemberData(nameof(Bodies.OneDimensional), MemberType = typeof(Bodies))]
    public void The_contour_and_the_modes_of_a_barrier_meet(string name)
    {
        var joint = ShortTimeContour.Longest;
        for (var exponent = -6; exponent <= 6; exponent++)
        {
            var barrier = Math.Pow(10, exponent);
            var body = Bodies.WithName(name);
            Assert.Equal(1, body.Uptake(joint * (1 + 1e-15), barrier) / body.Uptake(joint * (1 - 1e-15), barrier), StatedError);
            Assert.Equal(1, body.Rest(joint * (1 + 1e-15), barrier) / body.Rest(joint * (1 - 1e-15), barrier), StatedError);
        }
    }

    [Theory]
    [MemberData(nameof(Bodies.Names), MemberType = typeof(Bodies))]
    public void An_ever_more_open_surface_becomes_one_of_constant_concentration(string name)
    {
        // The barrier holds back at most ℓ·m of the uptake (the first term of F in ℓ); for the cuboid that of its three axes.
        var body = Bodies.WithName(name);
        foreach (var resistance in new[] { 1e-6, 1e-9, 1e-12, 1e-15, 1e-18 })
        {
            foreach (var fourier in new[] { 1e-6, 1e-3, 0.0099, 0.0101, 0.1, 1, 10 })
                Assert.InRange(body.Uptake(fourier) - body.Uptake(fourier, 1 / resistance), -StatedError, (3 * resistance) + StatedError);
        }
    }

    [Theory]
    [MemberData(nameof(Bodies.Names), MemberType = typeof(Bodies))]
    public void A_tight_surface_lets_gas_in_exponentially(string name)
    {
        var body = Bodies.WithName(name);
        const double Barrier = 1e-6;
        foreach (var fourier in new[] { 1e3, 1e5, 1e6, 3e6 })
        {
            var expected = -Exponential.MinusOne(-Barrier * fourier * body.SurfaceToVolume * Bodies.Length);

            // The slowest eigenvalue is mL(1 − cL) with c < 1/3; F follows it to first order.
            Assert.Equal(1, body.Uptake(fourier, Barrier) / expected, Barrier);
        }
    }

    [Fact]
    public void A_sheet_behind_a_barrier_follows_the_closed_form_at_short_times()
    {
        foreach (var (barrier, fourier) in new[] { (10.0, 1e-2), (100, 1e-3), (1000, 1e-6), (1e6, 1e-8) })
        {
            var root = Math.Sqrt(fourier);
            var expected = (2 * root / Math.Sqrt(Math.PI)) - ((1 - ErrorFunctions.Erfcx(barrier * root)) / barrier);

            // The closed form cancels by a factor of at most 3 here and lacks e^{−1/Fo}.
            Assert.Equal(1, Bodies.WithName("plane sheet").Uptake(fourier, barrier) / expected, StatedError);
        }
    }

    [Fact]
    public void A_sheet_sealed_on_one_face_is_half_of_one_twice_as_thick()
    {
        var film = new PlaneSheet(Thickness: 1e-4) { ExposedFaces = ExposedFaces.One };
        var sheet = new PlaneSheet(Thickness: 2e-4);
        Assert.Equal(sheet.FractionalUptake([10.0, 1000], 1e-12), film.FractionalUptake([10.0, 1000], 1e-12));
        Assert.Equal(sheet.SurfaceToVolume, film.SurfaceToVolume);
    }

    [Fact]
    public void A_wide_flat_cuboid_is_a_sheet()
    {
        // The side faces add their share of the surface, 1e-6 each.
        var uptake = new Cuboid(EdgeA: 100, EdgeB: 2e-4, EdgeC: 100).FractionalUptake([100.0, 1000], 1e-12, 1e-7);
        var sheet = new PlaneSheet(Thickness: 2e-4).FractionalUptake([100.0, 1000], 1e-12, 1e-7);
        Assert.Equal(sheet[0], uptake[0], 1e-5);
        Assert.Equal(sheet[1], uptake[1], 1e-5);
    }

    [Fact]
    public void The_mapped_shard_fills_between_the_first_and_the_last_map()
    {
        // Sheet of 200 µm, D = 2.81e-12 m²/s, the times of the mapped shard; expected values rounded to three decimals.
        double[] minutes = [0.35, 1, 5, 10, 30, 60];
        double[] expected = [0.087, 0.147, 0.328, 0.463, 0.767, 0.933];
        var uptake = new PlaneSheet(Thickness: 200.Micrometres()).FractionalUptake([.. minutes.Select(m => m.Minutes())], 2.81e-12);
        for (var i = 0; i < minutes.Length; i++)
            Assert.Equal(expected[i], uptake[i], 0.00051);
    }
}
