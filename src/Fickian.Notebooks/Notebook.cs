using System.Collections.Immutable;
using System.Text.Json;

namespace Fickian.Notebooks;

/// <summary>A Jupyter notebook in nbformat 4.5.</summary>
/// <remarks>
/// Written in one canonical form, the one that Jupyter's own library writes: sorted keys, one space of indent, LF, a final newline,
/// text outside ASCII as it is, every line of a source or text output ending in <c>\n</c> but the last.
/// What was read from a canonical file is written byte by byte as it was.
/// </remarks>
public sealed record Notebook
{
    /// <summary>The cells, in order.</summary>
    public ImmutableArray<NotebookCell> Cells { get; init; } = [];

    /// <summary>Metadata of the notebook: kernelspec and language.</summary>
    public JsonElement Metadata { get; init; } = NotebookMetadata.CSharp;

    /// <summary>Reads a notebook.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">The file is not a notebook in nbformat 4.5, or cannot be read.</exception>
    public static Notebook Read(string path)
    {
        try
        {
            return Parse(path, File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataFileException(path, "a notebook was expected, but the file cannot be read: " + e.Message, e);
        }
    }

    /// <summary>Reads a notebook from the bytes of its file.</summary>
    /// <param name="path">Path to name in an error.</param>
    /// <param name="utf8">Content of the file.</param>
    /// <exception cref="DataFileException">The content is not a notebook in nbformat 4.5.</exception>
    public static Notebook Parse(string path, ReadOnlyMemory<byte> utf8) => new NotebookReader(path).Read(utf8);

    /// <summary>The canonical content of its file.</summary>
    public byte[] ToUtf8() => NotebookWriter.Write(this);

    /// <summary>Writes the notebook; a reader sees the old file or the new one, never a part.</summary>
    /// <param name="path">Path of the file.</param>
    public void Write(string path)
    {
        var temporary = path + ".tmp";
        try
        {
            File.WriteAllBytes(temporary, ToUtf8());
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
