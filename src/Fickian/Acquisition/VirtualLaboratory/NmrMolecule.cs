namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>A molecule in a solution.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Amount">Its amount relative to the others, 1.</param>
/// <param name="AmountSource">Where the amount is from.</param>
public sealed record NmrMolecule(string Name, double Amount, string AmountSource);
