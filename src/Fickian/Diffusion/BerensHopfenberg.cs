using Fickian.Fitting;

namespace Fickian.Diffusion;

/// <summary>Diffusion followed by slow relaxations of the host, which make room for more.</summary>
/// <remarks>
/// M(t) = M_F·F(t) + Σᵢ Mᵢ·[1 − exp(−kᵢt)],  F of any body, i = 1, 2, …: fast Fickian uptake and independent first-order relaxations.
/// The relaxations do not wait for the gas to arrive: meaningful where they are slow beside diffusion, kᵢa²/D ≪ 1, or together with it where the body is thin.
/// M_F and Mᵢ are linear and may have either sign (Mᵢ &lt; 0: the host expels gas as it densifies). A relaxation as fast as diffusion cannot be told from it.
/// Relative error as that of F, 1e-12.
/// Source: A. R. Berens and H. B. Hopfenberg, Polymer 19, 489 (1978), not consulted.
/// </remarks>
/// <param name="Fickian">The body, with its D, surface permeability and M_F.</param>
/// <param name="Relaxations">Number of relaxations, 1 to 4.</param>
/// <exception cref="ArgumentOutOfRangeException">The number of relaxations is not 1 to 4.</exception>
public sealed record BerensHopfenberg(IUptakeModel Fickian, int Relaxations = 1) : IModel
{
    private const int Most = 4;

    // A start may lie this far off D as if there were no relaxation, and relaxations this far apart.
    private static readonly double[] Faster = [1, 2, 4, 8, 16, 32, 64, 128];
    private static readonly double[] Slower = [0.3, 0.1, 0.03];
    private static readonly double[] Alone = [1];

    /// <summary>The body, with its D, surface permeability and M_F.</summary>
    public IUptakeModel Fickian { get; init; } = Fickian ?? throw new ArgumentNullException(nameof(Fickian));

    /// <summary>Number of relaxations.</summary>
    public int Relaxations { get; } = Relaxations is > 0 and <= Most
        ? Relaxations : throw new ArgumentOutOfRangeException(nameof(Relaxations), Relaxations, $"One to {Most} relaxations can be told apart; found {Relaxations}.");

    /// <summary>Rates kᵢ, 1/s, called <c>relaxationRate1</c> and so on; free by default, between 1e-12 and 1e6, [relaxations].</summary>
    /// <exception cref="ArgumentException">There are not as many as relaxations.</exception>
    public IReadOnlyList<Parameter> Rates { get; init => field = Named(value, Relaxations, RateOf); } = Named(Free(Relaxations), Relaxations, RateOf);

    /// <summary>Amounts Mᵢ, in the unit of the data, called <c>relaxedUptake1</c> and so on; free by default, [relaxations].</summary>
    /// <exception cref="ArgumentException">There are not as many as relaxations.</exception>
    public IReadOnlyList<Parameter> RelaxedUptakes { get; init => field = Named(value, Relaxations, UptakeOf); } = Named(Free(Relaxations), Relaxations, UptakeOf);

    /// <inheritdoc/>
    public string Name => Relaxations == 1 ? $"{Fickian.Name}, relaxation" : $"{Fickian.Name}, {Relaxations} relaxations";

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [.. Fickian.Parameters, .. Rates];

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Coefficients => [Fickian.EquilibriumUptake, .. RelaxedUptakes];

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns)
    {
        var body = Fickian.Parameters.Count;
        Fickian.Evaluate(x, parameters[..body], columns[..x.Length]);
        for (var j = 0; j < Relaxations; j++)
        {
            var column = columns.Slice((j + 1) * x.Length, x.Length);
            for (var i = 0; i < x.Length; i++)
                column[i] = FirstOrder.Uptake(parameters[body + j] * x[i]);
        }
    }

    /// <inheritdoc/>
    public void Guess(Curve data, Span<double> parameters)
    {
        var body = new double[Fickian.Parameters.Count];
        for (var k = 0; k < body.Length; k++)
            body[k] = Fickian.Parameters[k].Value;
        Fickian.Guess(data, body);
        CandidateSearch.Fill(this, data, Candidates(data, body), parameters);
    }

    /// <summary>D as if there were no relaxation, and faster, with relaxations from the duration of the run downwards, each slower than the one before.</summary>
    private IEnumerable<double[]> Candidates(Curve data, double[] body) =>
        from faster in Faster
        from rate in CandidateGrid.Rates(data, perDecade: 2)
        from ratio in Relaxations == 1 ? Alone : Slower
        select (double[])[body[0] * faster, .. body[1..], .. Enumerable.Range(0, Relaxations).Select(j => rate * Math.Pow(ratio, j))];

    private static IReadOnlyList<Parameter> Free(int count) => [.. Enumerable.Repeat(Parameter.Free, Math.Max(0, count))];

    private static IReadOnlyList<Parameter> Named(IReadOnlyList<Parameter> settings, int count, Func<Parameter, int, Parameter> name)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.Count == count ? [.. settings.Select((p, j) => name(p, j + 1))]
            : throw new ArgumentException($"One setting for each of the {count} relaxations is expected; found {settings.Count}.", nameof(settings));
    }

    private static Parameter RateOf(Parameter setting, int number) =>
        UptakeParameters.Positive(setting, new($"relaxationRate{number}", $"k{number}", Unit.PerSecond), 1e-12, 1e6, nameof(Rates), "A rate", "1/s");

    private static Parameter UptakeOf(Parameter setting, int number) => setting.Of(new($"relaxedUptake{number}", $"M{number}", Unit.One));
}
