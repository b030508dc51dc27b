namespace Fickian.Acquisition.Scpi;

/// <summary>The error queue of a simulated instrument: first in, first out; when it is full its last entry says so.</summary>
internal sealed class ScpiErrorQueue
{
    private const int Longest = 10;

    private readonly List<ScpiError> errors = [];

    public void Add(int number, string text)
    {
        if (errors.Count < Longest)
            errors.Add(new(number, text));
        else
            errors[^1] = new(-350, "Queue overflow");
    }

    public ScpiError Next()
    {
        if (errors.Count == 0)
            return new(0, "No error");
        var next = errors[0];
        errors.RemoveAt(0);
        return next;
    }

    public void Clear() => errors.Clear();
}
