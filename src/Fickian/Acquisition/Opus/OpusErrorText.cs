namespace Fickian.Acquisition.Opus;

/// <summary>Error numbers of OPUS. The text that comes with them is free, the number is fixed.</summary>
internal static class OpusErrorText
{
    public const int NotACommand = 1;
    public const int Unknown = 2;
    public const int BracketMissing = 3;
    public const int FunctionNotAvailable = 4;
    public const int ParameterName = 5;
    public const int SetIncomplete = 6;
    public const int FileParameterMalformed = 7;
    public const int FileMissing = 8;
    public const int NotCompleted = 9;

    /// <summary>What a number means.</summary>
    public static string Of(int? number) => number switch
    {
        NotACommand => "not an OPUS command",
        Unknown => "unknown error",
        BracketMissing => "a bracket is missing",
        FunctionNotAvailable => "the function is not available, or a parameter is missing",
        ParameterName => "a parameter has no such name",
        SetIncomplete => "the parameter set is incomplete",
        FileParameterMalformed => "the file parameter is malformed",
        FileMissing => "the file is missing or corrupt",
        NotCompleted => "the command could not be completed",
        null => "an error without a number",
        _ => $"error {number}",
    };
}
