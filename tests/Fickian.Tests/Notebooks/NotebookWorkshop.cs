using Fickian.Notebooks;

namespace Fickian.Tests.Notebooks;

/// <summary>A temporary folder in which a test makes notebooks; within the repository's build output, so that setup.csx finds the library.</summary>
public sealed class NotebookWorkshop : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateDirectory(Path.Combine(Repository.Root, ".artifacts", "tests", Guid.NewGuid().ToString("N")));

    public string Folder => folder.FullName;

    public string Write(params string[] sources)
    {
        var path = Path.Combine(Folder, "test.ipynb");
        Notebook notebook = new() { Cells = [NotebookCell.Markdown("title", "# Title"), .. sources.Select((source, i) => NotebookCell.Code($"c{i + 1}", source))] };
        notebook.Write(path);
        return path;
    }

    public void Dispose() => folder.Delete(recursive: true);
}

/// <summary>Tests that change the current directory run one after the other and with no other test.</summary>
[CollectionDefinition(nameof(CurrentDirectory), DisableParallelization = true)]
public sealed class CurrentDirectory;
