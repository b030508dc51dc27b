namespace Fickian.Numerics;

/// <summary>Flow through the surface of a body, with or without a barrier, and how it answers to both sides.</summary>
/// <remarks>
/// Without a barrier q = g·[Φ(c_s) − Φ(c₀)], c₀ = concentration in the outermost cell; with one
/// q = g_k·(c_s − c_f) = g·[Φ(c_f) − Φ(c₀)], c_f = concentration just below the barrier, found by Newton's method between c₀ and c_s, where the balance is monotone.
/// </remarks>
internal sealed class SurfaceCoupling(IDiffusivityLaw law, double conductance, double barrier)
{
    private const int MostIterations = 60;

    private double knownConcentration = double.NaN;
    private double knownPotential;

    /// <summary>Whether nothing passes.</summary>
    public bool IsSealed { get; set; }

    /// <summary>Flow q into the body.</summary>
    /// <param name="outside">c_s.</param>
    /// <param name="field">Concentrations of the body.</param>
    /// <param name="first">Index of the outermost cell.</param>
    public double Flow(double outside, ConcentrationField field, int first)
    {
        if (IsSealed)
            return 0;
        var (inside, insidePotential) = (field.Concentration[first], field.Potential[first]);
        if (double.IsPositiveInfinity(barrier))
            return conductance * (Potential(outside) - insidePotential);
        return barrier * (outside - Below(outside, inside, insidePotential));
    }

    /// <summary>∂q/∂c₀ and ∂q/∂c_s.</summary>
    /// <param name="outside">c_s.</param>
    /// <param name="field">Concentrations of the body.</param>
    /// <param name="first">Index of the outermost cell.</param>
    public (double ByInside, double ByOutside) Slopes(double outside, ConcentrationField field, int first)
    {
        if (IsSealed)
            return (0, 0);
        var (inside, insidePotential, insideDiffusivity) = (field.Concentration[first], field.Potential[first], field.Diffusivity[first]);
        if (double.IsPositiveInfinity(barrier))
            return (-conductance * insideDiffusivity, conductance * law.Diffusivity(outside));
        var below = conductance * law.Diffusivity(Below(outside, inside, insidePotential));
        return (-barrier * conductance * insideDiffusivity / (barrier + below), barrier * below / (barrier + below));
    }

    private double Potential(double outside)
    {
        if (outside != knownConcentration)
            (knownConcentration, knownPotential) = (outside, law.Potential(outside));
        return knownPotential;
    }

    private double Below(double outside, double inside, double insidePotential)
    {
        if (outside == inside)
            return inside;
        var (low, high) = inside < outside ? (inside, outside) : (outside, inside);
        var below = inside;
        for (var i = 0; i < MostIterations; i++)
        {
            var excess = (barrier * (outside - below)) - (conductance * (law.Potential(below) - insidePotential));
            if (excess > 0)
                low = below;
            else
                high = below;
            var next = below + (excess / (barrier + (conductance * law.Diffusivity(below))));
            if (!(next >= low && next <= high))
                next = 0.5 * (low + high);
            if (Math.Abs(next - below) <= 1e-15 * Math.Abs(outside - inside) || next == below)
                return next;
            below = next;
        }

        return below;
    }
}
