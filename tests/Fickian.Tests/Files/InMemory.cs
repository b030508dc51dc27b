using System.Text;
using Fickian.Files;

namespace Fickian.Tests.Files;

/// <summary>Files that exist only in a test.</summary>
internal static class InMemory
{
    public static FileContents Open(string text, string name = "file.txt") => Open(Encoding.UTF8.GetBytes(text), name);

    public static FileContents Open(byte[] bytes, string name = "file.txt")
    {
        using var source = FileSource.InMemory(name, bytes);
        return DataFile.Open(source);
    }

    public static string Refusal(string text) => Assert.Throws<DataFileException>(() => Open(text)).Message;

    public static string Refusal(byte[] bytes) => Assert.Throws<DataFileException>(() => Open(bytes)).Message;

    /// <summary>What a writer writes, read back by the format that its content is recognised as.</summary>
    public static FileContents Written(string name, Action<string> write)
    {
        var folder = Directory.CreateTempSubdirectory("fickian").FullName;
        try
        {
            var path = Path.Combine(folder, name);
            write(path);
            Assert.Equal([path], Directory.GetFiles(folder));
            return DataFile.Open(path);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
