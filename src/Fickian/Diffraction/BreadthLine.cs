using Fickian.Fitting;

namespace Fickian.Diffraction;

/// <summary>β·cos θ over 4·sin θ as a straight line.</summary>
internal sealed record BreadthLine : IModel
{
    public string Name => "Williamson–Hall line";

    public IReadOnlyList<Parameter> Parameters => [];

    public IReadOnlyList<Parameter> Coefficients { get; } = [Parameter.Free.Of(new("sizeBreadth", "Kλ/L", Unit.One)), Parameter.Free.Of(new("strain", "ε", Unit.One))];

    public void Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns)
    {
        columns[..x.Length].Fill(1);
        x.CopyTo(columns[x.Length..]);
    }

    public void Guess(Curve data, Span<double> parameters)
    {
    }
}
