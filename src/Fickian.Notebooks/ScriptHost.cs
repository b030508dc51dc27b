namespace Fickian.Notebooks;

/// <summary>What a cell can call without a using, as in the .NET Interactive kernel.</summary>
public sealed class ScriptHost
{
    internal OutputCollector? Collector { get; set; }

    /// <summary>Displays a value in the middle of a cell; the last expression of a cell needs no call.</summary>
    /// <param name="value">Value to show.</param>
#pragma warning disable IDE1006 // Lower case: the name that notebooks already use.
    public void display(object value) => Collector?.Display(value, isResult: false);
#pragma warning restore IDE1006
}
