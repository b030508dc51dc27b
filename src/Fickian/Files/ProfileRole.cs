namespace Fickian.Files;

/// <summary>What a column of a file of profiles holds.</summary>
internal enum ProfileRole
{
    /// <summary>Something else.</summary>
    Other,

    /// <summary>Position or depth.</summary>
    Position,

    /// <summary>Time of each row.</summary>
    Time,

    /// <summary>Concentration.</summary>
    Concentration,

    /// <summary>Standard deviation of a concentration.</summary>
    Deviation,
}
