using Fickian.Fitting;

namespace Fickian.Cli;

/// <summary>Treats each file by itself: one that cannot be used gets its sentence, the others go on.</summary>
internal static class FileByFile
{
    /// <summary>Runs work on each file.</summary>
    /// <param name="files">Paths of the files.</param>
    /// <param name="error">Receives one sentence per file that cannot be used.</param>
    /// <param name="work">The work.</param>
    /// <returns>The exit code: 2 if any file could not be used.</returns>
    public static int Run(IEnumerable<string> files, TextWriter error, Action<string> work)
    {
        var code = ExitCode.Fine;
        foreach (var file in files)
        {
            try
            {
                work(file);
            }
            catch (DataFileException e)
            {
                error.WriteLine(e.Message);
                code = ExitCode.BadInput;
            }
            catch (Exception e) when (e is ArgumentException or FitException)
            {
                error.WriteLine($"{file}: {CommandLine.Sentence(e)}");
                code = ExitCode.BadInput;
            }
        }

        return code;
    }
}
