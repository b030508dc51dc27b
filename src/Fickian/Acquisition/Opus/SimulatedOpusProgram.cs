using System.Globalization;
using Fickian.Acquisition.Simulators;
using static Fickian.Acquisition.Opus.OpusErrorText;

namespace Fickian.Acquisition.Opus;

/// <summary>OPUS as a program: reads a command line and gives the lines of its reply.</summary>
internal sealed class SimulatedOpusProgram
{
    private readonly SimulatorSetup setup;
    private readonly SimulatedOpusFiles files;
    private readonly SimulatedOpusMacros macros;
    private readonly SimulatedOpusMeasuring measuring;
    private readonly bool isSeven;
    private (string Path, string Block) chosen = ("", "AB");

    public SimulatedOpusProgram(SimulatorSetup setup, SampleSpectrum? sample)
    {
        this.setup = setup;
        isSeven = setup.Setting("version", "8") == "7";
        files = new(setup.Setting("folder", Path.Combine(Path.GetTempPath(), "fickian-opus")));
        macros = new(setup);
        measuring = new(setup, files, new(setup, sample), VersionText);
    }

    /// <summary>Number that DIAG_STATUS gives.</summary>
    public Func<int> Status { get; init; } = () => 0;

    /// <summary>Whether the scans fail.</summary>
    public Func<bool> ScansFail { get; init; } = () => false;

    public bool IsMeasuring => measuring.IsRunning;

    public bool IsVented { get; private set; }

    public bool IsClosed { get; private set; }

    public static string Failure(int number) => $"Error: {Of(number)} ID: {number}\n";

    /// <summary>Obeys a command.</summary>
    /// <returns>The reply with its line ends.</returns>
    public async Task<string> ObeyAsync(string command, CancellationToken cancellation)
    {
        var space = command.IndexOf(' ', StringComparison.Ordinal);
        var (word, rest) = space < 0 ? (command, "") : (command[..space], command[(space + 1)..].Trim());
        if (word == "COMMAND_LINE")
            return await CallAsync(rest, true, cancellation);
        if (Asked(word) is { } answer)
            return answer;
        return word switch
        {
            "COMMAND_SAY" => rest + "\n",
            "CLOSE_OPUS" => Close(),
            "READ_PARAMETER" => measuring.Parameter(rest) is { } value ? Ok(value) : Failure(ParameterName),
            "READ_MULTIPLE_PARAMETERS" => ReadMany(rest),
            "WRITE_PARAMETER" => WriteParameter(rest),
            "LOAD_EXPERIMENT" => rest.Length == 0 ? Failure(FunctionNotAvailable) : measuring.Load(rest) ? Ok() : Failure(FileMissing),
            "TAKE_REFERENCE" => await TakeReferenceAsync(rest, cancellation),
            "UNLOAD_FILE" => files.Unload(rest.Trim('"')) ? Ok() : Failure(FileMissing),
            "READ_FROM_FILE" => Choose(rest, chosen.Block),
            "READ_FROM_BLOCK" => Choose(chosen.Path, rest),
            "READ_DATA" => ReadData(),
            "RUN_MACRO" or "START_MACRO" => macros.Start(word == "RUN_MACRO" ? rest : rest.Split(' ')[0]) is { } id ? Ok($"{id}") : Failure(FileMissing),
            "MACRO_RESULTS" => !int.TryParse(rest, CultureInfo.InvariantCulture, out var macro) ? Failure(FunctionNotAvailable) : macros.Ended(macro) is { } ended ? Ok(ended ? "1" : "0") : Failure(FileMissing),
            "KILL_MACRO" => macros.Kill(rest, !isSeven) ? Ok() : Failure(isSeven ? FunctionNotAvailable : FileMissing),
            "FIND_FUNCTION" => Find(rest),
            "PARAM_STRING" => rest == "NSS" ? Ok("Sample Scans") : measuring.Parameter(rest) is null ? Failure(ParameterName) : Ok(rest),
            "ENUM_STRINGS" => rest == "APT" ? Ok("APT", "1 mm", "2 mm", "Open") : Failure(ParameterName),
            _ => command.Contains('(', StringComparison.Ordinal) ? await CallAsync(command, false, cancellation) : Failure(NotACommand),
        };
    }

    private string VersionText => isSeven ? "7.0.129 20120601" : "8.2 Build: 8, 2, 28 20190310";

    private static string Ok(params string[] lines) => string.Concat(lines.Prepend("OK").Select(l => l + "\n"));

    private string? Asked(string word)
    {
        var root = isSeven ? "C:\\OPUS_7.0.129" : "C:\\OPUS_8.2";
        return word switch
        {
            "GET_VERSION" => isSeven ? "20120601\n" : "20190310\n",
            "GET_VERSION_EXTENDED" => VersionText + "\n",
            "GET_OPUSPATH" or "GET_BASEPATH" => Ok(root),
            "GET_DATAPATH" => Ok(root + "\\DATA"),
            "GET_WORKPATH" => Ok(root + "\\WORK"),
            "GET_USERNAME" => Ok("Administrator"),
            "GET_LANGUAGE" => Ok("ENGLISH"),
            "DIAG_STATUS" => Ok($"{Status()}"),
            "SET_EXECUTE_MODE" or "OPUS_PARAMETERS" or "FILE_PARAMETERS" or "DATA_VALUES" => Ok(),
            _ => null,
        };
    }

    private string Close()
    {
        IsClosed = true;
        return Ok();
    }

    private string WriteParameter(string rest)
    {
        var at = rest.IndexOf(' ', StringComparison.Ordinal);
        return at < 0 ? Failure(FunctionNotAvailable) : measuring.Set(rest[..at], rest[(at + 1)..]) ? Ok() : Failure(ParameterName);
    }

    private string ReadMany(string codes)
    {
        var values = codes.Chunk(3).Select(c => new string(c)).Select(c => (Code: c, Value: measuring.Parameter(c))).ToArray();
        return values.Length == 0 || values.Any(v => v.Value is null) ? Failure(ParameterName) : Ok([.. values.Select(v => $"{v.Code}={v.Value}")]);
    }

    private async Task<string> TakeReferenceAsync(string experiment, CancellationToken cancellation)
    {
        if (experiment.Length > 0 && !measuring.Load(experiment))
            return Failure(FileMissing);
        var error = Ready() ?? await measuring.ReferenceAsync(new Dictionary<string, string>(StringComparer.Ordinal), cancellation);
        return error == 0 ? Ok() : Failure(error);
    }

    private string Choose(string path, string block)
    {
        if (files[path]?.Block(block) is null)
            return Failure(FileMissing);
        chosen = (path, block);
        return Ok();
    }

    private string ReadData()
    {
        if (files[chosen.Path] is not { } file)
            return Failure(FileMissing);
        var values = file.Block(chosen.Block)!;
        return Ok([chosen.Block, $"{values.Length}", Number(file.Wavenumbers[0]), Number(file.Wavenumbers[^1]), "1", .. values.Select(Number)]);
    }

    private static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    private string Find(string name) => name switch
    {
        "0" => Ok("4312"),
        "MeasureSample" => IsMeasuring ? Ok("5120") : Ok(),
        "Timer" => macros.AnyRuns ? Ok("7001") : Ok(),
        _ => Ok(),
    };

    private int? Ready() => ScansFail() || Status() is 2 or -1 ? NotCompleted : null;

    private async Task<string> CallAsync(string text, bool viaCommandLine, CancellationToken cancellation)
    {
        var (call, error) = OpusFunctionCall.Parse(text);
        if (call is null)
            return Failure(error);
        switch (call.Name)
        {
            case "MeasureReference":
                error = Ready() ?? await measuring.ReferenceAsync(call.Values, cancellation);
                return error != 0 ? Failure(error) : viaCommandLine ? Ok("0") : Ok();
            case "MeasureSample":
                var (path, number, id, failure) = Ready() is { } no ? ("", 0, 0, no) : await measuring.SampleAsync(call.Values, cancellation);
                return failure == 0 ? Measured(path, number, id) : Failure(failure);
            case "SaveAs" when call.File is { } file && files[file.Path] is { } saved && saved.Block(file.Block) is not null:
                return files.Export(saved, file.Block, call.Values.GetValueOrDefault("DAP", ""), call.Values.GetValueOrDefault("SAN", "")) ? Ok() : Failure(NotCompleted);
            case "Unload" when call.File is { } file:
                return files.Unload(file.Path) ? Ok() : Failure(FileMissing);
            case "UnloadAll":
                return Ok();
            case "SaveAs":
                return Failure(call.File is null ? FileParameterMalformed : FileMissing);
            case "SendCommand":
                IsVented = call.Values.GetValueOrDefault("UNI") switch { "VAC=5" => true, "VAC=4" => false, _ => IsVented };
                return Ok();
            default:
                return Failure(FunctionNotAvailable);
        }
    }

    // Users have seen the path on the third line, on the fourth, and all of it on one line.
    private string Measured(string path, int number, int id) => setup.Setting("layout", "lines") switch
    {
        "line" => $"OK 1 \"{path}\" {number} {id} 0",
        "late" => $"OK\n1\n\n\"{path}\" {number}\n{id}\n0\n",
        _ => $"OK\n1\n\"{path}\" {number}\n{id}\n0\n",
    };
}
