using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Framing;
using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Simulators;

namespace Fickian.Tests.Acquisition;

/// <summary>The byte-exact exchanges beside the repository, and what a client or a simulator needs to meet them.</summary>
internal static class Vectors
{
    // Laboratory time runs fast, so that spacing and settling cost no test time; a silent instrument costs a tenth of its time-out.
    private static readonly SpedTime Laboratory = new(2000, TimeProvider.System);
    private static readonly SpedTime Impatient = new(10, TimeProvider.System);

    public static IReadOnlyList<ProtocolVector> Of(string file) => ProtocolVectorFile.Read(Repository.Shared($"protocols/{file}.tsv"));

    public static IReadOnlyList<ProtocolVector> Case(string file, string name) => [.. Of(file).Where(v => v.Case == name)];

    /// <summary>Set-up of a client whose instrument is the given channel; only where silence is expected the line may be impatient.</summary>
    public static InstrumentSetup Setup(IByteChannel channel, bool silence = false, params (string Name, string Value)[] settings) =>
        new("test", channel, Laboratory)
        {
            Wire = silence ? Impatient : TimeProvider.System,
            Settings = settings.ToDictionary(s => s.Name, s => s.Value, StringComparer.Ordinal),
        };

    public static SimulatorSetup Simulator(params (string Name, string Value)[] settings) =>
        new(Laboratory, 1) { Settings = settings.ToDictionary(s => s.Name, s => s.Value, StringComparer.Ordinal) };

    /// <summary>A client's line to a simulator: the same bytes as over a socket, without one.</summary>
    public static MemoryChannel Line(ISimulator simulator) => new(simulator.Kind, end => simulator.ServeAsync(end, TestContext.Current.CancellationToken));

    /// <summary>What a simulator answers to raw bytes; empty if it stays silent.</summary>
    public static async Task<byte[]> AnswerAsync(ISimulator simulator, byte[] request, IFramer replies)
    {
        await using var bus = new RequestBus("raw", Line(simulator), replies, new(TimeSpan.FromSeconds(2)), Laboratory, Impatient);
        await bus.OpenAsync(TestContext.Current.CancellationToken);
        try
        {
            return [.. (await bus.AskAsync(new(request, "raw bytes") { IsWrite = true }, RequestPriority.Recipe, TestContext.Current.CancellationToken)).SelectMany(f => f)];
        }
        catch (DeviceException e) when (e.Fault == DeviceFault.NoReply)
        {
            return [];
        }
    }
}
