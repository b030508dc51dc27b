using Fickian.Numerics;

namespace Fickian.Tests.Numerics;

public sealed class BracketedRootTests
{
    [Fact]
    public void It_finds_roots_of_smooth_flat_and_steep_functions()
    {
        Assert.Equal(Math.Sqrt(2), BracketedRoot.Find(x => (x * x) - 2, 0, 2, 1e-12), 1e-12);
        Assert.Equal(1, BracketedRoot.Find(x => Math.Pow(x - 1, 9), 0, 3, 1e-9), 1e-9);
        Assert.Equal(6.5e12, BracketedRoot.Find(x => x < 6.5e12 ? -1 : 300 * (x - 6.5e12), 1e12, 1e13, 1e3), 1e3);
    }

    [Fact]
    public void It_closes_in_on_a_jump_from_either_side()
    {
        Assert.Equal(0.3, BracketedRoot.Find(x => x < 0.3 ? -1 : 5, 0, 1, 1e-9), 1e-9);
        Assert.Equal(0.3, BracketedRoot.Find(x => x > 0.3 ? -1 : 5, 1, 0, 1e-9), 1e-9);
    }

    [Fact]
    public void A_nearly_straight_function_takes_few_steps()
    {
        var steps = 0;
        BracketedRoot.Find(
            x =>
            {
                steps++;
                return Math.Sqrt((x * x) + (0.1 * x * x * x)) - 1;
            },
            0.5, 2, 1e-9);
        Assert.InRange(steps, 3, 12);
    }
}
