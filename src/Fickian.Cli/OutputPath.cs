namespace Fickian.Cli;

/// <summary>Paths of outputs when one was named and several are written.</summary>
internal static class OutputPath
{
    /// <summary>Path of an output of one of several inputs: the named one if there is one input, else told apart by the name of the input.</summary>
    /// <param name="path">Path as it was named.</param>
    /// <param name="input">Path of the input.</param>
    /// <param name="count">Number of inputs.</param>
    public static string For(string path, string input, int count) => count == 1 ? path : Beside(path, Path.GetFileNameWithoutExtension(input));

    /// <summary>Path of another output beside one, told apart by a word.</summary>
    public static string Beside(string path, string word) =>
        Path.Combine(Path.GetDirectoryName(path) ?? "", $"{Path.GetFileNameWithoutExtension(path)}-{word}{Path.GetExtension(path)}");
}
