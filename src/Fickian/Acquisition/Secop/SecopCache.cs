using System.Text.Json;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Secop;

/// <summary>The last report of every parameter; a value counts only while its module says that it does.</summary>
internal sealed class SecopCache
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Parameter> parameters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Reading> readings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SecopStatus> statuses = new(StringComparer.Ordinal);

    /// <summary>The last report; null if none came. What the module measures is void while it is disabled or in error.</summary>
    public Reading? this[Parameter parameter]
    {
        get
        {
            lock (gate)
            {
                var reading = readings.GetValueOrDefault(parameter.Name);
                var module = parameter.Name[..parameter.Name.IndexOf(':', StringComparison.Ordinal)];
                return reading is { State: Reading.Ok } && parameter.Name.EndsWith(":value", StringComparison.Ordinal) && statuses.GetValueOrDefault(module) is { IsSound: false } status
                    ? reading with { State = status.Text.Length > 0 ? status.Text : SecopStatus.Meanings[status.Known] }
                    : reading;
            }
        }
    }

    public void Use(IEnumerable<Parameter> all)
    {
        lock (gate)
        {
            parameters.Clear();
            foreach (var parameter in all)
                parameters[parameter.Name] = parameter;
        }
    }

    public void Set(SecopAccessible accessible, JsonElement value)
    {
        lock (gate)
            readings[accessible.Specifier] = accessible.In(value) is { } number ? new(accessible.Parameter, number) : new(accessible.Parameter, null, "not of its type");
    }

    public void SetStatus(string module, JsonElement value)
    {
        var status = SecopStatus.Decode(value);
        lock (gate)
        {
            if (!parameters.TryGetValue($"{module}:status", out var parameter))
                return;
            if (status is null)
                statuses.Remove(module);
            else
                statuses[module] = status;
            readings[parameter.Name] = status is null ? new(parameter, null, "no status") : new(parameter, status.Known, status.IsSound ? Reading.Ok : status.Text.Length > 0 ? status.Text : SecopStatus.Meanings[status.Known]);
        }
    }

    public void Fail(string specifier, string why)
    {
        lock (gate)
        {
            if (parameters.TryGetValue(specifier, out var parameter))
                readings[specifier] = new(parameter, null, why);
        }
    }

    public SecopStatus? StatusOf(string module)
    {
        lock (gate)
            return statuses.GetValueOrDefault(module);
    }

    public void Clear()
    {
        lock (gate)
        {
            readings.Clear();
            statuses.Clear();
        }
    }
}
