namespace Fickian.Fitting;

/// <summary>Coordinate in which the optimiser moves a parameter: p itself, or ln p.</summary>
/// <param name="IsLogarithmic">Whether the coordinate is ln p.</param>
/// <param name="Lower">Lower bound of p.</param>
/// <param name="Upper">Upper bound of p.</param>
internal readonly record struct ParameterAxis(bool IsLogarithmic, double Lower, double Upper)
{
    /// <summary>Lower bound of the coordinate.</summary>
    public double LowerCoordinate => IsLogarithmic ? Math.Log(Math.Max(Lower, 0)) : Lower;

    /// <summary>Upper bound of the coordinate.</summary>
    public double UpperCoordinate => IsLogarithmic ? Math.Log(Upper) : Upper;

    /// <summary>Coordinate of a value.</summary>
    public double ToCoordinate(double p) => IsLogarithmic ? Math.Log(p) : p;

    /// <summary>Value at a coordinate. exp(ln p) may round past a bound; it is brought back.</summary>
    public double ToValue(double u) => IsLogarithmic ? Math.Clamp(Math.Exp(u), Lower, Upper) : u;

    /// <summary>dp/du at a value.</summary>
    public double Slope(double p) => IsLogarithmic ? p : 1;

    /// <summary>Bound of the coordinate on one side.</summary>
    /// <param name="side">−1 for the lower, +1 for the upper bound.</param>
    public double Bound(int side) => side < 0 ? LowerCoordinate : UpperCoordinate;
}
