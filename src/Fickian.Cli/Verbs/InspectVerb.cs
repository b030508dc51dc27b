using System.CommandLine;
using System.Text.Json.Nodes;
using Fickian.Files;

namespace Fickian.Cli.Verbs;

/// <summary><c>fickian inspect</c>: what a file holds.</summary>
internal static class InspectVerb
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var files = FilesArgument.Create("FILE", "Files in any format that is read; of a cube, its header or its data.");
        var json = new Option<bool>("--json") { Description = "One JSON document: an object for one file, an array for several." };
        var at = new Option<double?>("--at") { Description = "Prints the values at the stored point nearest to this position on the spectral axis; of a table the row nearest to it in the first column." };
        var pixel = new Option<string?>("--pixel") { Description = "With --at: only this pixel, ROW,COL counted from 0 as stored." };
        var frame = new Option<int>("--frame") { Description = "Frame of a series, counted from 0." };
        var spectrum = new Option<string?>("--spectrum") { Description = "Prints the spectrum of a pixel, ROW,COL counted from 0 as stored." };
        var command = new Command(
            "inspect",
            $"""
            Tells what a file holds: format, shape, axes, units, what the instrument noted, and what is doubtful.
            The format is recognised by the content, whatever the name. Values that are asked for come from the first data set.

            Read are: {string.Join(", ", DataFile.Formats.Select(f => f.Title).Distinct(StringComparer.Ordinal))}.

            Example:
              dotnet run --project src/Fickian.Cli -c Release -- inspect data/simulated/maps/agZIF-62-P-CO2/t00021s.hdr --at 2337 --pixel 6,8 --json
            """) { files, json, at, pixel, frame, spectrum };
        command.SetAction(parsed =>
        {
            var question = new InspectQuestion(parsed.GetValue(at), InspectQuestion.Place("--pixel", parsed.GetValue(pixel)), InspectQuestion.Place("--spectrum", parsed.GetValue(spectrum)), parsed.GetValue(frame));
            if (question is { Pixel: not null, At: null })
                throw new UsageException("--pixel says where to take the value of --at; add --at, or ask for --spectrum ROW,COL.");
            parsed.Require(question.Spectrum is null, "and --spectrum ask for different values; leave one of them out.", at);
            parsed.Require(question is not { At: null, Spectrum: null }, "says from which frame to take values; ask for some by --at or --spectrum, or leave it out.", frame);
            var paths = parsed.GetRequiredValue(files);
            List<JsonNode> documents = [];
            var code = FileByFile.Run(paths, error, file =>
            {
                var contents = DataFile.Open(file);
                if (contents.DataSets.IsEmpty)
                    throw new DataFileException(file, "", "at least one data set was expected and none was found; check that the export was complete.");
                var values = InspectedValues.Of(contents.DataSets[0], question);
                if (parsed.GetValue(json))
                {
                    documents.Add(InspectJson.Of(contents, values));
                    return;
                }

                if (values == InspectedValues.None)
                    InspectText.Write(output, error, contents);
                values.Write(output);
            });
            if (documents.Count > 0)
                output.WriteLine(JsonText.Of(paths.Length == 1 ? documents[0] : new JsonArray([.. documents])));
            return code;
        });
        return command;
    }
}
