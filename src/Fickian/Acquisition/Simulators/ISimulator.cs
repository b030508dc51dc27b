using Fickian.Acquisition.Channels;

namespace Fickian.Acquisition.Simulators;

/// <summary>An instrument that is not there: it speaks the real protocol on a real line, with the physics, the error replies and the quirks of the thing.</summary>
public interface ISimulator
{
    /// <summary>Its kind, for example <c>linkam-t95</c>.</summary>
    string Kind { get; }

    /// <summary>What it does to its surroundings, by name and in SI: <c>temperature</c>, <c>flow</c>.</summary>
    IReadOnlyDictionary<string, Func<double>> Outputs { get; }

    /// <summary>Faults that can be called up, each with what it is like.</summary>
    IReadOnlyDictionary<string, string> Faults { get; }

    /// <summary>Lets a fault begin or end.</summary>
    /// <param name="fault">One of <see cref="Faults"/>.</param>
    /// <param name="on">Whether it begins.</param>
    /// <exception cref="ArgumentException">There is no such fault.</exception>
    void Inject(string fault, bool on = true);

    /// <summary>Answers on a line until it is lost. Several lines may be served, one after the other or together, as the instrument would.</summary>
    /// <param name="line">The instrument's end of the line, open.</param>
    /// <param name="cancellation">Ends the service.</param>
    Task ServeAsync(IByteChannel line, CancellationToken cancellation);
}
