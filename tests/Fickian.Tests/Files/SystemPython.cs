using System.Diagnostics;
using System.Text.Json;

namespace Fickian.Tests.Files;

/// <summary>Scripts that read a file by h5py and print what they found as JSON.</summary>
internal static class SystemPython
{
    private const string Python = "/usr/bin/python3";

    /// <summary>What a script prints of a file; skips the test by name where h5py is absent.</summary>
    public static JsonElement Read(string script, string path)
    {
        Assert.SkipUnless(Run("import h5py", "").Code == 0, "needs h5py (python3-h5py) for the Python of the system");
        var (code, output, error) = Run(script, path);
        Assert.True(code == 0, error);
        return JsonDocument.Parse(output).RootElement;
    }

    private static (int Code, string Output, string Error) Run(string script, string argument)
    {
        if (!File.Exists(Python))
            return (-1, "", "");
        using var process = Process.Start(new ProcessStartInfo(Python, ["-c", script, argument]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
