namespace Fickian.Cli.Inference;

/// <summary>What is said about a fit beyond its estimates.</summary>
/// <param name="Profiles">Profile likelihoods; empty if none was asked for.</param>
/// <param name="Bootstrap">Intervals from refits; null if none were asked for.</param>
internal sealed record FitInference(IReadOnlyList<ParameterProfile> Profiles, BootstrapTable? Bootstrap)
{
    /// <summary>Nothing.</summary>
    public static FitInference None { get; } = new([], null);
}
