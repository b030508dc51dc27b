using Fickian.Sorption;

namespace Fickian.Tests.Sorption;

/// <summary>One of each isotherm, about half full at 0.1 bar, with all numbers stated.</summary>
internal static class Laws
{
    private static readonly IIsothermModel[] All =
    [
        new Henry { HenryConstant = 2e-4 },
        new Langmuir { Capacity = 2.5, Affinity = 1e-4 },
        new DualSiteLangmuir { StrongCapacity = 1.2, StrongAffinity = 1e-3, WeakCapacity = 3, WeakAffinity = 1e-5 },
        new Toth { Capacity = 3, Affinity = 2e-4, Exponent = 0.45 },
        new Sips { Capacity = 2.8, Affinity = 1e-4, Exponent = 0.7 },
        new Freundlich { ReferenceAmount = 3, Exponent = 2.3 },
        new Bet(SaturationPressure: 1.5e5) { MonolayerCapacity = 1.1, EnergyConstant = 80 },
        new Gab(SaturationPressure: 1.5e5) { MonolayerCapacity = 1.3, EnergyConstant = 12, MultilayerConstant = 0.8 },
        new DualMode { HenrySolubility = 4e-3, HoleCapacity = 900, HoleAffinity = 1e-4 },
    ];

    public static TheoryData<string> Names => [.. All.Select(m => m.Name)];

    public static IIsothermModel WithName(string name) => All.Single(m => m.Name == name);

    public static Isotherm Numbers(string name) => Isotherm.Of(WithName(name));

    /// <summary>The same law with nothing stated.</summary>
    public static IIsothermModel Free(string name) => name switch
    {
        "Henry" => new Henry(),
        "Langmuir" => new Langmuir(),
        "dual-site Langmuir" => new DualSiteLangmuir(),
        "Tóth" => new Toth(),
        "Sips" => new Sips(),
        "Freundlich" => new Freundlich(),
        "BET" => new Bet(1.5e5),
        "GAB" => new Gab(1.5e5),
        _ => new DualMode(),
    };
}
