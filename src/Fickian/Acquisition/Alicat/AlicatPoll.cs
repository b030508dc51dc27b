namespace Fickian.Acquisition.Alicat;

/// <summary>A poll: one number for each numeric column, the gas and the status words.</summary>
/// <param name="Numbers">Values in the units of the columns, in their order; null where the instrument gives dashes.</param>
/// <param name="Gas">Name of the gas; empty if the instrument has no such column.</param>
/// <param name="Flags">Status words.</param>
internal sealed record AlicatPoll(IReadOnlyList<double?> Numbers, string Gas, AlicatStatus Flags);
