using Fickian.Composition;

namespace Fickian.Tests.Composition;

/// <summary>The numbers of the paper's composition, and the tension between its two statements on DMF.</summary>
public sealed class ImidazolateFrameworkTests
{
    private static readonly ImidazolateFramework Framework = ImidazolateFramework.OfRatio(new Estimate(1 / 4.8, 0.01, Unit.One));

    [Fact]
    public void The_linker_ratio_of_the_paper_gives_its_formula_and_mass()
    {
        // 1:4.8 → x = 2/5.8; 216.78 g/mol as in the domain's reference, printed to five digits.
        Assert.Equal(2 / 5.8, Framework.LinkerContent.Value, 1e-12);
        Assert.Equal(216.78e-3, Framework.FormulaMass.Value, 0.006e-3);
        Assert.Equal(16 * Framework.FormulaMass.Value, Framework.CellMass.Value, 1e-12);
    }

    [Fact]
    public void A_fiftieth_of_DMF_per_cell_is_a_hundredth_of_the_mass_that_was_lost()
    {
        var perCell = new Estimate(0.02, 0.002, Unit.One);
        Assert.Equal(4.2e-4, Framework.MassFraction(perCell, ImidazolateFramework.Dimethylformamide).Value, 0.05e-4);

        // Were the cell one formula unit: 0.67 %.
        Assert.Equal(6.7e-3, (Framework with { FormulaUnits = 1 }).MassFraction(perCell, ImidazolateFramework.Dimethylformamide).Value, 0.05e-3);
    }

    [Theory]
    [InlineData(ImidazolateFramework.Water, 11.4)]
    [InlineData(ImidazolateFramework.Dimethylformamide, 2.8)]
    [InlineData(44.009e-3, 4.7)]
    public void The_mass_that_was_lost_is_so_many_guests_per_cell(double guest, double expected) =>
        Assert.Equal(expected, Framework.PerCell(new Estimate(0.056, 0, Unit.One), guest).Value, 0.05);

    [Fact]
    public void Guests_per_cell_and_mass_fraction_are_inverse_and_carry_their_errors()
    {
        var perCell = Framework.PerCell(new Estimate(0.02 / 32, 0.004 / 32, Unit.One));
        Assert.Equal((0.02, 0.004), (Math.Round(perCell.Value, 12), Math.Round(perCell.StandardError, 12)));
        var fraction = Framework.MassFraction(perCell, ImidazolateFramework.Dimethylformamide);
        Assert.Equal(0.2, fraction.StandardError / fraction.Value, 0.002);
        Assert.Equal(0.02, Framework.PerCell(fraction, ImidazolateFramework.Dimethylformamide).Value, 1e-12);
    }
}
