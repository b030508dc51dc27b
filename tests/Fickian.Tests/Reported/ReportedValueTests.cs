using Fickian.Files;
using Fickian.Reported;

namespace Fickian.Tests.Reported;

public sealed class ReportedValueTests
{
    private static readonly ReportedValues Paper = ReportedFile.Read(Repository.Data["reported/values.csv"]);

    [Fact]
    public void Every_value_of_the_paper_is_there_with_its_source()
    {
        Assert.Equal(File.ReadLines(Repository.Shared("paper/reported.csv")).Count() - 1, Paper.All.Count);
        Assert.All(Paper.All, v => Assert.True(v.Location.Length > 0, v.Id));
    }

    [Theory]
    [InlineData("table1.D.CO2.P", "2.81·10⁻¹² m²/s")]
    [InlineData("table1.D.C2H6.nP", "n.a.")]
    [InlineData("uptake.slowing.nP", "≈ 100")]
    [InlineData("uptake.slowing.all", "≥ 100")]
    [InlineData("uptake.p.CO2", "0–4000 Pa")]
    [InlineData("uptake.lowest", "agZIF-62_P-T")]
    public void A_value_is_printed_as_the_paper_means_it(string id, string printed) => Assert.Equal(printed, Paper[id].Printed);

    [Theory]
    [InlineData(2.85e-12, 0.03e-12, Outcome.Holds)]
    [InlineData(2.85e-12, 0.01e-12, Outcome.Fails)]
    [InlineData(3.00e-12, 0.10e-12, Outcome.Fails)]
    public void A_number_holds_within_three_standard_errors_and_five_percent(double value, double error, Outcome expected) =>
        Assert.Equal(expected, Paper["table1.D.CO2.P"].Compare(new(value, error, Unit.SquareMetrePerSecond), Provenance.Simulated).Outcome);

    [Fact]
    public void Something_not_determined_does_not_agree_with_a_number_but_with_not_available()
    {
        var open = new Estimate(2.81e-12, double.PositiveInfinity, Unit.SquareMetrePerSecond) { Verdict = Verdict.UpperBound };
        Assert.Equal(Outcome.Fails, Paper["table1.D.CO2.P"].Compare(open, Provenance.Simulated).Outcome);
        Assert.Equal(Outcome.Holds, Paper["table1.D.C2H6.nP"].NotDetermined(open, Provenance.Simulated).Outcome);
        Assert.Equal(Outcome.Fails, Paper["table1.D.C2H6.nP"].NotDetermined(open with { Verdict = Verdict.Determined }, Provenance.Simulated).Outcome);
    }

    [Fact]
    public void An_unknown_identifier_is_named() =>
        Assert.Contains("'table1.D.N2'", Assert.Throws<KeyNotFoundException>(() => Paper["table1.D.N2"]).Message, StringComparison.Ordinal);
}
