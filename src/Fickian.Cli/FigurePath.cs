namespace Fickian.Cli;

/// <summary>Where the figure of one of several files goes.</summary>
internal static class FigurePath
{
    /// <summary>The path that was asked for; with several files, with the name of the file appended.</summary>
    public static string Of(string path, string file, int files) => files == 1
        ? path
        : Path.Combine(Path.GetDirectoryName(path) ?? "", $"{Path.GetFileNameWithoutExtension(path)}-{Path.GetFileNameWithoutExtension(file)}{Path.GetExtension(path)}");
}
