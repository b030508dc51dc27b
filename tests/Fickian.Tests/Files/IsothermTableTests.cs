using Fickian.Sorption;

namespace Fickian.Tests.Files;

public sealed class IsothermTableTests
{
    // 1 cm³ of gas at 0 °C and 1 atm, mol.
    private const double Centimetre = 1 / 22414.0;

    [Theory]
    [InlineData("mmol/g", 1)]
    [InlineData("mol/kg", 1)]
    [InlineData("mol g-1", 1e3)]
    [InlineData("mmol g⁻¹", 1)]
    [InlineData("µmol/g", 1e-3)]
    [InlineData("cm³/g STP", 1e3 * Centimetre)]
    [InlineData("cm^3(STP) g^-1", 1e3 * Centimetre)]
    [InlineData("ml(STP) g-1", 1e3 * Centimetre)]
    [InlineData("cc(STP)/g", 1e3 * Centimetre)]
    public void Amounts_per_mass_become_moles_per_kilogram(string unit, double factor)
    {
        var run = Open($"p / kPa,q / {unit}\n1,2\n5,4\n");
        Assert.Equal("mol/kg", run.LoadingQuantity.Unit.Symbol);
        Assert.Equal(2 * factor, run.Loading.Span[0], 1e-12);
        Assert.Equal(5000, run.Pressure.Span[1]);
    }

    [Theory]
    [InlineData("cm³/g", "cm³/g")]
    [InlineData("cc", "cc")]
    [InlineData("mg/g", "kg/kg")]
    [InlineData("mol/mol", "mol/mol")]
    [InlineData("mmol/cm3", "mol/m³")]
    [InlineData("molecules/cell", "molecules/cell")]
    public void Amounts_on_another_basis_stay_on_it_and_say_so(string unit, string kept)
    {
        var run = Open($"p / kPa,q / {unit}\n1,2\n5,4\n");
        Assert.Equal(kept, run.LoadingQuantity.Unit.Symbol);
        Assert.NotEmpty(run.Findings);
    }

    [Fact]
    public void Two_pairs_of_columns_are_adsorption_and_desorption()
    {
        var run = Open("Relative Pressure (p/p°);Quantity Adsorbed (cm³/g STP);Relative Pressure (p/p°);Quantity Adsorbed (cm³/g STP)\n0,1;10;0,9;40\n0,5;20;0,3;25\n0,95;45;;\n");
        Assert.Equal((3, 2, "relativePressure"), (run.CountOf(SorptionBranch.Adsorption), run.CountOf(SorptionBranch.Desorption), run.PressureQuantity.Name));
        Assert.Equal([0.9, 0.3], run.Branch(SorptionBranch.Desorption).X.ToArray());
    }

    [Fact]
    public void A_table_with_a_time_is_no_isotherm() =>
        Assert.Equal("table", InMemory.Open("time / s,p / kPa,q / mmol/g\n0,1,2\n1,5,4\n").Format);

    [Fact]
    public void Points_without_a_number_and_below_zero_pressure_do_not_reach_the_curve()
    {
        var run = InMemory.Open("data_a\n_units_pressure kPa\n_units_loading mmol/g\n_exptl_adsorptive N2\nloop_\n_adsorp_pressure\n_adsorp_amount\n-0.1 0\n1 ?\n2 3\n1.5 2\n", "a.aif").The<IsothermRun>();
        var curve = run.Branch(SorptionBranch.Adsorption);
        Assert.Equal([2000, 1500], curve.X.ToArray());
        Assert.Contains(curve.Findings, f => f.Message.StartsWith("2 of 4", StringComparison.Ordinal));
        Assert.Contains(curve.Findings, f => f.Message.Contains("ascend", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("No,pe/ kPa,p0/ kPa,p/p0,Va/cm^3(STP) g^-1\nADS\n", "points")]
    [InlineData("No,pe/ kPa,p0/ kPa,p/p0,Va/cm^3(STP) g^-1\nADS\n1,2,x,0.1,5\n", "5 numbers")]
    [InlineData("{\"isotherm_data\":[]}", "pressure")]
    [InlineData("{\"isotherm_data\":[{\"pressure\":1}", "sound JSON")]
    [InlineData("{\"isotherm_data\":3}", "array")]
    [InlineData("a,b\ndata:[x]\nx,y\n1,2\n", "columns 'pressure'")]
    [InlineData("  Quantachrome\nAnalysis\n", "Volume @ STP")]
    [InlineData("Micromeritics Instrument Corp.\n Summary Report\n", "points")]
    public void Incomplete_reports_get_one_sentence(string text, string said) => Assert.Contains(said, InMemory.Refusal(text), StringComparison.Ordinal);

    [Fact]
    public void Prose_that_names_a_maker_is_no_report() => Assert.Contains("a known format was expected", InMemory.Refusal("# Readers\n\nIsotherms of Quantachrome and Micromeritics Instrument Corp.\nAnalysis of a Summary Report\n"), StringComparison.Ordinal);

    private static IsothermRun Open(string text) => InMemory.Open(text).The<IsothermRun>();
}
