namespace Fickian.Acquisition.Simulators;

/// <summary>Lets the time of a simulated thing pass when somebody looks at it: in equal steps, none longer than its physics bears.</summary>
/// <param name="time">Clock of the laboratory.</param>
/// <param name="longestStep">Longest step, s.</param>
/// <param name="mostSteps">Most steps of one look; a longer absence is gone through in longer ones.</param>
internal sealed class ElapsedSteps(TimeProvider time, double longestStep, int mostSteps)
{
    private long last = time.GetTimestamp();

    /// <summary>Goes through the time since the last look.</summary>
    /// <param name="step">One step of the physics; its length in s.</param>
    public void Advance(Action<double> step)
    {
        var now = time.GetTimestamp();
        var elapsed = time.GetElapsedTime(last, now).TotalSeconds;
        last = now;
        var steps = (int)Math.Clamp(Math.Ceiling(elapsed / longestStep), 0, mostSteps);
        for (var i = 0; i < steps; i++)
            step(elapsed / steps);
    }
}
