using System.Collections.Immutable;
using System.Globalization;

namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>Refuses values of a recipe that cannot be, each in one sentence.</summary>
/// <param name="Path">Path of the recipe.</param>
internal readonly record struct RecipeCheck(string Path)
{
    /// <summary>Refuses a value unless a condition holds.</summary>
    /// <exception cref="DataFileException">It does not hold.</exception>
    public void Require(bool holds, string field, string expected, IConvertible found)
    {
        if (!holds)
            throw new DataFileException(Path, field, $"a value {expected} was expected and {found.ToString(CultureInfo.InvariantCulture)} was found; correct the recipe.");
    }

    /// <summary>Refuses a value that is not between two others, ends excluded.</summary>
    public void Within(string field, double found, double above, double below) =>
        Require(found > above && found < below, field, string.Create(CultureInfo.InvariantCulture, $"above {above} and below {below}"), found);

    /// <summary>Refuses a value that is not between two others, ends included.</summary>
    public void From(string field, double found, double from, double to) =>
        Require(found >= from && found <= to, field, string.Create(CultureInfo.InvariantCulture, $"from {from} to {to}"), found);

    /// <summary>Refuses a list that is missing, longer or shorter than it may be, or has holes.</summary>
    public void Count<T>(string field, ImmutableArray<T> list, int most, int least = 1) =>
        Require(!list.IsDefault && list.Length >= least && list.Length <= most && list.All(e => e is not null), field, $"with {least} to {most} entries", list.IsDefault ? 0 : list.Length);

    /// <summary>Refuses a recipe of another experiment, without a sample or without what is assumed.</summary>
    public void Head(string experiment, string word, string sample, ImmutableArray<string> assumptions)
    {
        Require(experiment == word, "experiment", $"'{word}'", experiment ?? "null");
        Require(!string.IsNullOrWhiteSpace(sample), "sample", "that names the sample", "none");
        Require(!assumptions.IsDefaultOrEmpty && assumptions.All(a => !string.IsNullOrWhiteSpace(a)), "assumptions", "that states what the paper does not print", "none");
    }
}
