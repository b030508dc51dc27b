using Fickian.Cli.Verbs;

namespace Fickian.Cli.Uptake;

/// <summary>One model in words, as after <c>--compare</c>: <c>sheet+barrier</c>, <c>relaxation</c>, <c>sphere+distributed-size</c>.</summary>
/// <param name="Geometry">Shape of the sample.</param>
/// <param name="Boundary">Surface and gas.</param>
/// <param name="Mechanism">What governs the uptake.</param>
/// <param name="Distribution">What differs from one part of the sample to the next.</param>
/// <param name="Law">How D depends on concentration.</param>
internal sealed record UptakeWords(string Geometry, string Boundary = "constant", string Mechanism = "fick", string Distribution = "none", string Law = "constant")
{
    public static readonly string[] Boundaries = ["constant", "barrier", "exponential", "ramp", "bath"];
    public static readonly string[] Mechanisms = ["fick", "linear-driving-force", "relaxation", "bidisperse", "moving-front", "non-isothermal"];
    public static readonly string[] Distributions = ["none", "size", "diffusivity"];
    public static readonly string[] Laws = ["constant", "langmuir", "sips", "toth", "exponential", "dual-mode"];

    /// <summary>What a comparison takes if no models are named.</summary>
    public const string Usual = "sheet,cylinder,sphere,barrier,distributed-size,linear-driving-force,relaxation";

    /// <summary>Whether the gas, not the surface, is other than constant.</summary>
    public bool HasGas => Boundary is "exponential" or "ramp" or "bath";

    /// <summary>Reads a list of models; what one does not name is as in the model that they are compared with, whose gas they share.</summary>
    /// <exception cref="UsageException">A word names no model, or two words of one kind are joined.</exception>
    public static UptakeWords[] ParseList(string text, UptakeWords own) =>
        [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(t => Parse(t, own))];

    private static UptakeWords Parse(string text, UptakeWords own)
    {
        var words = new UptakeWords(own.Geometry, own.HasGas ? own.Boundary : "constant");
        var kinds = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in text.Split('+', StringSplitOptions.TrimEntries))
        {
            var (kind, next) = words.With(word);
            if (!kinds.Add(kind))
                throw new UsageException($"'{text}' names two {kind}; name one of each kind, as in sheet+barrier.");
            words = next;
        }

        return words;
    }

    private (string Kind, UptakeWords Words) With(string word)
    {
        const string Distributed = "distributed-";
        const string Dependent = "-diffusivity";
        if (UptakeBody.Geometries.Contains(word))
            return ("geometries", this with { Geometry = word });
        if (Boundaries.Contains(word))
            return ("boundaries", this with { Boundary = word });
        if (Mechanisms.Contains(word))
            return ("mechanisms", this with { Mechanism = word });
        if (word.StartsWith(Distributed, StringComparison.Ordinal) && Distributions.Contains(word[Distributed.Length..]))
            return ("distributions", this with { Distribution = word[Distributed.Length..] });
        if (word.EndsWith(Dependent, StringComparison.Ordinal) && Laws.Contains(word[..^Dependent.Length]))
            return ("laws of diffusivity", this with { Law = word[..^Dependent.Length] });
        string[] known =
        [
            .. UptakeBody.Geometries, .. Boundaries, .. Mechanisms,
            .. Distributions.Skip(1).Select(d => Distributed + d), .. Laws.Skip(1).Select(l => l + Dependent),
        ];
        throw new UsageException($"'{word}' names no model to compare; join words such as {string.Join(", ", known)} by + and models by commas, as in sheet+barrier,sphere,relaxation.");
    }
}
