using System.Collections.Immutable;

namespace Fickian.Infrared;

/// <summary>Components of a map: spectra and amounts.</summary>
public sealed record ResolvedComponents
{
    private const double Floor = 1e-3;

    private readonly CurveData data;
    private readonly double[][] spectra;
    private readonly double[] amounts;

    internal ResolvedComponents(CurveData data, double[][] spectra, double[] amounts, double misfit, int rounds, bool isOver)
    {
        (this.data, this.spectra, this.amounts) = (data, spectra, amounts);
        (LackOfFit, Rounds, HasConverged) = (misfit, rounds, isOver);
        Spectra = [.. spectra.Select((s, i) => new Spectrum(data.Axis, s) { Name = $"component {i + 1}", Value = data.Map.Value, Provenance = data.Map.Provenance })];
        Amounts = [.. Enumerable.Range(0, spectra.Length).Select(Images)];
    }

    /// <summary>Spectrum of each component, of unit height unless closure sets the scale.</summary>
    public ImmutableArray<Spectrum> Spectra { get; }

    /// <summary>Amount of each component in every spectrum; errors are not determined.</summary>
    public ImmutableArray<BandImages> Amounts { get; }

    /// <summary>√(Σ residual²/Σ D²).</summary>
    public double LackOfFit { get; }

    /// <summary>Part of Σ D² that the components explain.</summary>
    public double ExplainedVariance => 1 - (LackOfFit * LackOfFit);

    /// <summary>Number of rounds.</summary>
    public int Rounds { get; }

    /// <summary>Whether the lack of fit had stopped to fall when the search ended.</summary>
    public bool HasConverged { get; }

    /// <summary>How much of one component's spectrum may be added to another's, or taken off, and nothing becomes negative: a bound on the rotational ambiguity.</summary>
    /// <remarks>
    /// s₁ + a·s₂ for the first with amounts c₂ − a·c₁ for the second fits as well; −min(s₁/s₂) ≤ a ≤ min(c₂/c₁).
    /// Taken over points and spectra where the divisor exceeds a thousandth of its maximum. Exact for two components that are not negative; with more, exchanges of several at once may reach further.
    /// Noise narrows the range: a negative excursion of a clean component looks like a limit.
    /// </remarks>
    /// <param name="component">First component, counted from 0.</param>
    /// <param name="other">Second component.</param>
    /// <returns>Lowest and highest a.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such component, or both are the same.</exception>
    public (double Lower, double Upper) Exchange(int component, int other)
    {
        if ((uint)component >= (uint)spectra.Length || (uint)other >= (uint)spectra.Length || other == component)
            throw new ArgumentOutOfRangeException(nameof(other), other, $"Two different components, counted from 0, of {spectra.Length} were expected.");
        var k = spectra.Length;
        return (0 - Least(spectra[component], spectra[other]), Least(Column(other), Column(component)));

        double[] Column(int i) => [.. Enumerable.Range(0, data.Spectra).Select(s => amounts[(s * k) + i])];

        static double Least(double[] of, double[] over)
        {
            var floor = Floor * over.Max();
            return Math.Max(0, of.Zip(over).Where(p => p.Second > floor).Select(p => p.First / p.Second).DefaultIfEmpty(0).Min());
        }
    }

    private BandImages Images(int component)
    {
        var values = new double[data.Map.Pixels * data.Map.Frames.Count];
        Array.Fill(values, double.NaN);
        for (var s = 0; s < data.Spectra; s++)
            values[data.Places[s]] = amounts[(s * spectra.Length) + component];
        var errors = new double[values.Length];
        Array.Fill(errors, double.PositiveInfinity);
        return new(values, errors, data.Map.Rows, data.Map.Columns, data.Map.Frames)
        {
            Quantity = new("amount", $"c{component + 1}", Unit.One),
            Name = $"component {component + 1}",
            Provenance = data.Map.Provenance,
            Usable = data.Map.Usable,
        };
    }
}
