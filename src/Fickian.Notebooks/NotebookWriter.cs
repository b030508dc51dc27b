using System.Text;
using System.Text.Json;

namespace Fickian.Notebooks;

/// <summary>Writes a <see cref="Notebook"/> in its canonical form.</summary>
internal static class NotebookWriter
{
    public static byte[] Write(Notebook notebook)
    {
        var json = new CanonicalJson();
        json.Object(
            ("cells", () => json.Array(notebook.Cells, cell => WriteCell(json, cell))),
            ("metadata", () => json.Write(notebook.Metadata)),
            ("nbformat", () => json.Write(4)),
            ("nbformat_minor", () => json.Write(5)));
        return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(json + "\n");
    }

    private static void WriteCell(CanonicalJson json, NotebookCell cell)
    {
        List<(string, Action)> properties =
        [
            ("cell_type", () => json.Write(cell.Kind switch { CellKind.Code => "code", CellKind.Markdown => "markdown", _ => "raw" })),
            ("id", () => json.Write(cell.Id)),
            ("metadata", () => json.Write(cell.Metadata)),
            ("source", () => json.Lines(cell.Source)),
        ];
        if (cell.Kind == CellKind.Code)
        {
            properties.Add(("execution_count", () => json.Write(cell.ExecutionCount)));
            properties.Add(("outputs", () => json.Array(cell.Outputs, output => WriteOutput(json, output))));
        }
        else if (cell.Attachments is { } files)
        {
            properties.Add(("attachments", () => json.Write(files)));
        }

        json.Object(properties);
    }

    private static void WriteOutput(CanonicalJson json, CellOutput output)
    {
        switch (output)
        {
            case CellOutput.StreamText stream:
                json.Object(
                    ("name", () => json.Write(stream.Name)),
                    ("output_type", () => json.Write("stream")),
                    ("text", () => json.Lines(stream.Text)));
                break;
            case CellOutput.Display display:
                WriteDisplay(json, display);
                break;
            case CellOutput.Error error:
                json.Object(
                    ("ename", () => json.Write(error.Name)),
                    ("evalue", () => json.Write(error.Value)),
                    ("output_type", () => json.Write("error")),
                    ("traceback", () => json.Array(error.Traceback, json.Write)));
                break;
        }
    }

    private static void WriteDisplay(CanonicalJson json, CellOutput.Display display)
    {
        List<(string, Action)> properties =
        [
            ("data", () => json.Object(display.Data.Select(entry => (entry.Key, (Action)(() => WriteData(json, entry.Key, entry.Value)))))),
            ("metadata", () => json.Write(display.Metadata)),
            ("output_type", () => json.Write(display.IsResult ? "execute_result" : "display_data")),
        ];
        if (display.IsResult)
            properties.Add(("execution_count", () => json.Write(display.ExecutionCount)));
        json.Object(properties);
    }

    private static void WriteData(CanonicalJson json, string mimeType, string text)
    {
        if (!MimeBundle.IsJson(mimeType))
        {
            json.Lines(text);
            return;
        }

        using var document = JsonDocument.Parse(text);
        json.Write(document.RootElement);
    }
}
