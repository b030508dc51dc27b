using System.Collections.Immutable;

namespace Fickian.Acquisition.Journal;

/// <summary>The axis that spectra of a series share; written once, before the first of them.</summary>
/// <param name="Number">Number by which the spectra name it.</param>
/// <param name="Series">Name of the series, for example <c>sample</c> or <c>background</c>.</param>
/// <param name="Quantity">What the axis counts, for example <c>wavenumber</c>.</param>
/// <param name="Unit">Its unit, for example <c>cm-1</c>.</param>
/// <param name="ValueQuantity">What the values are, for example <c>absorbance</c>.</param>
/// <param name="ValueUnit">Their unit; empty if they have none.</param>
/// <param name="Positions">Positions on the axis, [points].</param>
public sealed record SpectralAxis(ushort Number, string Series, string Quantity, string Unit, string ValueQuantity, string ValueUnit, ImmutableArray<double> Positions) : IJournalEntry;
