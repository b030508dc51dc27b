namespace Fickian.Acquisition.Simulators;

/// <summary>One hold of a <see cref="LaboratoryClock"/>.</summary>
internal sealed class ClockHold(LaboratoryClock clock, LinkedListNode<long> hold) : IDisposable
{
    public void Dispose() => clock.Release(hold);
}
