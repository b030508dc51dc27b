using Fickian.Fitting;

namespace Fickian.Diffusion;

/// <summary>y = a·x + b.</summary>
internal sealed record StraightLine : IModel
{
    /// <summary>a.</summary>
    public static Parameter Slope { get; } = Parameter.Free.Of(new("slope", "a", Unit.One));

    /// <summary>b.</summary>
    public static Parameter Intercept { get; } = Parameter.Free.Of(new("intercept", "b", Unit.One));

    /// <inheritdoc/>
    public string Name => "straight line";

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [];

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Coefficients => [Slope, Intercept];

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns)
    {
        x.CopyTo(columns);
        columns.Slice(x.Length, x.Length).Fill(1);
    }

    /// <inheritdoc/>
    public void Guess(Curve data, Span<double> parameters)
    {
    }
}
