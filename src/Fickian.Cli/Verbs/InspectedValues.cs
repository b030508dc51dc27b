using System.Globalization;
using System.Text.Json.Nodes;
using Fickian.Infrared;

namespace Fickian.Cli.Verbs;

/// <summary>Values that <c>inspect</c> was asked for: one spectrum, what stands at a wavenumber, or a row of a table.</summary>
/// <param name="Heading">Names of the columns.</param>
/// <param name="Rows">Rows of numbers.</param>
internal sealed record InspectedValues(string[] Heading, double[][] Rows)
{
    public static InspectedValues None { get; } = new([], []);

    /// <summary>Takes the values out of a data set.</summary>
    /// <exception cref="UsageException">The data set has no such values.</exception>
    public static InspectedValues Of(IDataSet set, InspectQuestion question)
    {
        if (question.Spectrum is { } pixel)
            return Spectrum(MapOf(set).Spectrum(pixel.Row, pixel.Column, question.Frame));
        if (question.At is not { } position)
            return None;
        if (set is not SpectralMap && (question.Pixel is not null || question.Frame != 0))
            throw new UsageException($"--pixel and --frame are places in a map, and the first data set is a {set.Kind}; leave them out.");
        if (set is Spectrum spectrum)
        {
            var index = Nearest(spectrum.Axis, position);
            return new([spectrum.Axis.Quantity.Name, spectrum.Value.Name], [[spectrum.Axis[index], spectrum.Values.Span[index]]]);
        }

        if (set is ITabular tabular)
            return NearestRow(tabular.ToTable(), position);
        var map = MapOf(set);
        if (question.Frame < 0 || question.Frame >= map.Frames.Count)
            throw new UsageException($"A frame from 0 to {map.Frames.Count - 1} was expected after --frame and {question.Frame} was found.");
        var at = Nearest(map.Wavenumbers, position);
        var pixels = question.Pixel is { } one ? [one] : Enumerable.Range(0, map.Pixels).Select(i => (Row: i / map.Columns.Count, Column: i % map.Columns.Count));
        return new(["row", "column", map.Wavenumbers.Quantity.Name, map.Value.Name], [.. pixels.Select(p =>
            new[] { p.Row, p.Column, map.Wavenumbers[at], map.At(map.Frames.Count > 1 ? [p.Row, p.Column, at, question.Frame] : [p.Row, p.Column, at]) })]);
    }

    public void Write(TextWriter output)
    {
        if (Heading.Length == 0)
            return;
        output.WriteLine(string.Join('\t', Heading));
        foreach (var row in Rows)
            output.WriteLine(string.Join('\t', row.Select(v => v.ToString("R", CultureInfo.InvariantCulture))));
    }

    /// <summary>Appends the values as an array of objects, one per row.</summary>
    public void AppendTo(JsonObject document)
    {
        if (Heading.Length > 0)
            document["values"] = new JsonArray([.. Rows.Select(row => new JsonObject(Heading.Zip(row, (name, value) => KeyValuePair.Create(name, (JsonNode?)EstimateJson.Finite(value)))))]);
    }

    private static InspectedValues Spectrum(Spectrum spectrum) =>
        new([spectrum.Axis.Quantity.Name, spectrum.Value.Name], [.. Enumerable.Range(0, spectrum.Count).Select(i => new[] { spectrum.Axis[i], spectrum.Values.Span[i] })]);

    // The row whose first cell lies nearest to a position.
    private static InspectedValues NearestRow(Table table, double position)
    {
        var at = -1;
        for (var i = 0; i < table.Rows; i++)
        {
            if (Math.Abs(table.At(i, 0) - position) is var distance && !double.IsNaN(distance) && (at < 0 || distance < Math.Abs(table.At(at, 0) - position)))
                at = i;
        }

        return at < 0
            ? throw new UsageException($"A number in the first column of '{table.Name}' was expected and there is none; leave out --at.")
            : new([.. table.Headings], [[.. table.Columns.Select(c => c.Values.Span[at])]]);
    }

    private static SpectralMap MapOf(IDataSet set) => set as SpectralMap ?? throw new UsageException($"A map was expected to take pixels from and '{set.Name}' is a {set.Kind}; leave out --spectrum and --pixel.");

    private static int Nearest(Axis axis, double position) => axis.Count > 0 ? axis.Nearest(position) : throw new UsageException("A data set with at least one point was expected and this one is empty.");
}
