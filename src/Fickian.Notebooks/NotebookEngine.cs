using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace Fickian.Notebooks;

/// <summary>Runs the code cells of one notebook, one after the other, on one state.</summary>
/// <remarks>
/// C# script with the language version and the usings of the .NET Interactive kernel, so that a cell that runs here runs there.
/// The console is captured for the whole process, so only one cell of all engines runs at a time.
/// </remarks>
public sealed class NotebookEngine
{
    /// <summary>The newest language version of the .NET Interactive kernel. Extension members are called like classic extension methods.</summary>
    internal const LanguageVersion Language = LanguageVersion.CSharp13;

    private static readonly SemaphoreSlim OneCellAtATime = new(1);

    private readonly string folder;
    private readonly ScriptHost host = new();
    private readonly ScriptOptions options;
    private ScriptState<object>? state;

    /// <summary>Makes an engine with an empty state.</summary>
    /// <param name="folder">Folder that relative paths in <c>#load</c> and <c>#r</c> start from.</param>
    public NotebookEngine(string folder)
    {
        this.folder = Path.GetFullPath(folder);
        options = ScriptOptions.Default
            .WithLanguageVersion(Language)
            .WithImports("System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq")
            .AddReferences(typeof(Enumerable).Assembly, typeof(IEnumerable<>).Assembly, typeof(Task<>).Assembly)
            .WithMetadataResolver(new HostReferences(this.folder))
            .WithSourceResolver(new SourceFileResolver([], this.folder))
            .WithFileEncoding(Encoding.UTF8)
            .WithEmitDebugInformation(true);
    }

    /// <summary>Runs a piece of code on the state that earlier ones left.</summary>
    /// <param name="code">C# script; the value of a last expression without semicolon is displayed.</param>
    /// <param name="name">Name of the cell within the notebook, for line numbers; any text that can be part of a file name.</param>
    /// <param name="live">Told of every output as it comes; may be null.</param>
    /// <param name="cancellationToken">Stops waiting for the code. Code that does not end by itself goes on in the background.</param>
    /// <returns>The outputs. A failure of the code is part of them, never an exception.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<CellResult> RunAsync(string code, string name = "cell", Action<CellOutput>? live = null, CancellationToken cancellationToken = default)
    {
        await OneCellAtATime.WaitAsync(cancellationToken);
        try
        {
            var collector = new OutputCollector(live);
            var path = Path.Combine(folder, name);
            // A thread of its own keeps the capture away from the caller and lets a wait be given up.
            var failure = await Task.Run(() => RunCapturedAsync(code, path, collector, cancellationToken), cancellationToken).WaitAsync(cancellationToken);
            if (failure is not null)
                collector.Fail(failure);
            return collector.Result(failure);
        }
        finally
        {
            OneCellAtATime.Release();
        }
    }

    /// <summary>Whether a piece of code is complete, or a prompt should ask for more lines.</summary>
    /// <param name="code">C# script.</param>
    public static bool IsComplete(string code) => SyntaxFactory.IsCompleteSubmission(Parse(code));

    internal static SyntaxTree Parse(string code) =>
        CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(Language, kind: SourceCodeKind.Script));

    private async Task<CellFailure?> RunCapturedAsync(string code, string path, OutputCollector collector, CancellationToken cancellationToken)
    {
        using var console = new ConsoleCapture(collector);
        host.Collector = collector;
        try
        {
            var script = state is null
                ? CSharpScript.Create<object>(code, options.WithFilePath(path), typeof(ScriptHost))
                : state.Script.ContinueWith<object>(code, options.WithFilePath(path));
            var after = state is null
                ? await script.RunAsync(host, _ => true, cancellationToken)
                : await script.RunFromAsync(state, _ => true, cancellationToken);
            // A cell that was given up and ends later changes nothing.
            cancellationToken.ThrowIfCancellationRequested();
            state = after;
            if (state.Exception is { } exception)
                return ScriptFailure.Of(exception, path);
            if (state.ReturnValue is { } value)
                collector.Display(value, isResult: true);
            return null;
        }
        catch (CompilationErrorException e)
        {
            return ScriptFailure.Of(e, path);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // The code ran; what failed is the formatter of its value.
            return ScriptFailure.Of(e, path);
        }
    }
}
