using Fickian.Fitting;

namespace Fickian.Thermal;

/// <summary>What a loss of mass is worth in molecules of a guest.</summary>
/// <remarks>
/// n = [w/(1 − w)]·M_host/M_guest guests per formula unit or cell of the host; w = loss over the mass of host and guests together.
/// Assumes that only this guest leaves and that it leaves entirely: a balance cannot tell guests apart.
/// </remarks>
public static class GuestLoss
{
    /// <summary>Mass of guests per mole of host, kg/mol.</summary>
    /// <param name="loss">w, 1.</param>
    /// <param name="hostMolarMass">Molar mass of the host without guests, kg/mol: of a formula unit or of a cell.</param>
    public static Estimate MassPerMole(Estimate loss, double hostMolarMass) =>
        Propagation.OfIndependent(new("guestMassPerMoleOfHost", "m_g", new("kg/mol")), w => w[0] / (1 - w[0]) * hostMolarMass, Checked(loss));

    /// <summary>Guests per formula unit or cell, 1.</summary>
    /// <param name="loss">w, 1.</param>
    /// <param name="hostMolarMass">Molar mass of the host without guests, kg/mol: of a formula unit or of a cell.</param>
    /// <param name="guest">The guest.</param>
    public static Estimate Molecules(Estimate loss, double hostMolarMass, Guest guest)
    {
        ArgumentNullException.ThrowIfNull(guest);
        return Propagation.OfIndependent(new("guestsPerHost", "n", Unit.One), w => w[0] / (1 - w[0]) * hostMolarMass / guest.MolarMass, Checked(loss));
    }

    /// <summary>Loss of mass that a number of guests amounts to, 1.</summary>
    /// <param name="molecules">Guests per formula unit or cell, 1.</param>
    /// <param name="hostMolarMass">Molar mass of the host without guests, kg/mol.</param>
    /// <param name="guest">The guest.</param>
    public static Estimate MassFraction(Estimate molecules, double hostMolarMass, Guest guest)
    {
        ArgumentNullException.ThrowIfNull(guest);
        return Propagation.OfIndependent(new("guestMassFraction", "w", Unit.One), n => n[0] * guest.MolarMass / (hostMolarMass + (n[0] * guest.MolarMass)), molecules);
    }

    private static Estimate Checked(Estimate loss)
    {
        ArgumentNullException.ThrowIfNull(loss);
        return loss.Value is > -1 and < 1 ? loss : throw new ArgumentOutOfRangeException(nameof(loss), loss.Value, "A loss is a fraction of the mass, for example 0.056.");
    }
}
