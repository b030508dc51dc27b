namespace Fickian.Cli;

/// <summary>What the command says to the shell.</summary>
public static class ExitCode
{
    /// <summary>Everything ran and held.</summary>
    public const int Fine = 0;

    /// <summary>It ran, but a check did not hold.</summary>
    public const int CheckFailed = 1;

    /// <summary>Bad usage or bad input.</summary>
    public const int BadInput = 2;
}
