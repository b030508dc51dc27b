namespace Fickian.Fitting;

/// <summary>A parameter of a model: the quantity it is, whether it is free or fixed, and where it may lie.</summary>
/// <remarks>
/// Parameters are properties of a model and index the result of a fit: <c>fit[sheet.Diffusivity]</c>.
/// <c>model with { SurfacePermeability = Parameter.Free }</c> frees one, <c>= 1e-7</c> fixes it, <c>= Parameter.From(1e-7)</c> frees it with a start.
/// </remarks>
public sealed record Parameter
{
    private Parameter(bool isFree, double value)
    {
        IsFree = isFree;
        Value = value;
    }

    /// <summary>A free parameter; the model finds a start from the data.</summary>
    public static Parameter Free { get; } = new(isFree: true, double.NaN);

    /// <summary>What it is.</summary>
    public Quantity Quantity { get; init; } = new("parameter", "p", Unit.One);

    /// <summary>Whether the fit may change it.</summary>
    public bool IsFree { get; init; }

    /// <summary>The fixed value, or the start of a free one (NaN: the model finds it from the data), SI.</summary>
    public double Value { get; init; }

    /// <summary>Lower bound of a free parameter, SI.</summary>
    public double Lower { get; init; } = double.NegativeInfinity;

    /// <summary>Upper bound of a free parameter, SI.</summary>
    public double Upper { get; init; } = double.PositiveInfinity;

    /// <summary>Whether the optimiser moves in the logarithm of the parameter (for positive ones that may span decades).</summary>
    public bool IsLogarithmic { get; init; }

    /// <summary>A parameter held at a value.</summary>
    /// <param name="value">Value, SI.</param>
    public static Parameter Fixed(double value) => new(isFree: false, value);

    /// <summary>A free parameter that starts at a value.</summary>
    /// <param name="start">Start, SI.</param>
    public static Parameter From(double start) => new(isFree: true, start);

    /// <summary>A number in the place of a parameter holds it at that value.</summary>
    public static implicit operator Parameter(double value) => Fixed(value);

    /// <summary>The same setting for a quantity that is positive and may span decades.</summary>
    /// <param name="quantity">What it is.</param>
    /// <param name="lower">Smallest value, SI, above 0.</param>
    /// <param name="upper">Largest value, SI.</param>
    public Parameter Positive(Quantity quantity, double lower, double upper) =>
        this with { Quantity = quantity, Lower = lower, Upper = upper, IsLogarithmic = true };

    /// <summary>The same setting for a quantity without bounds.</summary>
    /// <param name="quantity">What it is.</param>
    public Parameter Of(Quantity quantity) => this with { Quantity = quantity };

    /// <summary>The same parameter restricted to an interval.</summary>
    public Parameter Within(double lower, double upper) => this with { Lower = lower, Upper = upper };
}
