using System.Text.Encodings.Web;
using System.Text.Json;
using Fickian.Infrared;

namespace Fickian.Files;

/// <summary>JSON for other programs: every data set of a file with its axes and all its values.</summary>
/// <remarks>
/// Fields: <c>format</c>, <c>metadata</c>, <c>findings</c> and <c>dataSets</c>; of each data set <c>name</c>, <c>kind</c>, <c>shape</c>, <c>axes</c> (name, unit, values), <c>valueUnit</c>, <c>values</c>, <c>metadata</c>, <c>findings</c>.
/// Values are one flat list in the order of <c>shape</c>, the last index fastest; of a map over time the frame comes first. A missing value is null.
/// </remarks>
public static class JsonFile
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes what a file holds; the document is there as a whole or not at all.</summary>
    /// <param name="path">Path of the document; replaced if it exists.</param>
    /// <param name="contents">What a file holds.</param>
    public static void Write(string path, FileContents contents)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(contents);
        WholeFile.Write(path, partial =>
        {
            using var stream = File.Create(partial);
            using var json = new Utf8JsonWriter(stream, Readable);
            json.WriteStartObject();
            json.WriteString("format", contents.Format);
            Notes(json, contents.Metadata, contents.Findings);
            json.WriteStartArray("dataSets");
            foreach (var set in contents.DataSets)
            {
                json.WriteStartObject();
                Set(json, set);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static void Set(Utf8JsonWriter json, IDataSet set)
    {
        json.WriteString("name", set.Name);
        json.WriteString("kind", set.Kind);
        var axes = set is SpectralMap { Frames.Count: > 1 } map ? [map.Frames, map.Rows, map.Columns, map.Wavenumbers] : set.Axes;
        json.WriteStartArray("shape");
        foreach (var axis in axes)
            json.WriteNumberValue(axis.Count);
        json.WriteEndArray();
        json.WriteStartArray("axes");
        foreach (var axis in axes)
        {
            json.WriteStartObject();
            json.WriteString("name", axis.Quantity.Name);
            json.WriteString("unit", PlainUnit.Of(axis.Quantity.Unit));
            json.WriteStartArray("values");
            foreach (var position in axis.Values.Span)
                json.WriteNumberValue(position);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (set is ITabular table)
            Headings(json, table.ToTable());
        json.WriteString("valueUnit", PlainUnit.OfValues(set.Value));
        Values(json, set);
        Notes(json, set.Metadata, set.Findings);
    }

    private static void Headings(Utf8JsonWriter json, Table table)
    {
        json.WriteStartArray("columns");
        foreach (var column in table.Columns)
        {
            json.WriteStartObject();
            json.WriteString("name", column.Name);
            json.WriteString("unit", column.Unit);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Values(Utf8JsonWriter json, IDataSet set)
    {
        json.WriteStartArray("values");
        switch (set)
        {
            case SpectralMap map:
                Singles(json, map.Values);
                break;
            case Micrograph picture:
                Singles(json, picture.Values);
                break;
            case ITabular tabular:
                var table = tabular.ToTable();
                for (var row = 0; row < table.Rows; row++)
                {
                    foreach (var column in table.Columns)
                        Number(json, column.Values.Span[row]);
                }

                break;
            case Spectrum spectrum:
                foreach (var value in spectrum.Values.Span)
                    Number(json, value);
                break;
            default:
                throw new ArgumentException($"A spectrum, a map, a table or a picture was expected; found a {set.Kind}.", nameof(set));
        }

        json.WriteEndArray();
    }

    // The writer keeps all of it in memory unless it is emptied now and then.
    private static void Singles(Utf8JsonWriter json, ReadOnlyMemory<float> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var value = values.Span[i];
            if (float.IsFinite(value))
                json.WriteNumberValue(value);
            else
                json.WriteNullValue();
            if (i % (1 << 16) == 0)
                json.Flush();
        }
    }

    private static void Number(Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value))
            json.WriteNumberValue(value);
        else
            json.WriteNullValue();
    }

    private static void Notes(Utf8JsonWriter json, Metadata metadata, IEnumerable<Finding> findings)
    {
        json.WriteStartObject("metadata");
        foreach (var (name, text) in metadata.Entries)
            json.WriteString(name, text);
        json.WriteEndObject();
        json.WriteStartArray("findings");
        foreach (var finding in findings)
            json.WriteStringValue(finding.ToString());
        json.WriteEndArray();
    }
}
