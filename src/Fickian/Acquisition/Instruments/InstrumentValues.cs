using Fickian.Acquisition.Bus;

namespace Fickian.Acquisition.Instruments;

/// <summary>The values of an instrument as a table: what <see cref="IInstrument"/> asks for by parameter.</summary>
/// <param name="instrument">Name of the instrument, for messages.</param>
/// <param name="values">The values.</param>
internal sealed class InstrumentValues(string instrument, IReadOnlyList<InstrumentValue> values)
{
    public IReadOnlyList<Parameter> Parameters { get; } = [.. values.Select(v => v.Parameter)];

    public async Task<IReadOnlyList<Reading>> PollAsync(RequestPriority priority, CancellationToken cancellation)
    {
        var readings = new List<Reading>();
        foreach (var value in values)
        {
            if (value is { IsPolled: true, Read: { } read })
                readings.Add(await read(priority, cancellation));
        }

        return readings;
    }

    public Task<Reading> ReadAsync(Parameter parameter, RequestPriority priority, CancellationToken cancellation) =>
        (Find(parameter).Read ?? throw new ArgumentException($"{parameter.Name} of {instrument} cannot be read: the protocol has no request for it.", nameof(parameter)))(priority, cancellation);

    public Task<WriteOutcome> SetAsync(Parameter parameter, double value, RequestPriority priority, CancellationToken cancellation)
    {
        var found = Find(parameter);
        found.Parameter.Check(instrument, value);
        return found.Set!(value, priority, cancellation);
    }

    public Parameter this[string name] => Parameters.First(p => p.Name == name);

    private InstrumentValue Find(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return values.FirstOrDefault(v => v.Parameter.Name == parameter.Name)
            ?? throw new ArgumentException($"{instrument} has no parameter '{parameter.Name}'; it has {string.Join(", ", Parameters.Select(p => p.Name))}.", nameof(parameter));
    }
}
