namespace Fickian.Acquisition.Bus;

/// <summary>What an arrived message is to the request that waits.</summary>
public enum ReplyPart
{
    /// <summary>The reply, or its last message.</summary>
    Last,

    /// <summary>A part of the reply; more follow.</summary>
    More,

    /// <summary>Nothing to do with the request: a report sent unasked, a late reply to an earlier request, an echo.</summary>
    Unsolicited,

    /// <summary>A reply whose check does not hold.</summary>
    Damaged,
}
