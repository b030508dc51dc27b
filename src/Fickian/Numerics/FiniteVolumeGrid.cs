namespace Fickian.Numerics;

/// <summary>Cells of a sheet, cylinder or sphere of unit half-length, refined towards the surface; cell 0 touches the surface.</summary>
/// <remarks>
/// Depth below the surface z(s) = δ·(e^{κs} − 1) with κ = ln(1 + 1/δ), so z(0) = 0 and z(1) = 1 is the centre; faces at s = i/N, nodes half-way in s.
/// Within a depth δ the cells are of about equal size, below it each is a constant fraction κ/N of its depth:
/// a front is resolved by the same number of cells however deep it has gone. The map is smooth, which keeps differences second order.
/// Everything is formed from depths, since 1 − z would lose the digits of thin cells.
/// </remarks>
internal sealed class FiniteVolumeGrid
{
    /// <summary>Makes a grid.</summary>
    /// <param name="shape">Shape of the body.</param>
    /// <param name="cells">Number of cells N.</param>
    /// <param name="refinement">Depth δ within which the cells are about equal, in half-lengths.</param>
    public FiniteVolumeGrid(BodyShape shape, int cells, double refinement)
    {
        var power = (int)shape;
        var stretch = Math.Log(1 + (1 / refinement));
        double Depth(double s) => refinement * (Math.Exp(stretch * s) - 1);

        NodeDepth = new double[cells];
        Volume = new double[cells];
        Conductance = new double[cells];
        var outer = 0.0;
        for (var i = 0; i < cells; i++)
        {
            var inner = i == cells - 1 ? 1 : Depth((i + 1.0) / cells);
            NodeDepth[i] = Depth((i + 0.5) / cells);
            Volume[i] = ShellVolume(power, outer, inner);
            Conductance[i] = Math.Pow(1 - outer, power) / (i == 0 ? NodeDepth[0] : NodeDepth[i] - NodeDepth[i - 1]);
            outer = inner;
        }
    }

    /// <summary>Depth of the node of each cell below the surface, in half-lengths, [cells].</summary>
    public double[] NodeDepth { get; }

    /// <summary>Part of the volume of the body that each cell holds; the sum is 1, [cells].</summary>
    public double[] Volume { get; }

    /// <summary>Area over distance between nodes i − 1 and i; for i = 0 between the surface and node 0, [cells].</summary>
    public double[] Conductance { get; }

    /// <summary>(m + 1)·∫xᵐdx over a shell, factored so that thin shells keep their digits.</summary>
    private static double ShellVolume(int power, double outerDepth, double innerDepth)
    {
        var (outer, inner) = (1 - outerDepth, 1 - innerDepth);
        var thickness = innerDepth - outerDepth;
        return power switch
        {
            0 => thickness,
            1 => thickness * (outer + inner),
            _ => thickness * ((outer * outer) + (outer * inner) + (inner * inner)),
        };
    }
}
