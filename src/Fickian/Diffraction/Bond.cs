namespace Fickian.Diffraction;

/// <summary>A bond between two atoms of a crystal.</summary>
/// <param name="From">Index of the one atom among <see cref="CrystalStructure.Atoms"/>.</param>
/// <param name="To">Index of the other.</param>
/// <param name="A">Cells along a by which the other atom is displaced.</param>
/// <param name="B">Cells along b.</param>
/// <param name="C">Cells along c.</param>
/// <param name="Length">Length, m.</param>
public readonly record struct Bond(int From, int To, int A, int B, int C, double Length)
{
    /// <summary>The same bond from its other end.</summary>
    public Bond Reversed => new(To, From, -A, -B, -C, Length);
}
