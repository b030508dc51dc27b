namespace Fickian.Files;

/// <summary>A format that Fickian reads: how it is recognised by its content, and how it is read.</summary>
/// <param name="Name">Short name, as <c>inspect --json</c> prints it, for example <c>opus</c>.</param>
/// <param name="Title">Name in words, for example <c>Bruker OPUS</c>.</param>
/// <param name="Recognises">Whether a file is of this format, by its bytes; never throws on strange ones.</param>
/// <param name="Read">Reads the data sets of a file.</param>
public sealed record FileFormat(string Name, string Title, Func<FileSource, bool> Recognises, Func<FileSource, FileContents> Read);
