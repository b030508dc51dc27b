using System.CommandLine;
using System.Globalization;
using System.Text;
using Fickian.Figures;
using Fickian.Infrared;

namespace Fickian.Cli.Verbs;

/// <summary><c>fickian map bands</c>: the area of a band for every pixel and time.</summary>
internal static class MapBandsVerb
{
    private const int MostMaps = 12;

    public static Command Create(TextWriter output, TextWriter error)
    {
        var options = new MapOptions();
        var command = new Command(
            "bands",
            """
            Integrates a band in every pixel and frame of a map series: one row per pixel, one column per time. Without --out the table goes to standard output.

            Example:
              dotnet run --project src/Fickian.Cli -c Release -- map bands data/simulated/maps/agZIF-62-P-CO2/*.hdr --band 2300..2400 --out .artifacts/bands.csv

            The band of a gas in a host that absorbs there too:
              map bands map*.spa --host diamond.dat --fitted 1750..2290,2440..2670 --band 2340..2435
            """) { options.Files };
        options.All.ToList().ForEach(command.Add);
        command.SetAction((parsed, cancellation) => ProgressLine.RunAsync(error, say => Task.Run(() => Run(parsed, options, output, error, new ProgressReport(say)), cancellation)));
        return command;
    }

    private static int Run(ParseResult parsed, MapOptions options, TextWriter output, TextWriter error, ProgressReport progress)
    {
        var all = options.Series(parsed, progress);
        foreach (var (name, map) in all)
        {
            progress.Say($"integrating {map.Pixels * map.Frames.Count} spectra");
            var areas = options.Areas(parsed, map);
            if (parsed.GetValue(options.Out) is { } path)
                MapOptions.Write(MapOptions.PathFor(path, name, all.Count), () => Text(areas), areas.ToTable);
            else
                output.Write(Text(areas));
            if (parsed.GetValue(options.Figure) is { } figure)
                Sequence(areas).Save(MapOptions.PathFor(figure, name, all.Count));
            foreach (var finding in areas.Findings)
                error.WriteLine($"{(finding.Severity == Severity.Warning ? "warning: " : "")}{finding}");
        }

        return ExitCode.Fine;
    }

    private static string Text(UptakeMap areas)
    {
        var text = new StringBuilder();
        text.Append("# provenance: ").Append(areas.Provenance.ToString().ToLowerInvariant()).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"# values: {areas.Quantity.AxisLabel}, one column per time in seconds\n");
        if (double.IsFinite(areas.Noise))
            text.Append(CultureInfo.InvariantCulture, $"# standard deviation of a value: {areas.Noise:G3}\n");
        text.Append(CultureInfo.InvariantCulture, $"{areas.Columns.Quantity.AxisLabel},{areas.Rows.Quantity.AxisLabel}");
        for (var f = 0; f < areas.Times.Count; f++)
            text.Append(CultureInfo.InvariantCulture, $",{areas.Times[f]}");
        for (var p = 0; p < areas.Pixels; p++)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{areas.Columns[p % areas.Columns.Count]:0.########},{areas.Rows[p / areas.Columns.Count]:0.########}");
            for (var f = 0; f < areas.Times.Count; f++)
                text.Append(CultureInfo.InvariantCulture, $",{areas.Values.Span[(p * areas.Times.Count) + f]:0.######}");
        }

        return text.Append('\n').ToString();
    }

    // As many maps as a page shows, from the first to the last.
    private static Figure Sequence(UptakeMap areas)
    {
        var count = Math.Min(MostMaps, areas.Times.Count);
        var frames = Enumerable.Range(0, count).Select(i => count == 1 ? 0 : i * (areas.Times.Count - 1) / (count - 1));
        return HeatmapSequence.Of(areas.Name, frames.Select(f => ($"{areas.Times[f].ToString("0.#", CultureInfo.InvariantCulture)} s", areas.Frame(f))), Math.Min(4, count), areas.Quantity.AxisLabel);
    }
}
