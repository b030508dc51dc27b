using System.CommandLine;
using Fickian.Thermal;

namespace Fickian.Cli.Verbs;

/// <summary>What all thermal verbs ask for: files, range, form of the answer.</summary>
internal sealed class ThermalOptions
{
    private readonly Option<string?> range = new("--range") { Description = "Temperatures that are looked at, as in 200C..400C." };
    private readonly Option<string?> figure = new("--figure") { Description = "Draws the trace with what was read from it into this .svg or .png; several files get their names appended." };
    private readonly Option<bool> json = new("--json") { Description = "One JSON document: an object for one file, an array for several." };

    public ThermalOptions(string description) => Files = FilesArgument.Create("FILE", description);

    public Argument<string[]> Files { get; }

    public void AddTo(Command command, bool hasRange = true)
    {
        command.Add(Files);
        if (hasRange)
            command.Add(range);
        command.Add(figure);
        command.Add(json);
    }

    public ScanRange? Range(ParseResult parsed) => Temperatures(parsed.GetValue(range));

    /// <summary>Treats each file and prints.</summary>
    public int Run(ParseResult parsed, TextWriter output, TextWriter error, Func<string, ThermalResult> analyse)
    {
        var files = parsed.GetRequiredValue(Files);
        List<ThermalResult> results = [];
        var code = FileByFile.Run(files, error, file =>
        {
            var result = analyse(file);
            results.Add(result);
            if (parsed.GetValue(figure) is { } path)
                result.Figure().Save(OutputPath.For(path, Path.GetFileNameWithoutExtension(file), files.Length));
        });
        if (parsed.GetValue(json))
        {
            var documents = results.Select(r => r.Json()).ToArray();
            if (documents.Length > 0)
                output.WriteLine(JsonText.Of(files.Length == 1 ? documents[0] : new System.Text.Json.Nodes.JsonArray(documents)));
        }
        else
        {
            results.ForEach(r => r.Write(output, error));
        }

        return code;
    }

    /// <summary>Treats all files as one measurement and prints.</summary>
    public int RunTogether(ParseResult parsed, TextWriter output, TextWriter error, Func<string[], ThermalResult> analyse)
    {
        var result = analyse(parsed.GetRequiredValue(Files));
        if (parsed.GetValue(figure) is { } path)
            result.Figure().Save(path);
        if (parsed.GetValue(json))
            output.WriteLine(JsonText.Of(result.Json()));
        else
            result.Write(output, error);
        return ExitCode.Fine;
    }

    /// <summary>A range of temperatures as typed; null for none.</summary>
    public static ScanRange? Temperatures(string? text)
    {
        if (text is null)
            return null;
        var (lower, upper) = QuantityText.Range(text, "200C..400C");
        var typed = new ScanRange(lower is null ? 0 : QuantityText.Kelvins(lower), upper is null ? double.PositiveInfinity : QuantityText.Kelvins(upper));
        return typed.Lower < typed.Upper ? typed : throw new UsageException($"A range that rises was expected and '{text}' was found; write for example 200C..400C.");
    }
}
