namespace Fickian.Figures;

/// <summary>The plotly.js library that interactive figures need, carried by Plotly.NET: a report holds it once and works without network.</summary>
public static class PlotlyScript
{
    private static readonly Lazy<string> Text = new(Read);

    /// <summary>The library as JavaScript text, about 3.6 MB.</summary>
    public static string Content => Text.Value;

    private static string Read()
    {
        var assembly = typeof(Plotly.NET.GenericChart).Assembly;
        var name = Array.Find(assembly.GetManifestResourceNames(), n => n.Contains("plotly-", StringComparison.Ordinal) && n.EndsWith(".min.js", StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"{assembly.GetName().Name} carries no plotly-….min.js; its packaging has changed, take the version this library is built with.");
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
