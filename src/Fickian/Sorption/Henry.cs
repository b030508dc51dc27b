using Fickian.Fitting;

namespace Fickian.Sorption;

/// <summary>Henry's law: the amount in proportion to the pressure.</summary>
/// <remarks>
/// q = H·p;  Γ = d ln p/d ln q = 1;  ∫q d ln p = H·p.
/// Every isotherm without a threshold begins so, as long as guests do not meet. No saturation.
/// Source: W. Henry, Phil. Trans. R. Soc. 93, 29 (1803), for gases in water.
/// </remarks>
public sealed record Henry : IIsothermModel
{
    /// <summary>Henry constant H, mol/(kg Pa); free by default.</summary>
    public Parameter HenryConstant { get; init => field = Setting(value); } = Setting(Parameter.Free);

    /// <inheritdoc/>
    public string Name => "Henry";

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [];

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Coefficients => [HenryConstant];

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns) => IsothermColumns.Fill(this, x, parameters, columns);

    /// <inheritdoc/>
    public void Guess(Curve data, Span<double> parameters)
    {
    }

    /// <inheritdoc/>
    public IsothermPoint Column(int column, double pressure, ReadOnlySpan<double> parameters) => new(pressure, pressure);

    /// <inheritdoc/>
    public double Potential(int column, double pressure, ReadOnlySpan<double> parameters) => pressure;

    private static Parameter Setting(Parameter setting) => SorptionParameters.Capacity(setting, "henryConstant", "H", new Unit("mol/(kg Pa)"));
}
