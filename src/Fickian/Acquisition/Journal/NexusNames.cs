namespace Fickian.Acquisition.Journal;

/// <summary>Names of the members of a NeXus group: letters, digits and underscores, each once.</summary>
/// <param name="taken">Names that are taken.</param>
internal sealed class NexusNames(params string[] taken)
{
    private readonly HashSet<string> names = new(taken, StringComparer.Ordinal);

    /// <summary>The name of a thing.</summary>
    public string Of(string name)
    {
        var plain = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
        if (plain.Length == 0 || char.IsAsciiDigit(plain[0]))
            plain = $"_{plain}";
        var unique = plain;
        for (var i = 2; !names.Add(unique); i++)
            unique = $"{plain}_{i}";
        return unique;
    }
}
