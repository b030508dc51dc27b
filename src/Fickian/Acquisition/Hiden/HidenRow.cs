namespace Fickian.Acquisition.Hiden;

/// <summary>One row of a simulated scan.</summary>
/// <param name="First">First m/z.</param>
/// <param name="Last">Last m/z.</param>
/// <param name="Step">Step of m/z.</param>
internal sealed record HidenRow(double First, double Last, double Step)
{
    /// <summary>Number of points.</summary>
    public int Points => (int)Math.Clamp(Math.Round((Last - First) / Step) + 1, 1, 10_000);
}
