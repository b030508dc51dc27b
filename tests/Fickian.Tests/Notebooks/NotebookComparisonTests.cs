using System.Collections.Immutable;
using Fickian.Notebooks;

namespace Fickian.Tests.Notebooks;

[Collection(nameof(CurrentDirectory))]
public sealed class NotebookComparisonTests : IDisposable
{
    private readonly NotebookWorkshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Theory]
    [InlineData("text/plain", "D = 2.81e-12 m²/s", "D = 2.81e-12 m²/s", null)]
    [InlineData("text/plain", "D = 2.8100000000e-12 m²/s", "D = 2.8100000001e-12 m²/s", null)]
    [InlineData("text/plain", "a\nD = 2.81e-12 m²/s", "a\nD = 2.82e-12 m²/s", "line 2 has 2.81e-12 in the file and 2.82e-12 now.")]
    [InlineData("text/plain", "D = 1", "D = -1", "line 1 is 'D = 1' in the file and 'D = -1' now.")]
    [InlineData("text/html", "<b>1.0</b>", "<i>1.0</i>", "line 1 is '<b>1.0</b>' in the file and '<i>1.0</i>' now.")]
    [InlineData("text/plain", "1 2", "1 2 3", "line 1 is '1 2' in the file and '1 2 3' now.")]
    [InlineData("text/plain", "a", "a\nb", "line 2 is missing in the file and 'b' now.")]
    [InlineData("image/png", "AAAA", "AAAB", "the image is not the one in the file.")]
    [InlineData("application/json", """{"y":[1,2.0000000000001],"n":"a"}""", """{"n":"a","y":[1.0,2]}""", null)]
    [InlineData("application/json", """{"y":[1,2.1]}""", """{"y":[1,2]}""", "the data.y[1] is 2.1 in the file and 2 now.")]
    [InlineData("application/json", """{"y":[1]}""", """{"y":[1,2]}""", "the data.y has 1 values in the file and 2 now.")]
    [InlineData("application/json", """{"y":"1"}""", """{"y":"1.0"}""", "the data.y is \"1\" in the file and \"1.0\" now.")]
    [InlineData("application/json", """{"y":1}""", """{"y":1,"z":2}""", "the data has 'z' now and not in the file.")]
    [InlineData("image/svg+xml", "<svg><path d='M0 10.001'/></svg>", "<svg><path d='M0 10.002'/></svg>", null)]
    [InlineData("image/svg+xml", "<svg><path d='M0 10'/></svg>", "<svg><path d='M0 11'/></svg>", "line 1 has 10 in the file and 11 now.")]
    [InlineData("image/svg+xml", "<svg><metadata>{\"y\":[1]}</metadata><path d='M0 10'/></svg>", "<svg><metadata>{\"y\":[1]}</metadata><path d='M0 99'/></svg>", null)]
    [InlineData("image/svg+xml", "<svg><metadata>{\"y\":[1]}</metadata></svg>", "<svg><metadata>{\"y\":[1.1]}</metadata></svg>", "the data.y[0] is 1 in the file and 1.1 now.")]
    [InlineData("image/svg+xml", "<svg><metadata>{\"y\":[1]}</metadata></svg>", "<svg></svg>", "the figure carries its data in the file and does not now.")]
    public void Text_is_compared_exactly_and_numbers_within_the_tolerance(string mimeType, string stored, string fresh, string? expected)
    {
        string[] sentences = expected is null ? [] : [$"n.ipynb, cell 1 (c), output 1 ({mimeType}): {expected}"];

        Assert.Equal(sentences, NotebookComparison.Compare("n.ipynb", With(Display(mimeType, stored)), With(Display(mimeType, fresh))), StringComparer.Ordinal);
    }

    [Fact]
    public void Outputs_that_are_missing_or_of_another_kind_are_differences()
    {
        var text = new CellOutput.StreamText("stdout", "a");

        Assert.Equal(
            ["n.ipynb, cell 1 (c): 1 outputs in the file, 0 now."],
            NotebookComparison.Compare("n.ipynb", With(text), With()));
        Assert.Equal(
            ["n.ipynb, cell 1 (c), output 1: stdout in the file, a display now."],
            NotebookComparison.Compare("n.ipynb", With(text), With(Display("text/plain", "a"))));
        Assert.Equal(
            ["n.ipynb, cell 1 (c), output 1 (image/png): in the file, but not there now.", "n.ipynb, cell 1 (c), output 1 (text/plain): not in the file, but there now."],
            NotebookComparison.Compare("n.ipynb", With(Display("image/png", "A")), With(Display("text/plain", "A"))));
    }

    [Fact]
    public async Task A_notebook_that_was_just_written_holds_and_an_edited_one_does_not()
    {
        var token = TestContext.Current.CancellationToken;
        var path = workshop.Write("1.0 / 3");
        var fresh = await NotebookComparison.CheckAsync(path, cancellationToken: token);
        await NotebookRunner.UpdateAsync(path, cancellationToken: token);
        var written = await NotebookComparison.CheckAsync(path, cancellationToken: token);
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path, token)).Replace("0.333", "0.334", StringComparison.Ordinal), token);
        var edited = await NotebookComparison.CheckAsync(path, cancellationToken: token);

        Assert.Equal(2, fresh.Differences.Length);
        Assert.StartsWith("test.ipynb, cell 2 (c1): the execution count is missing in the file and 1 after a run", fresh.Differences[0], StringComparison.Ordinal);
        Assert.True(written.Holds);
        Assert.Equal(["test.ipynb, cell 2 (c1), output 1 (text/plain): line 1 has 0.3343333333333333 in the file and 0.3333333333333333 now."], edited.Differences);
    }

    [Fact]
    public async Task A_notebook_that_fails_does_not_hold()
    {
        var check = await NotebookComparison.CheckAsync(workshop.Write("throw new Exception(\"no\");"), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(["test.ipynb, cell 2 (c1), line 1: Exception: no"], check.Differences);
    }

    private static Notebook With(params CellOutput[] outputs) =>
        new() { Cells = [NotebookCell.Code("c", "") with { ExecutionCount = 1, Outputs = [.. outputs] }] };

    private static CellOutput.Display Display(string mimeType, string text) =>
        new(ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create(mimeType, text)]));
}
