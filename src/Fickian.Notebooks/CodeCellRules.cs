using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fickian.Notebooks;

/// <summary>What a code cell keeps to: a few lines of calls, understood by every kernel.</summary>
internal static class CodeCellRules
{
    private const int MostLines = 8;

    public static IEnumerable<string> Check(string source, bool isUsings)
    {
        var lines = source.TrimEnd().Split('\n');
        if (!isUsings && lines.Length > MostLines)
            yield return $": a cell has at most {MostLines} lines, found {lines.Length}; move the work into the library or split the cell.";
        foreach (var (line, number) in lines.Select((line, i) => (line.TrimStart(), i + 1)).Where(l => l.Item1.StartsWith("#!", StringComparison.Ordinal) || l.Item1.StartsWith('%')))
            yield return $", line {number}: '{line}' is a command of one kernel; a cell holds C# only.";

        var tree = NotebookEngine.Parse(source);
        foreach (var node in tree.GetRoot(CancellationToken.None).DescendantNodes(descendIntoTrivia: true))
        {
            if (Breach(node) is { } breach)
                yield return $", line {tree.GetLineSpan(node.Span, CancellationToken.None).StartLinePosition.Line + 1}: {breach}";
        }

        foreach (var error in tree.GetDiagnostics(CancellationToken.None).Where(d => d.Severity == DiagnosticSeverity.Error))
            yield return $", line {error.Location.GetLineSpan().StartLinePosition.Line + 1}: {error.Id}: {error.GetMessage()}.";
    }

    private static string? Breach(SyntaxNode node) => node switch
    {
        ReferenceDirectiveTriviaSyntax reference when reference.File.ValueText.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase) =>
            "packages come with the library; remove the NuGet reference.",
        // The script dialect has no such statement: it reads a using directive that stops short, or skips it.
        UsingDirectiveSyntax { SemicolonToken.IsMissing: true } or SkippedTokensTriviaSyntax { Tokens: [{ RawKind: (int)SyntaxKind.UsingKeyword }, ..] } =>
            "'using var' is no statement of a notebook; let the library dispose.",
        BaseTypeDeclarationSyntax or DelegateDeclarationSyntax => "a type belongs in the library.",
        BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or BasePropertyDeclarationSyntax => "a method belongs in the library.",
        _ => null,
    };
}
