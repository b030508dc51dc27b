namespace Fickian;

/// <summary>The folder <c>data/</c> of the repository, found from wherever a notebook or a command runs.</summary>
/// <param name="Path">Full path of the folder.</param>
public sealed record DataFolder(string Path)
{
    /// <summary>Finds <c>data/</c> in the current folder or the nearest folder above it.</summary>
    /// <exception cref="DirectoryNotFoundException">There is none.</exception>
    public static DataFolder Find() => FindFrom(Environment.CurrentDirectory);

    /// <summary>Finds <c>data/</c> in a folder or the nearest folder above it.</summary>
    /// <param name="start">Folder in which the search starts.</param>
    /// <exception cref="DirectoryNotFoundException">There is none.</exception>
    public static DataFolder FindFrom(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            var candidate = System.IO.Path.Combine(folder.FullName, "data");
            if (Directory.Exists(System.IO.Path.Combine(candidate, "reported")))
                return new DataFolder(candidate);
        }

        throw new DirectoryNotFoundException($"A folder data/reported was expected in '{start}' or above and none was found: run inside a clone of the repository.");
    }

    /// <summary>Full path of a file in the folder.</summary>
    /// <param name="file">Path within the folder, with forward slashes.</param>
    public string this[string file] => System.IO.Path.GetFullPath(System.IO.Path.Combine(Path, file));
}
