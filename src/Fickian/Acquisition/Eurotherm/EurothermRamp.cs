using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Eurotherm;

/// <summary>A ramp in small steps of the setpoint: T(t) = T₀ ± rate · t, at the end the target.</summary>
/// <remarks>
/// The controller never has a setpoint beyond the ramp of this moment: if the program or the line dies, the furnace holds where it is.
/// Each step is a write into the controller's memory, which wears: so steps are no more frequent than asked for, and none is written that the display would not show.
/// </remarks>
/// <param name="start">Temperature at the beginning, K.</param>
/// <param name="target">Temperature at the end, K.</param>
/// <param name="rate">Rate, above 0, K/s.</param>
/// <param name="step">Time between steps, s.</param>
/// <param name="laboratory">Clock.</param>
internal sealed class EurothermRamp(double start, double target, double rate, double step, TimeProvider laboratory) : IAsyncDisposable
{
    private const int MostFailures = 2;

    private readonly CancellationTokenSource ending = new();
    private readonly long begun = laboratory.GetTimestamp();
    private Task running = Task.CompletedTask;

    public bool IsRunning => !running.IsCompleted;

    public double Target => target;

    /// <summary>Setpoint of this moment, one step ahead, K.</summary>
    public double Setpoint
    {
        get
        {
            var moved = rate * (laboratory.GetElapsedTime(begun).TotalSeconds + step);
            return target >= start ? Math.Min(target, start + moved) : Math.Max(target, start - moved);
        }
    }

    /// <summary>Moves the setpoint until it is at the target or the ramp is ended.</summary>
    /// <param name="set">Sets the setpoint and reads it back.</param>
    /// <param name="tell">Hears why a ramp ends before its target.</param>
    public void Run(Func<double, CancellationToken, Task<WriteOutcome>> set, Action<string> tell) => running = RunAsync(set, tell);

    /// <summary>Ends the ramp where it is and waits for its last step.</summary>
    public async ValueTask DisposeAsync()
    {
        // Not awaited: that would be done by another thread, and a simulated laboratory has one.
        ending.Cancel();
        await running;
        ending.Dispose();
    }

    // It begins with a wait, so that whoever starts it goes on at once.
    private async Task RunAsync(Func<double, CancellationToken, Task<WriteOutcome>> set, Action<string> tell)
    {
        try
        {
            await MoveAsync(set, tell);
        }
        catch (OperationCanceledException)
        {
            // Another command has ended the ramp.
        }
        catch (Exception e) when (e is DeviceException or ArgumentException)
        {
            tell($"The ramp to {target - 273.15:0.0} °C ended early and the furnace holds its last setpoint: {e.Message}");
        }
    }

    private async Task MoveAsync(Func<double, CancellationToken, Task<WriteOutcome>> set, Action<string> tell)
    {
        var failures = 0;
        for (var reached = false; !reached;)
        {
            await Task.Delay(TimeSpan.FromSeconds(step), laboratory, ending.Token);
            var next = Setpoint;
            var outcome = await set(next, ending.Token);
            failures = outcome.Result == WriteResult.Done ? 0 : failures + 1;
            if (failures == MostFailures)
            {
                tell($"The ramp to {target - 273.15:0.0} °C ended early: {outcome.Sentence}");
                return;
            }

            reached = next == target && failures == 0;
        }
    }
}
