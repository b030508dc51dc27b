using System.Globalization;
using System.Text;
using Fickian.Files;

namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>A table of raw data that the virtual laboratory made: comma-separated text whose first line says that it is simulated.</summary>
/// <param name="Name">Name of the file, without its ending.</param>
/// <param name="Statements">Statements for the head, in order.</param>
/// <param name="Columns">The columns, all of one length.</param>
public sealed record SimulatedTable(string Name, IReadOnlyList<KeyValuePair<string, string>> Statements, IReadOnlyList<SimulatedColumn> Columns)
{
    /// <summary>A column by the beginning of its heading.</summary>
    /// <param name="name">For example <c>heat flow</c>.</param>
    public double[] this[string name] => Columns.First(c => c.Heading.StartsWith(name, StringComparison.Ordinal)).Values;

    /// <summary>Writes the table; the file appears whole or not at all.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <returns>Path of the file.</returns>
    public string Write(string folder)
    {
        var text = new StringBuilder("# provenance: simulated\n");
        foreach (var (key, value) in Statements)
            text.Append("# ").Append(key).Append(": ").Append(value.ReplaceLineEndings(" ")).Append('\n');
        text.AppendJoin(',', Columns.Select(c => c.Heading)).Append('\n');
        for (var i = 0; i < Columns[0].Values.Length; i++)
            text.AppendJoin(',', Columns.Select(c => c.Values[i].ToString(c.Format, CultureInfo.InvariantCulture))).Append('\n');
        var path = Path.Combine(folder, Name + ".csv");
        WholeFile.Write(path, partial => File.WriteAllText(partial, text.ToString()));
        return path;
    }

    /// <summary>The statements every table ends with: recipe, seed and what is assumed.</summary>
    /// <param name="recipeName">File name of the recipe.</param>
    /// <param name="seed">Seed that was used.</param>
    /// <param name="assumptions">What is assumed beyond the paper.</param>
    internal static IEnumerable<KeyValuePair<string, string>> Origin(string recipeName, int seed, IEnumerable<string> assumptions)
    {
        yield return new("recipe", recipeName);
        yield return new("seed", seed.ToString(CultureInfo.InvariantCulture));
        foreach (var assumption in assumptions)
            yield return new("assumption", assumption);
    }
}
