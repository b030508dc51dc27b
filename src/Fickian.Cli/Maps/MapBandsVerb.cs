using System.CommandLine;
using System.Globalization;
using System.Text;
using Fickian.Figures;
using Fickian.Infrared;

namespace Fickian.Cli.Maps;

/// <summary><c>fickian map bands</c>: one number of a band for every pixel and time.</summary>
internal static class MapBandsVerb
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var (options, bands) = (new MapOptions(), new BandOptions());
        var measure = new Option<string>("--measure") { Description = "What is measured: area, height, position, width, centre.", DefaultValueFactory = _ => "area" }
            .AcceptOnlyFromAmong([.. Enum.GetNames<BandMeasure>().Select(n => n.ToLowerInvariant())]);
        return options.Command(
            "bands",
            """
            Measures a band in every pixel and frame of a map series: one row per pixel, one column per time. Without --out the table goes to standard output.

            Example:
              dotnet run --project src/Fickian.Cli -c Release -- map bands data/simulated/maps/agZIF-62-P-CO2/*.hdr --band 2300..2400 --out .artifacts/bands.csv

            The band of a gas in a host that absorbs there too:
              map bands map*.spa --host diamond.dat --fitted 1750..2290,2440..2670 --band 2340..2435

            Lines of the gas in the beam computed and fitted beside the band that grows in the sample:
              map bands maps/*.hdr --baseline separate --gas co2,298K,40mbar,4
            """,
            [.. bands.All, measure],
            error,
            parsed =>
            {
                var what = Enum.Parse<BandMeasure>(parsed.GetRequiredValue(measure), ignoreCase: true);
                var work = what == BandMeasure.Area ? bands.Areas(parsed) : bands.Measure(parsed, what);
                return (all, progress, cancellation) =>
                {
                    foreach (var (name, map) in all)
                    {
                        progress.Say($"measuring {map.Pixels * map.Frames.Count} spectra");
                        Write(parsed, options, name, all.Count, work(map, cancellation).ToUptake() with { Name = map.Name }, output, error);
                    }
                };
            });
    }

    private static void Write(ParseResult parsed, MapOptions options, string name, int count, UptakeMap areas, TextWriter output, TextWriter error)
    {
        if (parsed.GetValue(options.Out) is { } path)
            MapOptions.Write(MapOptions.PathFor(path, name, count), () => Text(areas), areas.ToTable);
        else
            output.Write(Text(areas));
        if (parsed.GetValue(options.Figure) is { } figure)
            MapFigure.Of(areas).Save(MapOptions.PathFor(figure, name, count));
        MapOptions.Tell(error, areas.Findings);
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
                text.Append(CultureInfo.InvariantCulture, $",{areas.Values.Span[(p * areas.Times.Count) + f]:G7}");
        }

        return text.Append('\n').ToString();
    }
}
