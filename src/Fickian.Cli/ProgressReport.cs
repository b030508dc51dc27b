namespace Fickian.Cli;

/// <summary>Tells how far long work has come, in words and, on a terminal, in parts of a hundred, each part once.</summary>
/// <param name="say">Receives the words.</param>
/// <param name="isTerminal">Whether somebody watches.</param>
internal sealed class ProgressReport(Action<string> say, bool isTerminal) : IProgress<double>
{
    private string work = "";
    private int last;

    /// <summary>Begins a piece of work.</summary>
    public void Say(string words)
    {
        (work, last) = (words, 0);
        say(words);
    }

    /// <inheritdoc/>
    public void Report(double value)
    {
        if (!isTerminal)
            return;
        var percent = (int)(100 * value) / 10 * 10;
        if (percent > Interlocked.Exchange(ref last, Math.Max(percent, last)) && percent < 100)
            say($"{work}: {percent} %");
    }
}
