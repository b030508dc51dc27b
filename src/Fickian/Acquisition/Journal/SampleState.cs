namespace Fickian.Acquisition.Journal;

/// <summary>How far a sample can be trusted.</summary>
public enum SampleState : byte
{
    /// <summary>Read as it should be.</summary>
    Good = 0,

    /// <summary>The instrument or a check calls it doubtful.</summary>
    Doubtful = 1,

    /// <summary>Outside the range of the instrument; the value is the end of the range or what was shown.</summary>
    OutOfRange = 2,

    /// <summary>An older value, repeated because no newer one came.</summary>
    Stale = 3,

    /// <summary>No value came; the number is NaN.</summary>
    Missing = 4,
}
