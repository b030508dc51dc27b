using System.Globalization;
using System.Text.Json.Nodes;
using Fickian.Acquisition.MassSpectrometry;

namespace Fickian.Acquisition.Mmsp;

/// <summary>The channels of a simulated spectrometer and the scans over them, in the time of the laboratory.</summary>
internal sealed class MmspScans(TimeProvider time, SimulatedQuadrupole quadrupole, Func<double> pressure)
{
    private const int MostChannels = 128;
    private const double Idle = 5.5;

    private readonly SortedDictionary<int, MmspChannel> channels = new() { [3] = new() { Mode = "Sweep", Start = 1, Stop = 50, Dwell = 8, PointsPerMass = 10 } };
    private int first = 1;
    private int last = 8;
    private int count = 1;
    private int interval;
    private long? started;
    private long stoppedAfter;
    private long delivered;
    private (long Number, double[] Values)? cached;

    public bool IsScanning => started is not null && (count < 0 || Finished < count);

    /// <summary>Time of one scan, ms.</summary>
    public int Milliseconds => (int)Math.Max(Active.Sum(c => c.Points * c.Dwell), 1);

    private IEnumerable<MmspChannel> Active => channels.Where(c => c.Key >= first && c.Key <= last && c.Value.IsEnabled).Select(c => c.Value);

    private long Finished
    {
        get
        {
            if (started is not { } since)
                return stoppedAfter;
            var all = (long)(time.GetElapsedTime(since).TotalMilliseconds / Math.Max(Milliseconds, interval));
            return count < 0 ? all : Math.Min(all, count);
        }
    }

    public JsonObject Info() => new()
    {
        ["firstScan"] = Finished > 0 ? 1 : 0,
        ["lastScan"] = Finished,
        ["currentScan"] = Finished + (IsScanning ? 1 : 0),
        ["pointsPerScan"] = Active.Sum(c => c.Points),
        ["scanning"] = IsScanning,
    };

    /// <summary>The newest scan that was not given out yet, or none.</summary>
    public JsonObject Next(bool isShort)
    {
        var isNew = Finished > delivered;
        delivered = Finished;
        var block = Block(isNew, isShort);
        block["currentScan"] = Finished + (IsScanning ? 1 : 0);
        block["systemStatus"] = IsScanning ? 2 : 0;
        return block;
    }

    /// <summary>The last finished scan, or none.</summary>
    public JsonObject Last(bool isShort) => Block(Finished > 0, isShort);

    public JsonObject? Channel(int number) => channels.TryGetValue(number, out var channel)
        ? new() { ["channelMode"] = channel.Mode, ["startMass"] = channel.Start, ["stopMass"] = channel.Stop, ["dwell"] = channel.Dwell, ["ppamu"] = channel.PointsPerMass }
        : null;

    public (int Status, JsonNode? Data) SetChannel(int? number, string[][] pairs)
    {
        if (number is not (>= 1 and <= MostChannels) || pairs.Any(p => p.Length != 2))
            return (400, null);
        var channel = channels.GetValueOrDefault(number.Value) ?? new();
        foreach (var pair in pairs)
        {
            if (channel.With(pair[0].ToLowerInvariant(), pair[1]) is not { } changed)
                return (400, null);
            channel = changed;
        }

        channels[number.Value] = channel;
        return (200, channel.Mode);
    }

    public bool Set(string name, string value)
    {
        if (name == "scanstop")
        {
            (stoppedAfter, started) = (Finished, null);
            return true;
        }

        if (!int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return false;
        switch (name)
        {
            case "startchannel" when number is >= 1 and <= MostChannels:
                first = number;
                return true;
            case "stopchannel" when number is >= 1 and <= MostChannels:
                last = number;
                return true;
            case "scancount" when number is -1 or > 0:
                count = number;
                return true;
            case "scaninterval" when number is 0 or (>= 5 and <= 1_000_000_000):
                interval = number;
                return true;
            case "scanstart" when number == 1:
                (started, stoppedAfter, delivered, cached) = (time.GetTimestamp(), 0, 0, null);
                return true;
            default:
                return false;
        }
    }

    private JsonObject Block(bool hasValues, bool isShort)
    {
        var number = Finished;
        if (hasValues && cached?.Number != number)
            cached = (number, [.. Active.SelectMany(Measure)]);
        var values = hasValues ? cached!.Value.Values : null;
        return new()
        {
            ["scansize"] = Active.Sum(c => c.Points),
            ["scannum"] = number,
            ["values"] = values is null ? null : new JsonArray([.. values.Skip(isShort ? 1 : 0).Select(v => (JsonNode)v)]),
        };
    }

    private IEnumerable<double> Measure(MmspChannel channel) => channel.Mode switch
    {
        "Timestamp" => [started is { } since ? time.GetElapsedTime(since).TotalSeconds : 0],
        "TotalPressure" => [pressure()],
        "Baseline" => [quadrupole.Current(Idle, channel.Dwell / 1000)],
        "EmissionCurrent" => [quadrupole.IsEmitting ? 500 : 0],
        _ => Enumerable.Range(0, channel.Points).Select(i => quadrupole.Current(channel.Start + (i / (double)channel.PointsPerMass), channel.Dwell / 1000)),
    };
}
