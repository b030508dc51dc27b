using System.Text.Json;

namespace Fickian.Tests.Cli;

/// <summary>Curves of known truth as files, and the numbers that a command says about them.</summary>
internal static class CurveFile
{
    /// <summary>Writes an uptake curve, with standard deviations if it has them.</summary>
    public static string Write(string folder, string name, Curve curve)
    {
        var path = Path.Combine(folder, name + ".csv");
        var sd = curve.StandardDeviation;
        File.WriteAllLines(path, [
            "# provenance: simulated", "time / s,uptake" + (sd is null ? "" : ",standard deviation"),
            .. Enumerable.Range(0, curve.Count).Select(i => $"{curve.X.Span[i]:R},{curve.Y.Span[i]:R}{(sd is { } s ? $",{s.Span[i]:R}" : "")}"),
        ]);
        return path;
    }

    /// <summary>The document that a command wrote.</summary>
    public static JsonElement Json(this CommandRun run)
    {
        Assert.Equal("", run.Code == 0 ? "" : run.Error);
        return JsonDocument.Parse(run.Output).RootElement;
    }

    public static double Value(this JsonElement document, string name) => document.GetProperty("estimates").GetProperty(name).GetProperty("value").GetDouble();

    public static double Error(this JsonElement document, string name) => document.GetProperty("estimates").GetProperty(name).GetProperty("standardError").GetDouble();

    /// <summary>Whether the 95 % interval of an estimate, three times as wide, holds a value: by chance it misses one in 10⁸ times.</summary>
    public static bool Finds(this JsonElement document, string name, double truth)
    {
        var interval = document.GetProperty("estimates").GetProperty(name).GetProperty("interval95");
        var (lower, upper, value) = (interval[0].GetDouble(), interval[1].GetDouble(), document.Value(name));
        return truth > value - (3 * (value - lower)) && truth < value + (3 * (upper - value));
    }
}
