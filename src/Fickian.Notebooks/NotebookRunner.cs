using System.Collections.Immutable;

namespace Fickian.Notebooks;

/// <summary>Runs notebooks from top to bottom without Jupyter, each on a state of its own with its own folder as current directory.</summary>
public static class NotebookRunner
{
    // The current directory belongs to the process.
    private static readonly SemaphoreSlim OneAtATime = new(1);

    /// <summary>Runs a notebook and leaves its file as it is.</summary>
    /// <param name="path">Path of the notebook.</param>
    /// <param name="progress">Told of each code cell when it has run; may be null.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <returns>The run; a failing cell stops it and is part of it.</returns>
    /// <exception cref="DataFileException">The file is not a notebook in nbformat 4.5.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async Task<NotebookRun> RunAsync(string path, IProgress<CellRun>? progress = null, CancellationToken cancellationToken = default)
    {
        var full = Path.GetFullPath(path);
        var notebook = Notebook.Read(path);
        await OneAtATime.WaitAsync(cancellationToken);
        var home = Environment.CurrentDirectory;
        try
        {
            Environment.CurrentDirectory = Path.GetDirectoryName(full)!;
            return await RunCellsAsync(full, notebook, progress, cancellationToken);
        }
        finally
        {
            Environment.CurrentDirectory = home;
            OneAtATime.Release();
        }
    }

    /// <summary>Runs a notebook and writes its outputs into its file; after a failure the file is left as it was.</summary>
    /// <inheritdoc cref="RunAsync"/>
    public static async Task<NotebookRun> UpdateAsync(string path, IProgress<CellRun>? progress = null, CancellationToken cancellationToken = default)
    {
        var run = await RunAsync(path, progress, cancellationToken);
        if (run.Failure is null)
            run.Notebook.Write(run.Path);
        return run;
    }

    private static async Task<NotebookRun> RunCellsAsync(string path, Notebook notebook, IProgress<CellRun>? progress, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        var engine = new NotebookEngine(Path.GetDirectoryName(path)!);
        var cells = ImmutableArray.CreateBuilder<NotebookCell>(notebook.Cells.Length);
        var runs = ImmutableArray.CreateBuilder<CellRun>();
        NotebookFailure? failure = null;
        foreach (var cell in notebook.Cells)
        {
            if (cell.Kind != CellKind.Code || failure is not null)
            {
                cells.Add(cell with { Outputs = [], ExecutionCount = null });
                continue;
            }

            var (number, cellStarted) = (cells.Count + 1, TimeProvider.System.GetTimestamp());
            var result = await engine.RunAsync(cell.Source, $"{Path.GetFileNameWithoutExtension(path)}-{cell.Id}", live: null, cancellationToken);
            var run = new CellRun(number, cell.Id, result.Displayed, TimeProvider.System.GetElapsedTime(cellStarted));
            runs.Add(run);
            cells.Add(Executed(cell, runs.Count, result));
            if (result.Failure is { } cause)
                failure = new NotebookFailure(Path.GetFileName(path), number, cell.Id, cause);
            progress?.Report(run);
        }

        return new NotebookRun(path, notebook with { Cells = cells.DrainToImmutable() }, runs.DrainToImmutable(), TimeProvider.System.GetElapsedTime(started), failure);
    }

    private static NotebookCell Executed(NotebookCell cell, int count, CellResult result) => cell with
    {
        ExecutionCount = count,
        Outputs = [.. result.Outputs.Select(output => output is CellOutput.Display { IsResult: true } display ? display with { ExecutionCount = count } : output)],
    };
}
