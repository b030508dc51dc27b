using System.CommandLine;
using Fickian.Diffraction;
using Fickian.Files;

namespace Fickian.Cli.Verbs;

/// <summary><c>fickian pattern</c>: lines of crystal structures, and a measured pattern beside them.</summary>
internal static class PatternVerb
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var files = new Argument<string[]>("CIF") { Description = "Structures: CIF files or tables of independent atoms. The first is the phase that is expected, the second one that might be beside it.", Arity = ArgumentArity.ZeroOrMore };
        var measured = new Option<string?>("--measured") { Description = "A measured pattern in any format that is read; two columns of text are taken as 2θ and intensity." };
        var part = new Option<int?>("--part") { Description = "Which of several patterns of the measured file, counted from 1." };
        var wavelength = new Option<string?>("--wavelength") { Description = "Wavelength, for example 1.5406A, or CuKa for both lines of a copper tube; without it that of the measured file, else copper Kα1." };
        var range = new Option<string>("--range") { Description = "First and last 2θ in degrees, for example 5..40.", DefaultValueFactory = _ => "5..40" };
        var hall = new Option<bool>("--williamson-hall") { Description = "Size of crystallites and microstrain from the widths of all measured lines, with intervals." };
        var instrument = new Option<string?>("--instrument") { Description = "Width that the instrument gives a line: 0.08deg, 0.08+-0.002deg, or the measured pattern of a standard with narrow lines; taken out of sizes and strain." };
        var broadening = new Option<string>("--broadening") { Description = "How the width of the instrument is taken out: β = B − b²/B (parabolic), β² = B² − b² (gaussian), β = B − b (lorentzian).", DefaultValueFactory = _ => "parabolic" }.AcceptOnlyFromAmong("parabolic", "gaussian", "lorentzian");
        var shape = new Option<string?>("--shape-factor") { Description = "K of Scherrer's equation; without it 0.9." };
        var json = new Option<bool>("--json") { Description = "One JSON document." };
        var outPath = new Option<string?>("--out") { Description = "Writes the lines, or without structures the peaks, into this .csv." };
        var figure = new Option<string?>("--figure") { Description = "Draws the patterns into this .svg or .png." };
        var command = new Command(
            "pattern",
            """
            Simulates powder patterns from crystal structures; with a measured file finds its lines, matches them and tests the purity of the phase.
            A measured file alone gives its lines and the sizes of crystallites that their widths mean, less the instrument's if --instrument tells it.

            Examples:
              dotnet run --project src/Fickian.Cli -c Release -- pattern data/structures/zif-62-sites.csv data/structures/zif-zni-sites.csv --range 5..25 --out .artifacts/lines.csv --figure .artifacts/pattern.svg
              dotnet run --project src/Fickian.Cli -c Release -- pattern --measured data/simulated/patterns/Si-milled.csv --wavelength CuKa --range 25..140 --williamson-hall --instrument data/simulated/patterns/Si-standard.csv --shape-factor 1 --figure .artifacts/milled.svg
            """) { files, measured, part, wavelength, range, hall, instrument, broadening, shape, json, outPath, figure };
        command.SetAction(parsed =>
        {
            var paths = parsed.GetValue(files) ?? [];
            if (paths.Length == 0 && parsed.GetValue(measured) is null)
                throw new UsageException("A structure or --measured FILE was expected; write for example 'pattern data/structures/zif-62-sites.csv'.");
            if (Array.Find(paths, p => p.StartsWith('-')) is { } option)
                throw new UsageException($"'{option}' is no option of this verb; see 'fickian pattern --help'.");
            parsed.Require(parsed.IsGiven(measured), "belongs to a measured pattern; name one by --measured, or leave it out.", hall, instrument, broadening, shape, part);
            parsed.Require(parsed.IsGiven(instrument), "says how the width of the instrument is taken out; state it by --instrument, or leave it out.", broadening);
            var light = RadiationText.Parse(parsed.GetValue(wavelength));
            var widths = new PatternWidths(
                parsed.GetValue(instrument) is { } width ? InstrumentText.Parse(width, light) : null,
                Enum.Parse<InstrumentBroadening>(parsed.GetRequiredValue(broadening), ignoreCase: true),
                parsed.GetValue(shape) is { } factor ? QuantityText.Above(0, factor, "--shape-factor") : PatternWidths.UsualShapeFactor,
                parsed.GetValue(hall));
            var result = PatternResult.Of(paths, (parsed.GetValue(measured), parsed.GetValue(part)), light, parsed.GetRequiredValue(range), widths);
            if (parsed.GetValue(outPath) is { } path)
                CsvFile.Write(path, result.ToTable());
            if (parsed.GetValue(figure) is { } picture)
                PatternFigure.Save(result, picture);
            if (parsed.GetValue(json))
                output.WriteLine(JsonText.Of(PatternJson.Of(result)));
            else
                PatternText.Write(output, error, result);
            return ExitCode.Fine;
        });
        return command;
    }
}
