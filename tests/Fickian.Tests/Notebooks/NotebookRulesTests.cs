using Fickian.Notebooks;

namespace Fickian.Tests.Notebooks;

public sealed class NotebookRulesTests : IDisposable
{
    private const string Usings = "#r \"../.artifacts/notebooks/Fickian.Figures.dll\"\nusing Fickian;\nusing System.IO;";
    private readonly NotebookWorkshop workshop = new();

    public static TheoryData<string> Notebooks { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "notebooks"), "*.ipynb", SearchOption.AllDirectories).Append("").Order(StringComparer.Ordinal)];

    public void Dispose() => workshop.Dispose();

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Every_notebook_of_the_repository_keeps_to_the_rules(string path)
    {
        if (path.Length > 0)
            Assert.Empty(NotebookRules.Check(path));
    }

    [Fact]
    public void A_notebook_of_prose_and_calls_keeps_to_the_rules() =>
        Assert.Empty(NotebookRules.Check(workshop.Write("#load \"setup.csx\"", Usings, "var a = 1;\nvar b = new { A = a };", "foreach (var x in new[] { 1 })\n{\n    Console.WriteLine(x);\n}\nb")));

    [Theory]
    [InlineData("#!time\n1", ", line 1: '#!time' is a command of one kernel; a cell holds C# only.")]
    [InlineData("%lsmagic", ", line 1: '%lsmagic' is a command of one kernel; a cell holds C# only.")]
    [InlineData("#r \"nuget: ScottPlot, 5\"", ", line 1: packages come with the library; remove the NuGet reference.")]
    [InlineData("var a = 1;\nusing var s = File.OpenRead(\"x\");", ", line 2: 'using var' is no statement of a notebook; let the library dispose.")]
    [InlineData("using Stream s = File.OpenRead(\"x\");", ", line 1: 'using var' is no statement of a notebook; let the library dispose.")]
    [InlineData("record A(int B);", ", line 1: a type belongs in the library.")]
    [InlineData("enum A { B }", ", line 1: a type belongs in the library.")]
    [InlineData("int F(int x) => x;", ", line 1: a method belongs in the library.")]
    [InlineData("{\n  int F(int x) => x;\n}", ", line 2: a method belongs in the library.")]
    [InlineData("int F => 1;", ", line 1: a method belongs in the library.")]
    [InlineData("1\n\n\n\n\n\n\n\n+ 1", ": a cell has at most 8 lines, found 9; move the work into the library or split the cell.")]
    public void A_breach_is_named_with_its_cell_and_line(string source, string expected) =>
        Assert.Contains($"test.ipynb, cell 4 (c3){expected}", NotebookRules.Check(workshop.Write("#load \"../setup.csx\"", Usings, source)), StringComparer.Ordinal);

    [Fact]
    public void A_notebook_begins_with_title_setup_and_usings()
    {
        Notebook notebook = new() { Cells = [NotebookCell.Code("a", "1"), NotebookCell.Code("a", "2")], Metadata = NotebookMetadata.Empty };

        Assert.Equal(
            [
                "n: the kernelspec is named '.net-csharp', found ''.",
                "n: the language is 'C#', found ''.",
                "n: the id 'a' names 2 cells; give each its own.",
                "n: the first cell is Markdown and begins with the title, '# …'.",
                "n: the first code cell is '#load \"setup.csx\"', with '../' before the name in a folder below.",
                "n: the second code cell has '#r \"../.artifacts/notebooks/Fickian.Figures.dll\"' and the usings.",
            ],
            NotebookRules.Check("n", notebook));
    }

    [Fact]
    public void A_file_that_is_not_in_canonical_form_is_named_with_its_line()
    {
        var path = workshop.Write("#load \"setup.csx\"", Usings);
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"# Title\"", "\"# \",\n\"Title\"", StringComparison.Ordinal));

        Assert.Equal(["test.ipynb, line 8: the file is not in canonical form; run the notebook to write it so."], NotebookRules.Check(path));
    }
}
