namespace Fickian.Acquisition.Simulators;

/// <summary>A clock of simulated time that stands still while somebody works where it cannot see: on other threads, as HTTP clients do.</summary>
public interface IOutsideWork
{
    /// <summary>Begins such work; time stands still until the result is disposed of.</summary>
    IDisposable Begin();
}
