using System.CommandLine;
using System.Text.Json.Nodes;
using Fickian.Acquisition.Journal;

namespace Fickian.Cli.Verbs;

/// <summary><c>fickian recover</c>: what a journal holds, its repair, and its export.</summary>
internal sealed class RecoverVerb
{
    private readonly Argument<string[]> files = FilesArgument.Create("JOURNAL", "Journals of runs, .fickian-journal; each segment by itself.");
    private readonly Option<string?> to = new("--to") { Description = $"Exports the run as one of {RecoverTarget.Names}: hdf5 (NeXus, everything), csv (one line per sample), wide (one column per channel), uptake (one channel from its exposure on, for 'fit uptake')." };
    private readonly Option<string?> outPath = new("--out") { Description = "File to write, or a folder that exists; without it, a file of the same name in the current folder." };
    private readonly Option<bool> force = new("--force") { Description = "Replaces exports that exist. A journal is never replaced." };
    private readonly Option<string?> channel = new("--channel") { Description = "With --to uptake: name of the channel; needed if there are several." };
    private readonly Option<string> marker = new("--marker") { Description = "With --to uptake: name of the marker at which the time is 0.", DefaultValueFactory = _ => Marker.Exposure };
    private readonly Option<int> occurrence = new("--occurrence") { Description = "With --to uptake: which of several markers of that name, from 1." };
    private readonly Option<bool> json = new("--json") { Description = "One JSON document: an object for one journal, an array for several." };

    private RecoverVerb()
    {
    }

    public static Command Create(TextWriter output, TextWriter error)
    {
        var verb = new RecoverVerb();
        var command = new Command(
            "recover",
            """
            Tells what the journal of a run holds, whether the run ended properly and where the file is damaged; repairs and exports it.
            A torn tail, left when program or machine died, is stored in a side file ending in .torn and then cut off; damage in the middle is reported with its offset and the rest is read. Nothing is deleted or overwritten.
            The exit code is 0 if the journal is sound, 1 if damage was found, 2 if it cannot be read.

            Example:
              dotnet run --project src/Fickian.Cli -c Release -- recover data/simulated/uptake/agZIF-62-P-CO2.simulated.fickian-journal --to uptake --channel band-area --out .artifacts/band-area.csv
            """) { verb.files, verb.to, verb.outPath, verb.force, verb.channel, verb.marker, verb.occurrence, verb.json };
        command.SetAction(parsed => verb.Run(parsed, output, error));
        return command;
    }

    private int Run(ParseResult parsed, TextWriter output, TextWriter error)
    {
        var paths = parsed.GetRequiredValue(files);
        var request = Request(parsed, paths.Length);
        var damaged = false;
        List<JsonNode> documents = [];
        var code = FileByFile.Run(paths, error, file =>
        {
            var recovered = JournalRecovery.Repair(file);
            damaged |= !recovered.Summary.Damage.IsEmpty;
            if (parsed.GetValue(json))
                documents.Add(RecoverJson.Of(recovered));
            else
                RecoverText.Write(output, recovered);
            if (request?.Export(file) is { } written)
                error.WriteLine(written);
        });
        if (documents.Count > 0)
            output.WriteLine(JsonText.Of(paths.Length == 1 ? documents[0] : new JsonArray([.. documents])));
        return code == ExitCode.Fine && damaged ? ExitCode.CheckFailed : code;
    }

    private RecoverTarget? Request(ParseResult parsed, int count)
    {
        if (parsed.GetValue(to) is not { } name)
        {
            return parsed.GetValue(outPath) is null && parsed.GetValue(channel) is null
                ? null
                : throw new UsageException($"--out and --channel say how to export; add --to with one of {RecoverTarget.Names}.");
        }

        var place = parsed.GetValue(outPath);
        if (count > 1 && place is not null && !Directory.Exists(place))
            throw new UsageException($"A folder that exists was expected after --out for several journals and '{place}' was found; make it first.");
        if (name != RecoverTarget.Uptake && parsed.GetValue(channel) is not null)
            throw new UsageException($"--channel belongs to --to {RecoverTarget.Uptake}, which takes one; leave it out.");
        return RecoverTarget.Of(name) with
        {
            Place = place,
            Force = parsed.GetValue(force),
            Channel = parsed.GetValue(channel),
            Marker = parsed.GetValue(marker)!,
            Occurrence = parsed.GetValue(occurrence),
        };
    }
}
