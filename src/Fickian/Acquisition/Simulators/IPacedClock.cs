namespace Fickian.Acquisition.Simulators;

/// <summary>A clock of simulated time that waits for those who are talking: while it is held it runs no faster than the one on the wall.</summary>
public interface IPacedClock
{
    /// <summary>Holds the clock until the result is disposed, or for a short while at most.</summary>
    IDisposable Hold();
}
