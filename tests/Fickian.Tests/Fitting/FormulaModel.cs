using Fickian.Fitting;

namespace Fickian.Tests.Fitting;

/// <summary>A model written as a formula: columns φⱼ(x; θ) one by one, derivatives by differences unless given.</summary>
public sealed record FormulaModel(string Name, Parameter[] Nonlinear, Parameter[] Linear, Func<double, double[], int, double> Column) : IModel
{
    /// <summary>∂φⱼ/∂θₖ from (x, θ, k, j), if known.</summary>
    public Func<double, double[], int, int, double>? Slope { get; init; }

    /// <summary>Starts for parameters that state none.</summary>
    public Func<Curve, double[]>? Start { get; init; }

    public IReadOnlyList<Parameter> Parameters => Nonlinear;

    public IReadOnlyList<Parameter> Coefficients => Linear;

    public void Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns)
    {
        var theta = parameters.ToArray();
        for (var j = 0; j < Math.Max(1, Linear.Length); j++)
        {
            for (var i = 0; i < x.Length; i++)
                columns[(j * x.Length) + i] = Column(x[i], theta, j);
        }
    }

    public bool TryDifferentiate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns, Span<double> derivatives)
    {
        if (Slope is null)
            return false;
        Evaluate(x, parameters, columns);
        var theta = parameters.ToArray();
        var at = 0;
        for (var k = 0; k < Nonlinear.Length; k++)
        {
            for (var j = 0; Nonlinear[k].IsFree && j < Math.Max(1, Linear.Length); j++)
            {
                for (var i = 0; i < x.Length; i++)
                    derivatives[at++] = Slope(x[i], theta, k, j);
            }
        }

        return true;
    }

    public void Guess(Curve data, Span<double> parameters) => Start?.Invoke(data).CopyTo(parameters);

    /// <summary>A parameter called <paramref name="name"/> with a start.</summary>
    public static Parameter Named(string name, double start = double.NaN) => (double.IsNaN(start) ? Parameter.Free : Parameter.From(start)).Of(new Quantity(name, name, Unit.One));
}
