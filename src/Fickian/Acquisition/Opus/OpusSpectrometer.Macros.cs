using Fickian.Acquisition.Bus;

namespace Fickian.Acquisition.Opus;

/// <summary>Macros, and commands that a person writes.</summary>
public sealed partial class OpusSpectrometer
{
    private static readonly TimeSpan BetweenPolls = TimeSpan.FromSeconds(1);

    // Commands that only ask, or choose what is asked.
    private static readonly string[] Harmless =
    [
        "COMMAND_SAY", "GET_", "DIAG_STATUS", "OPUS_PARAMETERS", "FILE_PARAMETERS", "READ_", "DATA_VALUES", "MACRO_RESULTS", "FIND_FUNCTION", "PARAM_STRING", "ENUM_STRINGS",
    ];

    private (int Id, string Path)? ownMacro;

    /// <summary>Runs a macro and waits for its end.</summary>
    /// <param name="path">Path of the macro at the computer of OPUS.</param>
    /// <param name="longest">Longest time it may take; then it is ended.</param>
    /// <param name="priority">Who goes first.</param>
    /// <param name="cancellation">Ends the wait; the macro goes on.</param>
    /// <returns>What the macro gave as its results, without the leading 1.</returns>
    /// <exception cref="DeviceException">OPUS refuses, or the macro takes too long.</exception>
    public async Task<IReadOnlyList<string>> RunMacroAsync(string path, TimeSpan longest, RequestPriority priority, CancellationToken cancellation)
    {
        var id = await StartMacroAsync(path, priority, cancellation);
        var start = setup.Laboratory.GetTimestamp();
        while (setup.Laboratory.GetElapsedTime(start) < longest)
        {
            if (await MacroResultsAsync(id, priority, cancellation) is { } results)
                return results;
            await Task.Delay(BetweenPolls, setup.Laboratory, cancellation);
        }

        var left = await EndOwnMacroAsync(priority, cancellation);
        throw new DeviceException(DeviceFault.NotConfirmed, $"The macro {path} of {Name} was to end within {longest.TotalSeconds:0} s and did not; {left ?? "it was ended"}.");
    }

    /// <summary>Starts a macro.</summary>
    /// <returns>Its number.</returns>
    /// <exception cref="DeviceException">OPUS refuses.</exception>
    public async Task<int> StartMacroAsync(string path, RequestPriority priority, CancellationToken cancellation)
    {
        var request = OpusCommand.RunMacro(path);
        var reply = await line.AskAsync(request, priority, cancellation);
        var id = reply.Whole() ?? throw Unreadable(request, reply, "the number of the macro");
        ownMacro = (id, path);
        return id;
    }

    /// <summary>Looks whether a macro has ended.</summary>
    /// <returns>Its results, or null while it runs: a lone 0 is taken for "no result yet", which the manual leaves open.</returns>
    /// <exception cref="DeviceException">OPUS refuses.</exception>
    public async Task<IReadOnlyList<string>?> MacroResultsAsync(int id, RequestPriority priority, CancellationToken cancellation)
    {
        var request = OpusCommand.MacroResults(id);
        var reply = await line.AskAsync(request, priority, cancellation);
        if (reply.Lines.Count == 0)
            throw Unreadable(request, reply, "0 or 1");
        if (reply.Lines[0] == "0")
            return null;
        if (ownMacro?.Id == id)
            ownMacro = null;
        return [.. reply.Lines.Skip(1)];
    }

    /// <summary>Sends any command. One that may change something has to be named in the rig file, letter by letter: <c>SendCommand(0, {UNI=VAC=5})</c> vents.</summary>
    /// <param name="command">One line, without CR LF.</param>
    /// <param name="priority">Who goes first.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="DeviceException">The rig does not allow it, or OPUS refuses.</exception>
    public async Task<OpusReply> SendAsync(string command, RequestPriority priority, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (!Array.Exists(Harmless, h => command.StartsWith(h, StringComparison.Ordinal)))
            setup.RequireAllowed(command);
        return await line.AskAsync(OpusCommand.Raw(command), priority, cancellation);
    }

    private async Task<string?> EndOwnMacroAsync(RequestPriority priority, CancellationToken cancellation)
    {
        if (ownMacro is not { } macro)
            return null;
        var byNumber = !version.TrimStart('I').StartsWith('7');
        try
        {
            await line.AskAsync(OpusCommand.KillMacro(byNumber ? $"{macro.Id}" : NameOf(macro.Path)), priority, cancellation);
            ownMacro = null;
            return null;
        }
        catch (DeviceException e)
        {
            return $"The macro {macro.Path} of {Name} may still run: {e.Message}";
        }
    }

    private static string NameOf(string path) => path[(path.LastIndexOfAny(['\\', '/']) + 1)..];
}
