using System.Globalization;
using Fickian.Acquisition.Bus;

namespace Fickian.Acquisition.Opus;

/// <summary>Commands of OPUS as the pipe takes them: text and CR LF. The HTTP carrier wraps the same text.</summary>
internal static class OpusCommand
{
    public static Request Say(string text) => Ask($"COMMAND_SAY {text}", "alive test (COMMAND_SAY)", isPlain: true);

    public static Request Version { get; } = Ask("GET_VERSION_EXTENDED", "version (GET_VERSION_EXTENDED)", isPlain: true);

    public static Request Status { get; } = Ask("DIAG_STATUS", "status of the instrument (DIAG_STATUS)");

    public static Request ProgramParameters { get; } = Write("OPUS_PARAMETERS", "use of the program's parameters");

    public static Request FileParameters { get; } = Write("FILE_PARAMETERS", "use of the file's parameters");

    public static Request DataValues { get; } = Write("DATA_VALUES", "use of numbers");

    public static Request ReadData { get; } = Ask("READ_DATA", "the points of the block (READ_DATA)");

    public static Request ReadParameter(string code) => Ask($"READ_PARAMETER {Code(code)}", $"parameter {code}");

    public static Request ReadParameters(params string[] codes) => Ask($"READ_MULTIPLE_PARAMETERS {string.Concat(codes.Select(Code))}", $"parameters {string.Join(", ", codes)}");

    public static Request WriteParameter(string code, string value) => Write($"WRITE_PARAMETER {Code(code)} {value}", $"parameter {code} = {value}");

    public static Request WriteParameter(string code, double value) => WriteParameter(code, value.ToString("R", CultureInfo.InvariantCulture));

    public static Request LoadExperiment(string path) => Write($"LOAD_EXPERIMENT {path}", $"loading of the experiment {path}");

    public static Request TakeReference { get; } = Write("TAKE_REFERENCE", "reference with the loaded experiment");

    public static Request MeasureReference(string experiment, string folder, int? scans) =>
        Write($"COMMAND_LINE MeasureReference (0, {{{Pairs(("EXP", Name(experiment)), ("XPP", Name(folder)), ("NSR", Number(scans)))}}});", "reference (MeasureReference)");

    public static Request MeasureSample(string experiment, string experimentFolder, int? scans, double? resolution, string name, string sample, string folder) =>
        Write(
            $"COMMAND_LINE MeasureSample (0, {{{Pairs(("EXP", Name(experiment)), ("XPP", Name(experimentFolder)), ("NSS", Number(scans)), ("RES", Number(resolution)), ("NAM", Name(name)), ("SNM", Name(sample)), ("PTH", Name(folder)))}}});",
            $"sample {name} (MeasureSample)");

    public static Request SaveAs(string path, int number, string block, string folder, string name) =>
        Write($"COMMAND_LINE SaveAs ([{FileOf(path, number, block)}], {{{Pairs(("DAP", Name(folder)), ("OEX", "'1'"), ("SAN", Name(name)), ("COF", "64"))}}});", $"export of {path} (SaveAs)");

    public static Request Unload(string path, int number) => Write($"COMMAND_LINE Unload([{FileOf(path, number, "Spec")}], {{}})", $"unloading of {path}");

    public static Request UnloadFile(string path) => Write($"UNLOAD_FILE \"{path}\"", $"unloading of {path}");

    public static Request ReadFromFile(string path) => Write($"READ_FROM_FILE {path}", $"choice of the file {path}");

    public static Request ReadFromBlock(string block) => Write($"READ_FROM_BLOCK {block}", $"choice of the block {block}");

    public static Request RunMacro(string path) => Write($"RUN_MACRO {path}", $"start of the macro {path}");

    public static Request MacroResults(int id) => Ask($"MACRO_RESULTS {id}", $"results of macro {id}");

    /// <summary>Ends a macro: by its number in OPUS 8, by its name before.</summary>
    public static Request KillMacro(string macro) => Write($"KILL_MACRO {macro}", $"end of macro {macro}");

    public static Request FindFunction(string name) => Ask($"FIND_FUNCTION {name}", $"search for a running {name}");

    /// <summary>Any command, as a person writes it.</summary>
    public static Request Raw(string text) => Write(text, $"'{text}'", isPlain: text.StartsWith("COMMAND_SAY ", StringComparison.Ordinal) || text.StartsWith("GET_VERSION", StringComparison.Ordinal));

    /// <summary>Whether a request is answered without <c>OK</c>.</summary>
    public static bool IsPlain(Request request) => request.Bytes.Span.StartsWith("COMMAND_SAY "u8) || request.Bytes.Span.StartsWith("GET_VERSION"u8);

    private static string Pairs(params (string Key, string? Value)[] pairs) => string.Join(", ", pairs.Where(p => p.Value is not null).Select(p => $"{p.Key}={p.Value}"));

    private static string? Name(string? text) => text is null or "" ? null : OpusText.Quoted(text);

    private static string? Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);

    private static string FileOf(string path, int number, string block) => $"\"{OpusText.Quoted(path)[1..^1]}\" {number}:{block}";

    private static string Code(string code) => code.Length == 3 && code.All(char.IsAsciiLetterOrDigit)
        ? code
        : throw new ArgumentException($"A parameter of OPUS has three letters, such as NSS, and '{code}' was found; nothing was sent.", nameof(code));

    private static Request Ask(string text, string what, bool isPlain = false) => new(Line(text), what) { Accept = Readable(isPlain) };

    private static Request Write(string text, string what, bool isPlain = false) => new(Line(text), what) { IsWrite = true, Accept = Readable(isPlain) };

    private static byte[] Line(string text) => [.. OpusText.Encode(text), (byte)'\r', (byte)'\n'];

    private static Func<ReadOnlyMemory<byte>, ReplyPart> Readable(bool isPlain) => frame => OpusReply.Decode(frame.Span, isPlain) is null ? ReplyPart.Damaged : ReplyPart.Last;
}
