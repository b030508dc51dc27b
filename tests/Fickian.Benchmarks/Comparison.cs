using System.Diagnostics;
using System.Globalization;

namespace Fickian.Benchmarks;

/// <summary>Times Fickian and its peers on the same points in the same run and prints how many times longer each peer takes.</summary>
/// <remarks>
/// Every time is the warm median of one task in one process, imports and compilation left out; fits start from what each side is given:
/// Fickian finds its own start from the data and returns the covariance, peers are handed Dt/l² = 1 at the last point.
/// A peer that is not installed is named on standard error and left out.
/// </remarks>
internal static class Comparison
{
    /// <summary>Runs both sides.</summary>
    /// <param name="scripts">Folder of the peers' scripts.</param>
    public static void Run(string scripts)
    {
        var own = new OwnSide();
        Compare(own.Tasks(), ["time,uptake", .. Rows(own.Data.X.Span, own.Data.Y.Span)], scripts, "sheet.py", "sheet.R", "sphere.py", "sphere.R", "hyperspy_maps.py");
        var spectra = new SpectraSide();
        Compare(spectra.Tasks(), ["wavenumber,absorbance", .. Rows(spectra.Wavenumbers, spectra.Ordinates)], scripts, "spectra.py");
        Compare(new InfraredSide().Tasks(), [], scripts, "bands.py", "hyperspy_maps.py");
    }

    private static string[] Rows(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var rows = new string[x.Length];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = FormattableString.Invariant($"{x[i]:R},{y[i]:R}");
        return rows;
    }

    private static void Compare(IEnumerable<(string Task, Action Call, double Per)> tasks, string[] lines, string folder, params string[] scripts)
    {
        var input = Path.Combine(Path.GetTempPath(), $"fickian-peers-{Environment.ProcessId}.csv");
        File.WriteAllLines(input, lines);
        try
        {
            var times = tasks.ToDictionary(t => t.Task, t => Timing.Of(t.Call).Median / t.Per, StringComparer.Ordinal);
            foreach (var (task, seconds) in times)
                Console.WriteLine(FormattableString.Invariant($"{task,-14} {"Fickian",-44} {1e6 * seconds,14:0.00} µs"));
            foreach (var (task, peer, seconds) in scripts.SelectMany(s => Peers(Path.Combine(folder, s), input)).Where(p => times.ContainsKey(p.Task)))
                Console.WriteLine(FormattableString.Invariant($"{task,-14} {peer,-44} {1e6 * seconds,14:0.0} µs {seconds / times[task],10:0.0} ×"));
        }
        finally
        {
            File.Delete(input);
        }
    }

    private static List<(string Task, string Peer, double Seconds)> Peers(string script, string input)
    {
        var program = script.EndsWith(".R", StringComparison.Ordinal) ? "Rscript" : "/usr/bin/python3";
        var found = new List<(string, string, double)>();
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, [script, input]) { RedirectStandardOutput = true, UseShellExecute = false })!;
            while (process.StandardOutput.ReadLine() is { } line)
            {
                var (name, seconds) = (line.Split('\t')[0], line.Split('\t')[^1]);
                found.Add((name.Split('/')[0], name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..], double.Parse(seconds, CultureInfo.InvariantCulture)));
            }

            process.WaitForExit();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Console.Error.WriteLine($"{program} is missing; its side is left out.");
        }

        return found;
    }
}
