namespace Fickian.Tests;

public sealed class EstimateTableTests
{
    [Fact]
    public void A_table_has_a_row_per_estimate_with_its_verdict()
    {
        var open = new Estimate(1, double.PositiveInfinity, Unit.Kelvin) { Name = "onset", Verdict = Verdict.NotDetermined };
        var table = new EstimateTable(new Estimate(2, 0.1, Unit.Second) { Name = "lag" }, open).ToDataFrame();
        Assert.Equal(2, table.Rows.Count);
        Assert.Equal(["lag", "(2.0 ± 0.1) s", "1.804 … 2.196 s", "Determined"], table.Rows[0].Select(c => $"{c}"));
        Assert.Equal("NotDetermined", table["verdict"][1]);
    }
}
