namespace Fickian.Acquisition.Simulators;

/// <summary>The faults of one simulator: which there are and which are on.</summary>
/// <param name="known">Name and description of each.</param>
public sealed class SimulatorFaults(IReadOnlyDictionary<string, string> known)
{
    private readonly HashSet<string> present = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    /// <summary>The faults that there are, each with what it is like.</summary>
    public IReadOnlyDictionary<string, string> Known => known;

    /// <summary>Whether a fault is on.</summary>
    public bool this[string fault]
    {
        get
        {
            lock (gate)
                return present.Contains(fault);
        }
    }

    /// <summary>Lets a fault begin or end.</summary>
    /// <exception cref="ArgumentException">There is no such fault.</exception>
    public void Inject(string fault, bool on)
    {
        if (!known.ContainsKey(fault))
            throw new ArgumentException($"A fault of this simulator ({string.Join(", ", known.Keys)}) was expected and '{fault}' was found.", nameof(fault));
        lock (gate)
            _ = on ? present.Add(fault) : present.Remove(fault);
    }
}
