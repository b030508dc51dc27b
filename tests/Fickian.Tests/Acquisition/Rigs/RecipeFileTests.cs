using System.Text.Json.Nodes;
using Fickian.Acquisition.Recipes;
using Fickian.Acquisition.Runs;
using Fickian.Tests.Acquisition.Runs;

namespace Fickian.Tests.Acquisition.Rigs;

/// <summary>Recipes are checked against their rig before anything is opened.</summary>
public sealed class RecipeFileTests
{
    [Theory]
    [InlineData("""{ "ramp": "stage", "to": "300 °C", "rate": "10 K/min" }""", "between 273.15 and 473.15")]
    [InlineData("""{ "ramp": "stage", "to": "60 mbar", "rate": "10 K/min" }""", "unit of K")]
    [InlineData("""{ "ramp": "furnace", "to": "60 °C", "rate": "10 K/min" }""", "instrument of the rig")]
    [InlineData("""{ "set": "stage.speed", "to": "3" }""", "parameter of stage")]
    [InlineData("""{ "set": "stage.temperature", "to": "300 K" }""", "only be read")]
    [InlineData("""{ "waitUntil": "stage.temperature", "timeOut": "1 s" }""", "condition such as")]
    [InlineData("""{ "waitUntil": "stage.temperature > 5 mbar", "timeOut": "1 s" }""", "unit of K")]
    [InlineData("""{ "hold": "3" }""", "unit of s")]
    [InlineData("""{ "hold": "3 s", "loop": 3 }""", "exactly one of")]
    [InlineData("""{ "hold": "3 s", "how": 3 }""", "nobody knows 'how'")]
    [InlineData("""{ "loop": 2, "steps": [ { "checkpoint": "x" } ] }""", "inside a loop")]
    [InlineData("""{ "spectrum": "stage" }""", "no spectrometer")]
    public async Task A_step_that_cannot_be_is_refused_with_its_place(string step, string expected)
    {
        await using var bench = new Bench();
        var refusal = Assert.Throws<DataFileException>(() => bench.Recipe(step));
        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("steps[0]", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_counts_steps_and_time()
    {
        await using var bench = new Bench();
        var plan = DryRun.Of(bench.Recipe("""{ "hold": "10 s" }, { "waitUntil": "stage.temperature > 30 °C", "for": "2 s", "timeOut": "60 s" }, { "loop": 5, "every": "30 s", "steps": [ { "hold": "1 s" } ] }"""));
        Assert.Equal((10 + 2 + 121, 10 + 60 + 121, 8), (plan.Least, plan.Most, plan.Steps));
        Assert.True(plan.IsClean);
    }

    [Fact]
    public async Task Combinations_that_the_rig_forbids_are_found_without_a_run()
    {
        await using var bench = new Bench();
        const string Forbidden = """, "forbidden": [ { "together": ["stage.pump-speed > 10", "stage.rate > 20 K/min"], "because": "test" } ]""";
        Assert.Throws<DataFileException>(() => bench.Recipe("""{ "hold": "1 s" }""", Forbidden));
    }

    [Fact]
    public void The_schema_names_every_step_that_the_reader_knows()
    {
        var steps = JsonNode.Parse(RecipeSchema.Text)!["$defs"]!["steps"]!["items"]!["oneOf"]!.AsArray();
        Assert.Equal(RecipeSchema.Kinds.Order(StringComparer.Ordinal), steps.Select(s => s!["required"]![0]!.GetValue<string>()).Order(StringComparer.Ordinal));
    }
}
