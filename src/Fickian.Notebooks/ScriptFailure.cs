using System.Diagnostics;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;

namespace Fickian.Notebooks;

/// <summary>Says in one line why a cell failed, and at which line of it.</summary>
internal static class ScriptFailure
{
    public static CellFailure Of(CompilationErrorException exception, string cell)
    {
        var error = exception.Diagnostics.FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error) ?? exception.Diagnostics[0];
        var place = error.Location.GetLineSpan();
        var (loaded, line) = Place(place.Path ?? "", place.StartLinePosition.Line + 1, cell);
        return new CellFailure(error.Id, loaded + error.GetMessage(), line);
    }

    public static CellFailure Of(Exception exception, string cell)
    {
        var cause = Innermost(exception);
        // The innermost exception knows the first frames, the outer one those from the cell on; either may hold the cell's line.
        var frame = Frames(cause).Concat(Frames(exception)).FirstOrDefault(f => f.File == cell);
        var loaded = frame.File is null ? Frames(cause).FirstOrDefault(f => f.File.EndsWith(".csx", StringComparison.OrdinalIgnoreCase)) : default;
        var (where, line) = loaded.File is null ? ("", frame.Line) : Place(loaded.File, loaded.Line, cell);
        return new CellFailure(cause.GetType().Name, where + cause.Message.ReplaceLineEndings(" "), line);
    }

    private static (string Loaded, int Line) Place(string file, int line, string cell) =>
        file == cell || file.Length == 0 ? ("", line) : ($"{Path.GetFileName(file)}, line {line}: ", 0);

    private static Exception Innermost(Exception exception) => exception switch
    {
        TargetInvocationException or TypeInitializationException or AggregateException { InnerExceptions.Count: 1 } when exception.InnerException is { } inner => Innermost(inner),
        _ => exception,
    };

    private static IEnumerable<(string File, int Line)> Frames(Exception exception) =>
        new StackTrace(exception, fNeedFileInfo: true).GetFrames().Where(f => f.GetFileName() is not null).Select(f => (f.GetFileName()!, f.GetFileLineNumber()));
}
