using Fickian.Acquisition.Bus;

namespace Fickian.Acquisition.Instruments;

/// <summary>A write and the look at what became of it. A write that got no readable answer is read back, never repeated.</summary>
public static class ConfirmedWrite
{
    /// <summary>Sets a value and reads it back.</summary>
    /// <param name="instrument">Name of the instrument, for the log.</param>
    /// <param name="parameter">What is set.</param>
    /// <param name="value">Value in the unit of the parameter; its range is checked before anything is sent.</param>
    /// <param name="write">Sends the command.</param>
    /// <param name="readBack">Reads what the instrument now has.</param>
    /// <returns>Done if the read-back agrees to within the resolution; unknown if nothing could be read back.</returns>
    /// <exception cref="ArgumentException">The value may not be set; nothing was sent.</exception>
    /// <exception cref="DeviceException">The instrument refuses the command.</exception>
    public static async Task<WriteOutcome> RunAsync(string instrument, Parameter parameter, double value, Func<Task> write, Func<Task<double?>> readBack)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        ArgumentNullException.ThrowIfNull(write);
        ArgumentNullException.ThrowIfNull(readBack);
        parameter.Check(instrument, value);
        var doubt = "";
        try
        {
            await write();
        }
        catch (DeviceException e) when (e.IsPassing)
        {
            doubt = " (its acknowledge did not come)";
        }

        try
        {
            return await readBack() is not { } found
                ? new(WriteResult.Unknown, null, $"{parameter.Name} of {instrument} was set to {parameter.Text(value)} and cannot be read back{doubt}.")
                : parameter.Agrees(value, found)
                    ? new(WriteResult.Done, found, $"{parameter.Name} of {instrument} is {parameter.Text(found)}{doubt}.")
                    : new(WriteResult.NotDone, found, $"{parameter.Name} of {instrument} was set to {parameter.Text(value)} and reads back as {parameter.Text(found)}{doubt}.");
        }
        catch (DeviceException e) when (e.Fault is not DeviceFault.Preempted)
        {
            return new(WriteResult.Unknown, null, $"Whether {parameter.Name} of {instrument} was set to {parameter.Text(value)} is not known{doubt}: {e.Message}");
        }
    }
}
