using System.CommandLine;
using Fickian.Cli.Inference;

namespace Fickian.Cli.Options;

/// <summary><c>--profile</c>, <c>--bootstrap</c> and <c>--seed</c>: what is said about a fit beyond its estimates.</summary>
internal sealed class InferenceOptions
{
    private readonly Option<string?> profile = new("--profile") { Description = "Profile likelihood of a parameter (several joined by commas; the first free one if none is named), as a table with the 68 and 95 % intervals.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<int?> bootstrap = new("--bootstrap") { Description = "Refits the law so many times to itself plus its residuals, drawn anew in blocks; 500 give intervals to a tenth of their width." };
    private readonly Option<int> seed = new("--seed") { Description = "Seed of the random numbers of --bootstrap.", DefaultValueFactory = _ => 1 };

    public void AddTo(Command command)
    {
        command.Add(profile);
        command.Add(bootstrap);
        command.Add(seed);
    }

    public InferenceRequest Read(ParseResult parsed)
    {
        var replicates = parsed.GetValue(bootstrap);
        if (replicates is < 2)
            throw new UsageException($"At least 2 refits, better 500, were expected after --bootstrap and {replicates} was found.");
        parsed.Require(replicates is not null, "belongs to the bootstrap; add --bootstrap 500, or leave it out.", seed);
        return new(
            parsed.GetResult(profile) is null ? null : parsed.GetValue(profile)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [],
            replicates,
            parsed.GetValue(seed));
    }
}
