using Fickian.Fitting;

namespace Fickian.Cli.Uptake;

/// <summary>Numbers that some mechanisms need; null where none was given.</summary>
internal sealed record MechanismSettings
{
    /// <summary>σ_g of a distribution; free by default.</summary>
    public Parameter? Spread { get; init; }

    /// <summary>Number of relaxations.</summary>
    public int? Relaxations { get; init; }

    /// <summary>q_s/c₀ of a moving front.</summary>
    public double? CapacityRatio { get; init; }

    /// <summary>Loading as a fraction of saturation, at first and in the end.</summary>
    public (double From, double To)? Loading { get; init; }

    /// <summary>Exponent of the isotherms of Sips and Tóth.</summary>
    public double? Exponent { get; init; }

    /// <summary>C′_H·b/k_D: holes over dissolution at low pressure.</summary>
    public double? HoleRatio { get; init; }

    /// <summary>b·p of the holes at the final pressure.</summary>
    public double? HoleFilling { get; init; }

    /// <summary>D_H/D_D, from 0 to 1.</summary>
    public double? MobileFraction { get; init; }

    /// <summary>Refuses a number that no model uses.</summary>
    /// <exception cref="UsageException">A number was given that none of the models takes.</exception>
    public void RequireUsed(IReadOnlyCollection<UptakeWords> models)
    {
        (bool Given, bool Used, string Option, string For)[] all =
        [
            (Spread is not null, models.Any(m => m.Distribution != "none"), "--spread", "--distribution"),
            (Relaxations is not null, models.Any(m => m.Mechanism == "relaxation"), "--relaxations", "--model relaxation"),
            (CapacityRatio is not null, models.Any(m => m.Mechanism == "moving-front"), "--capacity-ratio", "--model moving-front"),
            (Loading is not null, models.Any(m => m.Law is "langmuir" or "sips" or "toth"), "--loading", "--diffusivity langmuir, sips or toth"),
            (Exponent is not null, models.Any(m => m.Law is "sips" or "toth"), "--exponent", "--diffusivity sips or toth"),
            (HoleRatio is not null || HoleFilling is not null || MobileFraction is not null, models.Any(m => m.Law == "dual-mode"), "--hole-ratio, --hole-filling or --mobile-fraction", "--diffusivity dual-mode"),
        ];
        if (Array.Find(all, a => a is { Given: true, Used: false }) is { Option: not null } unused)
            throw new UsageException($"{unused.Option} belongs to {unused.For}, which was not asked for; add that or leave {unused.Option} out.");
    }
}
