using System.Text.Json;
using System.Text.RegularExpressions;
using Fickian.Cli;
using Fickian.Tests.Notebooks;

namespace Fickian.Tests.Report;

/// <summary>The report as <c>reproduce</c> leaves it.</summary>
[Collection(nameof(CurrentDirectory))]
public sealed partial class ReportTests(ReportFixture report) : IClassFixture<ReportFixture>
{
    private static readonly string[] SixDiffusivities =
        ["table1.D.CO2.ZIF-62", "table1.D.CO2.nP", "table1.D.CO2.P", "table1.D.CO2.nP-T", "table1.D.CO2.P-T", "table1.D.C2H6.ZIF-62"];

    private static readonly string[] NotAvailable = ["table1.D.C2H6.nP", "table1.D.C2H6.P", "table1.D.C2H6.nP-T", "table1.D.C2H6.P-T"];

    [Fact]
    public void Reproduce_says_that_everything_holds() => Assert.Equal((ExitCode.Fine, ""), (report.Code, report.Failures));

    [Fact]
    public void The_six_diffusivities_hold_with_intervals_below_five_percent()
    {
        foreach (var id in SixDiffusivities)
        {
            var entry = report.Results.Single(r => r.GetProperty("id").GetString() == id);
            Assert.Equal("holds", entry.GetProperty("verdict").GetString());
            var (value, paper) = (entry.GetProperty("value").GetDouble(), entry.GetProperty("paper").GetDouble());
            Assert.Equal(1, value / paper, 0.05);
            var interval = entry.GetProperty("interval95").EnumerateArray().Select(e => e.GetDouble()).ToArray();
            Assert.InRange((interval[1] - interval[0]) / 2 / value, 0, 0.05);
        }
    }

    [Fact]
    public void What_the_paper_prints_as_not_available_is_no_number_here_either() => Assert.All(NotAvailable, id =>
    {
        var entry = report.Results.Single(r => r.GetProperty("id").GetString() == id);
        Assert.Equal(("n.a.", "holds", JsonValueKind.String), (entry.GetProperty("paper").GetString(), entry.GetProperty("verdict").GetString(), entry.GetProperty("value").ValueKind));
    });

    [Fact]
    public void Each_value_has_one_entry_with_all_fields()
    {
        Assert.Equal(report.Results.Count, report.Results.Select(r => r.GetProperty("id").GetString()).Distinct(StringComparer.Ordinal).Count());
        string[] fields = ["id", "paper", "unit", "value", "interval95", "kind", "verdict", "notebook"];
        Assert.All(report.Results, r => Assert.All(fields, f => Assert.True(r.TryGetProperty(f, out _), f)));
        Assert.All(report.Results, r => Assert.Contains(r.GetProperty("verdict").GetString(), new[] { "holds", "fails", "transcribed", "unavailable" }));
        Assert.All(report.Results, r => Assert.True(File.Exists(Path.Combine(Repository.Root, r.GetProperty("notebook").GetString()!))));
    }

    [Fact]
    public void The_page_needs_nothing_from_the_network()
    {
        var html = File.ReadAllText(report.Page);
        Assert.DoesNotContain(Loads().Matches(html).Select(m => m.Value), v => v.Contains("://", StringComparison.Ordinal));
        Assert.Equal(24, Directory.GetFiles(Path.Combine(report.Folder, "figures"), "*.svg").Length);
    }

    [Theory]
    [InlineData("2E")]
    [InlineData("table1.D.CO2.P-T")]
    public async Task A_single_figure_or_value_can_be_asked_for(string id)
    {
        var folder = Path.Combine(report.Folder, "only", id);
        var code = await CommandLine.RunAsync(["reproduce", "--only", id, "--out", folder], TextWriter.Null, TextWriter.Null);
        Assert.Equal(ExitCode.Fine, code);
        var results = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "results.json"), TestContext.Current.CancellationToken)).RootElement;
        if (id == "2E")
            Assert.True(File.Exists(Path.Combine(folder, "figures", "2E.svg")));
        else
            Assert.Equal(id, Assert.Single(results.EnumerateArray().ToArray()).GetProperty("id").GetString());
    }

    [Fact]
    public async Task An_identifier_that_no_notebook_knows_is_bad_usage()
    {
        var error = new StringWriter();
        var code = await CommandLine.RunAsync(["reproduce", "--only", "9Z", "--out", report.Folder], TextWriter.Null, error);
        Assert.Equal(ExitCode.BadInput, code);
        Assert.Contains("'9Z'", Assert.Single(error.ToString().Trim().Split('\n')), StringComparison.Ordinal);
    }

    // What a browser would fetch: attributes of elements that load, and imports in styles.
    [GeneratedRegex("""<(script|img|link|iframe)[^>]*(src|href)="[^"]*"|@import[^;]*;""")]
    private static partial Regex Loads();
}
