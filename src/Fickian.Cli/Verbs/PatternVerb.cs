using System.CommandLine;
using Fickian.Files;

namespace Fickian.Cli.Verbs;

/// <summary><c>fickian pattern</c>: lines of crystal structures, and a measured pattern beside them.</summary>
internal static class PatternVerb
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var files = new Argument<string[]>("CIF") { Description = "Structures: CIF files or tables of independent atoms. The first is the phase that is expected, the second one that might be beside it.", Arity = ArgumentArity.ZeroOrMore };
        var measured = new Option<string?>("--measured") { Description = "A measured pattern in any format that is read; two columns of text are taken as 2θ and intensity." };
        var wavelength = new Option<string?>("--wavelength") { Description = "Wavelength, for example 1.5406A; without it that of the measured file, else copper Kα1." };
        var range = new Option<string>("--range") { Description = "First and last 2θ in degrees, for example 5..40.", DefaultValueFactory = _ => "5..40" };
        var json = new Option<bool>("--json") { Description = "One JSON document." };
        var outPath = new Option<string?>("--out") { Description = "Writes the lines, or without structures the peaks, into this .csv." };
        var figure = new Option<string?>("--figure") { Description = "Draws the patterns into this .svg or .png." };
        var command = new Command(
            "pattern",
            """
            Simulates powder patterns from crystal structures; with a measured file finds its lines, matches them and tests the purity of the phase.
            A measured file alone gives its lines and the sizes of crystallites that their widths mean without the instrument's.

            Example:
              dotnet run --project src/Fickian.Cli -c Release -- pattern data/structures/zif-62-sites.csv data/structures/zif-zni-sites.csv --range 5..25 --out .artifacts/lines.csv --figure .artifacts/pattern.svg
            """) { files, measured, wavelength, range, json, outPath, figure };
        command.SetAction(parsed =>
        {
            var paths = parsed.GetValue(files) ?? [];
            if (paths.Length == 0 && parsed.GetValue(measured) is null)
                throw new UsageException("A structure or --measured FILE was expected; write for example 'pattern data/structures/zif-62-sites.csv'.");
            if (Array.Find(paths, p => p.StartsWith('-')) is { } option)
                throw new UsageException($"'{option}' is no option of this verb; see 'fickian pattern --help'.");
            var result = PatternResult.Of(paths, parsed.GetValue(measured), parsed.GetValue(wavelength), parsed.GetRequiredValue(range));
            if (parsed.GetValue(outPath) is { } path)
                CsvFile.Write(path, result.ToTable());
            if (parsed.GetValue(figure) is { } picture)
                PatternFigure.Of(result).Save(picture);
            if (parsed.GetValue(json))
                output.WriteLine(JsonText.Of(PatternJson.Of(result)));
            else
                PatternText.Write(output, error, result);
            return ExitCode.Fine;
        });
        return command;
    }
}
