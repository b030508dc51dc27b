using System.Globalization;
using Fickian.Files;
using Spectre.Console;

namespace Fickian.Cli.Verbs;

/// <summary>What a file holds, for a reader at a terminal: a table to standard output, findings to standard error.</summary>
internal static class InspectText
{
    private const int LongestText = 100;

    public static void Write(TextWriter output, TextWriter error, FileContents contents)
    {
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(output) });
        terminal.Profile.Width = 140;
        output.WriteLine($"{contents.Path} · {contents.Format}{(contents.Variant.Length > 0 ? $", {contents.Variant}" : "")}");
        foreach (var set in contents.DataSets)
        {
            terminal.Write(Described(set));
            foreach (var finding in set.Findings)
                Tell(error, contents.DataSets.Length > 1 ? $"{set.Name}: " : "", finding);
        }

        foreach (var (name, text) in contents.Metadata.Entries)
            output.WriteLine($"  {name}: {Short(text)}");
        foreach (var finding in contents.Findings)
            Tell(error, "", finding);
    }

    private static Spectre.Console.Table Described(IDataSet set)
    {
        var table = new Spectre.Console.Table().Border(TableBorder.Simple).AddColumns($"{Markup.Escape(set.Name)}", Markup.Escape($"{set.Kind}, {string.Join(" × ", set.Axes.Select(a => a.Count))}"));
        foreach (var axis in set.Axes)
            table.AddRow(Markup.Escape(axis.Quantity.Name), string.Create(CultureInfo.InvariantCulture, $"{axis.First:G9} … {axis.Last:G9}{(axis.Quantity.Unit == Unit.One ? "" : $" {PlainUnit.Of(axis.Quantity.Unit)}")}, {axis.Count} places"));
        table.AddRow("values", Markup.Escape(set is ITabular tabular ? Short(string.Join(", ", tabular.ToTable().Headings)) : PlainUnit.OfValues(set.Value)));
        foreach (var (name, text) in set.Metadata.Entries)
            table.AddRow(Markup.Escape(name), Markup.Escape(Short(text)));
        return table;
    }

    private static void Tell(TextWriter error, string where, Finding finding) =>
        error.WriteLine($"{(finding.Severity == Severity.Warning ? "warning: " : "")}{where}{finding}");

    private static string Short(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestText ? line : line[..LongestText] + "…";
    }
}
