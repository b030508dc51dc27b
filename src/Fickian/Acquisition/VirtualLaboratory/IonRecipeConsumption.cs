namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>A gas of the carrier that the sample begins to take up on heating.</summary>
public sealed record IonRecipeConsumption
{
    /// <summary>Share of the gas that is taken up in the end, 1.</summary>
    public required double Share { get; init; }

    /// <summary>How the uptake begins: the kinetics of <see cref="GuestRelease"/>, whose mass fraction is 0.</summary>
    public required GuestRelease Onset { get; init; }

    internal void Check(RecipeCheck check)
    {
        check.From("consumption.share", Share, 0, 1);
        Onset.Check(check, "consumption.onset");
        check.Require(Onset.MassFraction == 0, "consumption.onset.massFraction", "of 0", Onset.MassFraction);
    }
}
