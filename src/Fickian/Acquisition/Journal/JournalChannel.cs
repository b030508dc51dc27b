namespace Fickian.Acquisition.Journal;

/// <summary>A quantity that is sampled during a run.</summary>
/// <param name="Number">Number by which samples name it.</param>
/// <param name="Name">Name, for example <c>pressure</c>.</param>
/// <param name="Unit">Unit of its values; empty if they have none.</param>
/// <param name="Instrument">Name of the instrument that measures it; empty if it is computed.</param>
/// <param name="Description">What it is.</param>
public sealed record JournalChannel(ushort Number, string Name, string Unit, string Instrument = "", string Description = "")
{
    /// <summary>Name over unit, for example <c>pressure / Pa</c>.</summary>
    public string Heading => Unit.Length == 0 ? Name : $"{Name} / {Unit}";
}
