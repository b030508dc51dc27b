namespace Fickian.Fitting;

/// <summary>One curve of a global fit.</summary>
/// <param name="Model">Its model.</param>
/// <param name="Data">Its points.</param>
/// <param name="Start">Index of its first point among those of all curves.</param>
internal sealed record GlobalMember(IModel Model, Curve Data, int Start)
{
    /// <summary>Number of columns of the model.</summary>
    public int Columns => Math.Max(1, Model.Coefficients.Count);
}
