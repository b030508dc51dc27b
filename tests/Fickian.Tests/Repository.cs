using System.Reflection;

namespace Fickian.Tests;

/// <summary>Where the repository is, and the reference files that stand beside it.</summary>
internal static class Repository
{
    public static string Root { get; } =
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;

    public static DataFolder Data => DataFolder.FindFrom(Root);

    /// <summary>Path of a reference file in the folder <c>shared</c> beside the repository; skips the test by name where it is absent.</summary>
    public static string Shared(string file)
    {
        var path = Path.GetFullPath(Path.Combine(Root, "..", "shared", file));
        Assert.SkipUnless(File.Exists(path) || Directory.Exists(path), $"needs the reference file shared/{file} beside the repository");
        return path;
    }

    /// <summary>Source files below a folder of the repository, as paths with forward slashes relative to it.</summary>
    public static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
}
