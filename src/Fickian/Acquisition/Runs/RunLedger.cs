using System.Text.Json;

namespace Fickian.Acquisition.Runs;

/// <summary>What is left behind while a rig is held: a run that ended badly is found by the next start, and an emergency stop stays until a person clears it.</summary>
/// <remarks>Two small files in a folder of the rig: <c>run.json</c> from the first command to the confirmed safe state, <c>stopped.json</c> from an emergency stop until it is cleared with a reason.</remarks>
/// <param name="folder">Folder of the rig; made if it does not exist.</param>
public sealed class RunLedger(string folder)
{
    private string Run => Path.Combine(folder, "run.json");

    private string Stop => Path.Combine(folder, "stopped.json");

    /// <summary>Journal of a run that has not reached a confirmed safe state; null if there is none.</summary>
    public string? Unfinished => Field(Run, "journal");

    /// <summary>Why the rig was stopped; null if it was not.</summary>
    public string? Stopped => Field(Stop, "reason");

    /// <summary>The folder in which rigs of this computer leave their marks.</summary>
    /// <param name="rig">Name of the rig.</param>
    public static string DefaultFolder(string rig)
    {
        ArgumentNullException.ThrowIfNull(rig);
        var state = Environment.GetEnvironmentVariable("FICKIAN_STATE") is { Length: > 0 } stated ? stated
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "fickian");
        return Path.Combine(state, "rigs", string.Concat(rig.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')));
    }

    /// <summary>Marks that a run holds the rig.</summary>
    /// <param name="journal">Its journal.</param>
    public void Begin(string journal) => Write(Run, new Dictionary<string, string>(StringComparer.Ordinal) { ["journal"] = Path.GetFullPath(journal), ["process"] = $"{Environment.ProcessId}" });

    /// <summary>Marks that the rig is in its confirmed safe state.</summary>
    public void End() => File.Delete(Run);

    /// <summary>Latches an emergency stop.</summary>
    /// <param name="reason">Why.</param>
    public void Latch(string reason) => Write(Stop, new Dictionary<string, string>(StringComparer.Ordinal) { ["reason"] = reason });

    /// <summary>Clears an emergency stop; the reason is kept beside it.</summary>
    /// <param name="reason">Why it may be cleared.</param>
    /// <param name="time">Clock of the stamp.</param>
    /// <exception cref="ArgumentException">No reason is given.</exception>
    public void Clear(string reason, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        if (string.IsNullOrWhiteSpace(reason))
            throw new ArgumentException("A reason was expected for clearing an emergency stop and none was given.", nameof(reason));
        if (Stopped is not { } why)
            return;
        File.AppendAllText(Path.Combine(folder, "cleared.txt"), $"{time.GetUtcNow():O}\t{why}\t{reason}\n");
        File.Delete(Stop);
    }

    private static string? Field(string path, string name)
    {
        if (!File.Exists(path))
            return null;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path));
            return document.RootElement.GetProperty(name).GetString() ?? "";
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // A mark that was torn while it was written is still a mark.
            return "";
        }
    }

    private void Write(string path, Dictionary<string, string> fields)
    {
        Directory.CreateDirectory(folder);
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write);
        JsonSerializer.Serialize(file, fields);
        file.Flush(flushToDisk: true);
    }
}
