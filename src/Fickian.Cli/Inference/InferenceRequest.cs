using Fickian.Cli.Options;
using Fickian.Fitting;

namespace Fickian.Cli.Inference;

/// <summary>What is asked about a fit beyond its estimates.</summary>
/// <param name="Profiles">Names of the parameters whose profile is wanted; empty for the first free one, null for none.</param>
/// <param name="Replicates">Number of refits of a bootstrap; null for none.</param>
/// <param name="Seed">Seed of its random numbers.</param>
internal sealed record InferenceRequest(string[]? Profiles, int? Replicates, int Seed)
{
    /// <summary>Computes what is asked.</summary>
    /// <param name="fit">The fit.</param>
    /// <exception cref="UsageException">A parameter is unknown or fixed, or a bootstrap of a robust fit is asked for.</exception>
    public FitInference Of(FitResult fit) => new([.. Profiled(fit).Select(p => new ParameterProfile(fit, p))], Bootstrapped(fit));

    private IEnumerable<Parameter> Profiled(FitResult fit)
    {
        var free = fit.Model.Parameters.Concat(fit.Model.Coefficients).Where(p => p.IsFree);
        if (Profiles is not { Length: 0 })
            return (Profiles ?? []).Select(name => Named(fit, name));
        return free.Any() ? free.Take(1) : throw new UsageException("A profile needs a free parameter, and all are fixed.");
    }

    private static Parameter Named(FitResult fit, string name) => ParameterSettings.Find(fit.Model, name) is { IsFree: true } found
        ? found
        : throw new UsageException($"A profile is of a free parameter, and '{name}' is fixed; add --free {name}.");

    // Two correlation lengths where errors are taken as correlated, but three blocks at least; the usual length otherwise.
    private static int? BlockLength(FitResult fit)
    {
        var n = fit.Data.Count;
        return fit.Options.CorrelatedErrors ? (int)Math.Min(Math.Max(Math.Ceiling(2 * n / fit.EffectivePoints), Math.Ceiling(Math.Cbrt(n))), Math.Max(1, n / 3)) : null;
    }

    private BootstrapTable? Bootstrapped(FitResult fit)
    {
        if (Replicates is not { } replicates)
            return null;
        return fit.Options.Loss is null
            ? new(fit, Bootstrap.Of(fit, replicates, Seed, BlockLength(fit)), Seed)
            : throw new UsageException("A bootstrap draws residuals as if they were alike, and a robust fit says that they are not; leave --bootstrap or --robust out.");
    }
}
