namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>The block of a recipe while it fills, as the camera sees it.</summary>
/// <remarks>
/// Half of the block along the edge and half of its thickness are solved; the other halves are their mirror images.
/// Cells are 0.7 µm wide at the two faces and at the edge and grow by 6 % each towards the inside; those at faces out of view are coarser.
/// Steps are 3 % of the time passed, 0.1 s at first. No pixel errs by more than 5e-4 of its final value, in the first frame; less later.
/// </remarks>
internal sealed class MapSample
{
    private const double ShortestStep = 0.1;
    private const double Growth = 0.03;

    // Abscissae and weights of three-point Gauss–Legendre quadrature on [−1, 1].
    private static readonly (double At, double Weight)[] Gauss = [(-Math.Sqrt(0.6), 5.0 / 18), (0, 8.0 / 18), (Math.Sqrt(0.6), 5.0 / 18)];

    private readonly MapRecipe recipe;
    private readonly MapOptics optics;
    private readonly MapBlockAxis across;
    private readonly MapBlockAxis along;
    private readonly MapBlock block;

    /// <summary>Prepares the block.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="optics">The camera.</param>
    public MapSample(MapRecipe recipe, MapOptics optics)
    {
        (this.recipe, this.optics) = (recipe, optics);
        across = new(
            [.. MapBlockAxis.Graded(0.6 * recipe.Width, 0.7e-6, 1.06, 10e-6), .. MapBlockAxis.Graded(0.4 * recipe.Width, 5e-6, 1.2, 40e-6).Reverse()],
            recipe.Diffusivity, isLowOpen: true, isHighOpen: true);
        along = new([.. MapBlockAxis.Graded(0.5 * recipe.Length, 5e-6, 1.2, 40e-6).Reverse()], recipe.Diffusivity, isLowOpen: false, isHighOpen: true);
        var depth = new MapBlockAxis(MapBlockAxis.Graded(0.5 * recipe.Thickness, 0.7e-6, 1.06, 6e-6), recipe.Diffusivity, isLowOpen: true, isHighOpen: false);
        block = new(across, along, depth);
    }

    /// <summary>Amount in each pixel's path over its value deep inside at equilibrium, averaged over a scan, [rows × columns].</summary>
    /// <param name="time">Middle of the scan, s; scans are taken in order.</param>
    public double[] Scan(double time)
    {
        var mean = new double[recipe.Rows * recipe.Columns];
        foreach (var (at, weight) in recipe.ScanDuration > 0 ? Gauss : [(0, 1)])
        {
            block.Advance(time + (0.5 * recipe.ScanDuration * at), ShortestStep, Growth, SurfaceIntegral);
            var columns = block.ColumnMeans();
            var picture = optics.Picture((u, v) => Between(columns, u, v));
            for (var i = 0; i < mean.Length; i++)
                mean[i] += weight * picture[i];
        }

        return mean;
    }

    /// <summary>Pressure of the gas over its final value.</summary>
    public double Pressure(double time) => recipe.ValveTimeConstant > 0 ? 1 - Math.Exp(-time / recipe.ValveTimeConstant) : 1;

    private double SurfaceIntegral(double time) =>
        time - (recipe.ValveTimeConstant > 0 ? recipe.ValveTimeConstant * Pressure(time) : 0);

    // Cubic across the edge, where the surface is a node too; linear along it, where next to nothing changes.
    private double Between(double[] columns, double u, double v)
    {
        var (row, part) = Locate(along.Centre, v);
        var begin = Math.Clamp(Locate(across.Centre, u).Index - 1, -1, across.Count - 4);
        var sum = 0.0;
        for (var k = begin; k < begin + 4; k++)
        {
            var term = Row(k);
            for (var l = begin; l < begin + 4; l++)
                term *= l == k ? 1 : (u - Node(l)) / (Node(k) - Node(l));
            sum += term;
        }

        return sum;

        double Node(int i) => i < 0 ? 0 : across.Centre[i];
        double Row(int i) => i < 0 ? 1 : ((1 - part) * columns[(i * along.Count) + row]) + (part * columns[(i * along.Count) + row + 1]);
    }

    private static (int Index, double Part) Locate(double[] centre, double position)
    {
        var found = Array.BinarySearch(centre, position);
        var index = Math.Clamp(found >= 0 ? found : ~found - 1, 0, centre.Length - 2);
        return (index, Math.Clamp((position - centre[index]) / (centre[index + 1] - centre[index]), 0, 1));
    }
}
