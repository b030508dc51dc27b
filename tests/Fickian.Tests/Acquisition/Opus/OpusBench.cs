using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Opus;

namespace Fickian.Tests.Acquisition.Opus;

/// <summary>A driver of OPUS, its simulator, and a folder between them.</summary>
internal sealed class OpusBench : IAsyncDisposable
{
    // Fast enough that scans cost milliseconds, slow enough that a time-out of the laboratory is none of the machine.
    private static readonly SpedTime Laboratory = new(2000, TimeProvider.System);

    private readonly string folder = Directory.CreateTempSubdirectory("opus").FullName;

    public OpusBench(string carrier = "http", SampleSpectrum? sample = null, bool silence = false, params (string Name, string Value)[] simulator)
    {
        Simulator = new(Vectors.Simulator([("folder", folder), .. simulator]) with { Time = Laboratory }, sample);
        Spectrometer = new(Setup(Vectors.Line(Simulator), folder, carrier, silence));
    }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public OpusSimulator Simulator { get; }

    public OpusSpectrometer Spectrometer { get; }

    public string Folder => folder;

    public static InstrumentSetup Setup(IByteChannel line, string folder, string carrier, bool silence) => new("spectrometer", line, Laboratory)
    {
        Wire = silence ? new SpedTime(100, TimeProvider.System) : TimeProvider.System,
        Settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["carrier"] = carrier,
            ["quiet"] = silence ? "0.5" : "0.005",
            ["experiment"] = "C:\\XPM\\uptake.xpm",
            ["folder"] = "D:\\data",
            ["local-folder"] = folder,
            ["least-free-space"] = "1",
        },
    };

    /// <summary>Connected, with a reference.</summary>
    public async Task<OpusBench> ReadyAsync()
    {
        await Spectrometer.ConnectAsync(Cancellation);
        await Spectrometer.MeasureReferenceAsync(null, RequestPriority.Recipe, Cancellation);
        return this;
    }

    public Task<MeasuredSpectrum> SampleAsync(string name = "run7", int scans = 32) =>
        Spectrometer.MeasureSampleAsync(new(name, "a_gZIF-62", scans), RequestPriority.Recipe, Cancellation);

    /// <summary>What the simulator answers to bytes on its pipe.</summary>
    public static async Task<byte[]> AnswerAsync(OpusSimulator simulator, byte[] command)
    {
        var pipe = new OpusPipeChannel(Vectors.Line(simulator), TimeSpan.FromMilliseconds(5), TimeProvider.System);
        await using var bus = new RequestBus("raw", pipe, OpusReplyQueue.Framer, new(TimeSpan.FromSeconds(60)), Laboratory, TimeProvider.System);
        await bus.OpenAsync(Cancellation);
        return (await bus.AskAsync(new(command, "raw bytes") { IsWrite = true }, RequestPriority.Recipe, Cancellation))[0];
    }

    public async ValueTask DisposeAsync()
    {
        await Spectrometer.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
