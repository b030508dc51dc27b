using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Framing;
using Fickian.Acquisition.Simulators;

namespace Fickian.Acquisition.Opus;

/// <summary>OPUS and a spectrometer that are not there: both carriers, real OPUS files of the virtual sample, the errors and the layouts of versions 7 and 8.</summary>
/// <remarks>A connection that begins with <c>GET </c> is served as the HTTP server does, any other as the pipe. Measuring blocks its own connection.</remarks>
public sealed class OpusSimulator : ISimulator
{
    private const string Get = "GET /OpusCommand.htm?";

    private readonly Lock gate = new();
    private readonly SimulatorSetup setup;
    private readonly SimulatedOpusProgram program;
    private readonly SimulatorFaults faults = new(Known());

    /// <summary>Makes the program with its spectrometer.</summary>
    /// <param name="setup">Clock, seed, input <c>uptake</c> (share of saturation, 1) and settings.</param>
    /// <param name="sample">What the beam goes through; null for a glass that takes up CO₂.</param>
    public OpusSimulator(SimulatorSetup setup, SampleSpectrum? sample = null)
    {
        ArgumentNullException.ThrowIfNull(setup);
        this.setup = setup;
        program = new(setup, sample)
        {
            Status = () => faults["no-instrument"] ? -1 : faults["instrument-error"] ? 2 : faults["warnings"] ? 1 : 0,
            ScansFail = () => faults["scans-fail"],
        };
        Outputs = new Dictionary<string, Func<double>>(StringComparer.Ordinal)
        {
            ["measuring"] = () => program.IsMeasuring ? 1 : 0,
            ["open"] = () => program.IsVented ? 1 : 0,
        };
    }

    /// <summary>Settings, each with what it means.</summary>
    public static IReadOnlyDictionary<string, string> KnownSettings { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["version"] = "7 or 8 (8)",
        ["layout"] = "reply of MeasureSample: lines, line (all on one), late (path on the fourth) (lines)",
        ["folder"] = "folder of this computer for the spectra (fickian-opus in the temporary folder)",
        ["scan-time"] = "time of one scan at 4 cm⁻¹, s (0.5)",
        ["macros"] = "macros that exist, with blanks between (map.mtx)",
        ["macro-time"] = "time that a macro runs, s (20)",
    };

    /// <inheritdoc/>
    public string Kind => "opus";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Func<double>> Outputs { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Faults => faults.Known;

    /// <inheritdoc/>
    public void Inject(string fault, bool on = true) => faults.Inject(fault, on);

    /// <inheritdoc/>
    public Task ServeAsync(IByteChannel line, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(line);
        return FrameService.ServeAsync(line, LineFramer.CarriageReturnLineFeed, new Connection(this, line, cancellation).HandleAsync, cancellation);
    }

    private static Dictionary<string, string> Known()
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["no-instrument"] = "no spectrometer is connected: status -1",
            ["instrument-error"] = "the spectrometer cannot measure: status 2",
            ["warnings"] = "the spectrometer warns and measures: status 1",
            ["scans-fail"] = "every measurement ends with error 9",
            ["slow"] = "every answer comes 5 s late",
            ["cut"] = "answers break off in the middle",
            ["missing"] = "commands are carried out and not answered",
            ["cut-result"] = "samples are measured and the answer breaks off in the middle",
            ["missing-result"] = "samples are measured and not answered",
            ["pipe-destroyed"] = "the line is closed at the next command",
        };
        for (var number = OpusErrorText.NotACommand; number <= OpusErrorText.NotCompleted; number++)
            known[$"error-{number}"] = $"every command but the alive test is refused with error {number}: {OpusErrorText.Of(number)}";
        return known;
    }

    private async Task<byte[]> AnswerAsync(string command, CancellationToken cancellation)
    {
        var error = Enumerable.Range(1, OpusErrorText.NotCompleted).FirstOrDefault(n => faults[$"error-{n}"]);
        Task<string> obeying;

        // Several connections may command at once; what takes no time is done by one after the other.
        lock (gate)
            obeying = error > 0 && !command.StartsWith("COMMAND_SAY", StringComparison.Ordinal) ? Task.FromResult(SimulatedOpusProgram.Failure(error)) : program.ObeyAsync(command, cancellation);
        var reply = await obeying;
        if (faults["slow"])
            await Task.Delay(TimeSpan.FromSeconds(5), setup.Time, cancellation);
        var bytes = OpusText.Line(reply);
        var result = command.Contains("MeasureSample (", StringComparison.Ordinal);
        return faults["missing"] || (result && faults["missing-result"]) ? []
            : faults["cut"] || (result && faults["cut-result"]) ? bytes[..(bytes.Length / 2)]
            : bytes;
    }

    // One line to the program: what was asked on it decides how it is answered.
    private sealed class Connection(OpusSimulator simulator, IByteChannel line, CancellationToken cancellation)
    {
        private string? target;

        public async Task HandleAsync(byte[] frame, Func<ReadOnlyMemory<byte>, ValueTask> reply)
        {
            var text = OpusText.Lenient(frame);
            if (simulator.faults["pipe-destroyed"] || simulator.program.IsClosed)
            {
                await line.CloseAsync();
                return;
            }

            if (target is null && text.StartsWith(Get, StringComparison.Ordinal))
            {
                target = text[Get.Length..].Replace("%20", " ", StringComparison.Ordinal);
                return;
            }

            // Heads of a request are passed over up to the empty line.
            if (target is not null && text.Length > 0)
                return;
            var answer = await simulator.AnswerAsync(target ?? text, cancellation);
            if (answer.Length > 0)
                await reply(answer);
            if (target is not null)
                await line.CloseAsync();
        }
    }
}
