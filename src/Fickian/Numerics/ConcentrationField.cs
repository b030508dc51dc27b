namespace Fickian.Numerics;

/// <summary>Concentrations of all cells with D and Φ there; a finite bath, if there is one, stands in front of them.</summary>
internal sealed class ConcentrationField(IDiffusivityLaw law, int size, int first)
{
    /// <summary>State of the bath, if any, then concentrations, surface first, [first + cells].</summary>
    public double[] Concentration { get; } = new double[size];

    /// <summary>D of each cell, m²/s, [first + cells].</summary>
    public double[] Diffusivity { get; } = new double[size];

    /// <summary>Φ of each cell, [first + cells].</summary>
    public double[] Potential { get; } = new double[size];

    /// <summary>Concentrations of the cells.</summary>
    public Span<double> Cells => Concentration.AsSpan(first);

    /// <summary>Computes Φ.</summary>
    public void ApplyPotential() => law.Potentials(Cells, Potential.AsSpan(first));

    /// <summary>Computes D and Φ.</summary>
    /// <returns>Whether they have finite values.</returns>
    public bool ApplyLaw()
    {
        ApplyPotential();
        law.Diffusivities(Cells, Diffusivity.AsSpan(first));
        var sum = 0.0;
        for (var i = first; i < size; i++)
            sum += Math.Abs(Diffusivity[i]) + Math.Abs(Potential[i]);
        return double.IsFinite(sum);
    }
}
