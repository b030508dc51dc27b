namespace Fickian.Acquisition.GigEVision;

/// <summary>Puts the packets of a stream together. A gap is asked for after 2 ms, again after 10 ms; after that the frame is incomplete.</summary>
/// <param name="packetContent">Bytes of a full payload packet: packet size − 36.</param>
/// <param name="wire">Clock of the line.</param>
/// <param name="ask">Asks for packets again: block, first, last.</param>
internal sealed class FrameAssembler(int packetContent, TimeProvider wire, Action<ulong, int, int> ask)
{
    private const int MostOpen = 4;

    private static readonly TimeSpan FirstRequest = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan SecondRequest = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    private readonly List<FrameAssembly> open = [];
    private ulong? lastDone;
    private long lastArrival;

    /// <summary>Whether something is waited for, so that time has to be looked at.</summary>
    public bool IsWaiting => open.Count > 0;

    /// <summary>Frames of which not even the leader came.</summary>
    public int Lost { get; private set; }

    /// <summary>Takes a packet.</summary>
    /// <returns>Frames that are done by it, in order.</returns>
    public IEnumerable<CameraFrame> Add(GvspPacket packet)
    {
        lastArrival = wire.GetTimestamp();
        if (packet.Block == 0 || packet.Block == lastDone)
            return [];
        var frame = open.Find(f => f.Block == packet.Block);
        if (frame is null)
        {
            foreach (var older in open)
                older.IsPast = true;
            open.Add(frame = new(packet.Block, packetContent));
        }

        frame.Add(packet);
        return Look();
    }

    /// <summary>Looks at the time: asks for gaps and gives up on frames.</summary>
    public IEnumerable<CameraFrame> Look()
    {
        var done = new List<CameraFrame>();
        if (open.Count > 0 && wire.GetElapsedTime(lastArrival) > Patience)
            open.ForEach(f => f.IsPast = true);
        foreach (var frame in open.ToArray())
        {
            if (!frame.IsComplete && !GivesUp(frame))
                continue;
            open.Remove(frame);
            lastDone = frame.Block;
            if (frame.Finish() is { } finished)
                done.Add(finished);
            else
                Lost++;
        }

        return done;
    }

    private bool GivesUp(FrameAssembly frame)
    {
        if (open.Count > MostOpen && open[0] == frame)
            return true;
        if (!frame.HasGap)
        {
            frame.Gap = null;
            return false;
        }

        var (since, asked) = frame.Gap ?? (wire.GetTimestamp(), 0);
        var waited = wire.GetElapsedTime(since);
        if ((asked == 0 && waited >= FirstRequest) || (asked == 1 && waited >= SecondRequest))
        {
            foreach (var (first, last) in Runs(frame.Missing()))
                ask(frame.Block, first, last);
            asked++;
        }

        frame.Gap = (since, asked);
        return asked == 2 && waited >= Patience;
    }

    private static IEnumerable<(int First, int Last)> Runs(List<int> numbers)
    {
        for (var i = 0; i < numbers.Count;)
        {
            var first = i;
            while (i + 1 < numbers.Count && numbers[i + 1] == numbers[i] + 1)
                i++;
            yield return (numbers[first], numbers[i++]);
        }
    }
}
