using System.Text;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Framing;
using Fickian.Acquisition.Simulators;
using Fickian.Acquisition.Weighing;

namespace Fickian.Acquisition.MettlerToledo;

/// <summary>A balance with MT-SICS that is not there: it settles, is buoyed up by the air, feels draught, drifts, and sends lines that nobody asked for.</summary>
public sealed class MtSicsSimulator : ISimulator
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(0.1);
    private static readonly TimeSpan AdjustmentTime = TimeSpan.FromSeconds(60);

    private readonly Lock gate = new();
    private readonly TimeProvider time;
    private readonly BalanceLines lines = new();
    private readonly SicsBalanceState balance;
    private readonly SimulatorFaults faults = new(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["draught"] = "the weight never settles",
        ["drift"] = "the weight creeps up by a digit a second",
        ["evaporation"] = "the sample loses fifty digits a second",
        ["overload"] = "too much lies on the pan",
        ["underload"] = "the pan is missing",
        ["busy"] = "nothing can be carried out now",
        ["transmission"] = "every command comes damaged (ET)",
        ["milligrams"] = "somebody has switched the unit to mg at the balance",
        ["print-key"] = "somebody presses the print key once: a weight that nobody asked for",
        ["power-on"] = "the balance loses its supply for a moment: tare and zero are lost, the serial number is sent unasked",
        ["silent"] = "nothing is answered",
    });

    /// <summary>Makes a balance with what lies on its pan.</summary>
    /// <param name="setup">Clock, seed, inputs (<c>mass</c>, kg; <c>temperature</c> of the air, K) and settings.</param>
    public MtSicsSimulator(SimulatorSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        time = setup.Time;
        balance = new(setup);
        Outputs = new Dictionary<string, Func<double>>(StringComparer.Ordinal) { ["weight"] = () => Locked(() => balance.Net().Mass) };
    }

    /// <summary>Settings, each with what it means.</summary>
    public static IReadOnlyDictionary<string, string> KnownSettings { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["serial"] = "serial number (1234567)",
        ["model"] = "model (XS205DU)",
        ["capacity"] = "most that can be weighed, g (220)",
        ["decimals"] = "digits after the point in grams (4)",
        ["density"] = "density of what is weighed, kg/m³ (1350)",
        ["dialect"] = "mt, or kcp: acknowledges a tare without its value (mt)",
        ["software"] = "version of its program (3.10 10.28.0.493.142)",
        ["name"] = "name that the laboratory gave it (Sim Balance)",
        ["door"] = "position of the draft shield (0)",
    };

    /// <inheritdoc/>
    public string Kind => "mt-sics";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Func<double>> Outputs { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Faults => faults.Known;

    /// <inheritdoc/>
    public void Inject(string fault, bool on = true)
    {
        byte[] unasked = [];
        lock (gate)
        {
            faults.Inject(fault, on);
            balance.Show(faults);
            if (on && fault == "power-on")
            {
                balance.Restart();
                unasked = Bytes([$"I4 A \"{balance.Serial}\""]);
            }
            else if (on && fault == "print-key")
            {
                unasked = Bytes([balance.Weighed("S", atOnce: true)]);
            }
        }

        if (unasked.Length > 0)
            lines.Broadcast(unasked);
    }

    /// <inheritdoc/>
    public async Task ServeAsync(IByteChannel line, CancellationToken cancellation)
    {
        using var entered = lines.Enter(line, cancellation);
        var streaming = new CancellationTokenSource();
        try
        {
            await FrameService.ServeAsync(line, LineFramer.CarriageReturnLineFeed, async (frame, _) =>
            {
                var command = Encoding.Latin1.GetString(frame);
                if (command is "S" or "SI" or "SIR" or "@")
                {
                    await streaming.CancelAsync();
                    streaming = new();
                }

                await HandleAsync(command, entered, streaming.Token);
            }, cancellation);
        }
        finally
        {
            await streaming.CancelAsync();
            streaming.Dispose();
        }
    }

    private async Task HandleAsync(string command, BalanceLines.Line line, CancellationToken streaming)
    {
        var refusal = Locked(() => faults["silent"] ? [] : faults["transmission"] ? ["ET"] : balance.IsAdjusting || faults["busy"] ? [SicsBalanceState.Busy(command)] : (string[]?)null);
        if (refusal is null && command == "SIR")
        {
            _ = StreamAsync(line, streaming);
            return;
        }

        if (refusal is null && command is "S" or "Z" or "T")
            await SettledAsync();
        var answer = refusal ?? Locked(() => balance.Answer(command));
        if (answer.Count > 0)
            await line.SendAsync(Bytes(answer));
        if (refusal is null && command == "C3")
            _ = AdjustAsync(line);
    }

    private async Task StreamAsync(BalanceLines.Line line, CancellationToken streaming)
    {
        try
        {
            while (true)
            {
                await line.SendAsync(Bytes([Locked(() => balance.Weighed("S", atOnce: true))]));
                await Task.Delay(BetweenLooks, time, streaming);
            }
        }
        catch (OperationCanceledException)
        {
            // Another command has ended the stream.
        }
    }

    private async Task AdjustAsync(BalanceLines.Line line)
    {
        await Task.Delay(AdjustmentTime, time);
        await line.SendAsync(Bytes([Locked(balance.EndAdjustment)]));
    }

    private async Task SettledAsync()
    {
        var start = time.GetTimestamp();
        while (!Locked(() => balance.Net().IsStable || balance.IsOutOfRange) && time.GetElapsedTime(start) < Patience)
            await Task.Delay(BetweenLooks, time);
    }

    private T Locked<T>(Func<T> value)
    {
        lock (gate)
            return value();
    }

    private static byte[] Bytes(IEnumerable<string> answer) => Encoding.ASCII.GetBytes(string.Concat(answer.Select(l => l + "\r\n")));
}
