using System.Globalization;
using System.Text;

namespace Fickian.Acquisition.Opus;

/// <summary>The files of a simulated OPUS: everything lies below one folder of this computer, whatever the paths are called at the "instrument".</summary>
internal sealed class SimulatedOpusFiles(string folder)
{
    private readonly Dictionary<string, OpusSpectrumFile> loaded = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Folder that paths of another system stand for.</summary>
    public string Folder { get; } = Path.GetFullPath(folder);

    public OpusSpectrumFile? this[string path] => loaded.GetValueOrDefault(path);

    /// <summary>Writes a measurement under the next free number; null if the folder or the name may not be written.</summary>
    /// <param name="pth">Folder as the command states it.</param>
    /// <param name="name">Name without number.</param>
    /// <param name="file">What to write.</param>
    /// <returns>The path as OPUS would report it.</returns>
    public string? Write(string pth, string name, OpusSpectrumFile file)
    {
        if (Local(pth) is not { } local || name.Length == 0 || name != Path.GetFileName(name) || name.Contains('\\', StringComparison.Ordinal))
            return null;
        Directory.CreateDirectory(local);
        var number = 0;
        while (File.Exists(Path.Combine(local, $"{name}.{number}")))
            number++;
        var place = Path.Combine(local, $"{name}.{number}");
        File.WriteAllBytes(place + ".part", file.ToArray());
        File.Move(place + ".part", place);
        var told = pth.TrimEnd('\\', '/') + (pth.Contains('\\', StringComparison.Ordinal) ? '\\' : '/') + $"{name}.{number}";
        loaded[told] = file;
        return told;
    }

    /// <summary>Writes a file as a table of data points; false if it may not be written.</summary>
    public bool Export(OpusSpectrumFile file, string block, string pth, string name)
    {
        if (Local(pth) is not { } local || name.Length == 0 || name != Path.GetFileName(name))
            return false;
        var table = new StringBuilder();
        var values = file.Block(block)!;
        for (var i = 0; i < values.Length; i++)
            table.Append(CultureInfo.InvariantCulture, $"{file.Wavenumbers[i]:0.#####}\t{values[i]:0.00000}\n");
        Directory.CreateDirectory(local);
        File.WriteAllText(Path.Combine(local, name), table.ToString());
        return true;
    }

    public bool Unload(string path) => loaded.Remove(path);

    // A path of this system must lie in the folder: a simulator takes commands from anybody.
    private string? Local(string pth)
    {
        if (!Path.IsPathRooted(pth))
            return Folder;
        var full = Path.GetFullPath(pth).TrimEnd(Path.DirectorySeparatorChar);
        return full == Folder || full.StartsWith(Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? full : null;
    }
}
