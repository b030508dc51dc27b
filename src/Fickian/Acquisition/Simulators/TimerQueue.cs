namespace Fickian.Acquisition.Simulators;

/// <summary>Simulated time and who wants to be woken when: the earliest first, among equals the one that asked first.</summary>
internal sealed class TimerQueue
{
    private readonly PriorityQueue<LaboratoryTimer, (long Due, long Order)> waiting = new();
    private readonly Lock gate = new();
    private long now;
    private long order;

    /// <summary>Time since the beginning, ticks.</summary>
    public long Now => Volatile.Read(ref now);

    /// <summary>When the next timer is due, ticks; null if none waits.</summary>
    public long? NextDue
    {
        get
        {
            lock (gate)
                return waiting.TryPeek(out _, out var place) ? place.Due : null;
        }
    }

    /// <summary>A timer that is scheduled as asked for.</summary>
    public ITimer Create(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new LaboratoryTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Schedules a timer anew.</summary>
    public void Schedule(LaboratoryTimer timer, TimeSpan after)
    {
        lock (gate)
            waiting.Enqueue(timer, (timer.Due = now + Math.Max(0, after.Ticks), order++));
    }

    /// <summary>Takes the next timer that is due and moves time to its moment; null if there is none up to the end.</summary>
    /// <param name="end">Latest moment, ticks.</param>
    public LaboratoryTimer? Take(long end)
    {
        lock (gate)
        {
            while (waiting.TryPeek(out var timer, out var place) && place.Due <= end)
            {
                waiting.Dequeue();

                // A timer that was changed or stopped since it was scheduled is passed over.
                if (timer.Due != place.Due)
                    continue;
                Volatile.Write(ref now, Math.Max(now, place.Due));
                return timer;
            }
        }

        return null;
    }

    /// <summary>Moves time on; never back.</summary>
    public void GoTo(long moment)
    {
        lock (gate)
            Volatile.Write(ref now, Math.Max(now, moment));
    }
}
