namespace Fickian.Files;

/// <summary>Writes files that are there as a whole or not at all.</summary>
public static class WholeFile
{
    /// <summary>Lets a file be written under another name beside its own and then takes its name; what was there before is replaced.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="write">Writes to the path that it is handed.</param>
    public static void Write(string path, Action<string> write)
    {
        var partial = $"{path}.{Guid.NewGuid():N}.partial";
        try
        {
            write(partial);
            File.Move(partial, path, overwrite: true);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }
}
