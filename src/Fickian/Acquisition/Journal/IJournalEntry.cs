namespace Fickian.Acquisition.Journal;

/// <summary>What a record of a journal says.</summary>
#pragma warning disable CA1040 // The kinds of entries share their place in a record and nothing else.
public interface IJournalEntry
#pragma warning restore CA1040
{
}
