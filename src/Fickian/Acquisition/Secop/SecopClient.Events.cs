using System.Globalization;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Secop;

/// <summary>What the node reports by itself, its description, and the safe state.</summary>
public sealed partial class SecopClient
{
    private const int ConfirmingPolls = 10;

    private static readonly TimeSpan BetweenPolls = TimeSpan.FromSeconds(1);

    private static List<(string Name, double Value)> SafeValues(InstrumentSetup setup)
    {
        var values = new List<(string, double)>();
        foreach (var pair in setup.Setting("safe", "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            values.Add(at > 0 && double.TryParse(pair[(at + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                ? (pair[..at], value)
                : throw new ArgumentException($"Safe values of {setup.Name} such as cryo:target=293.15 were expected and '{pair}' was found.", nameof(setup)));
        }

        return values;
    }

    private void Use(SecopDescription told)
    {
        description = told;
        accessibles = told.Accessibles.Select(a => a with { Parameter = OfRig(a.Parameter) }).ToDictionary(a => a.Specifier, StringComparer.Ordinal);
        Parameters =
        [
            .. accessibles.Values.Select(a => a.Parameter),
            .. told.Statuses.Select(m => new Parameter($"{m}:status", Unit.One, Access.Read, $"status of {m}") { Choices = SecopStatus.Meanings }),
        ];
        cache.Use(Parameters);
    }

    private Parameter OfRig(Parameter parameter)
    {
        var safe = safeValues.Where(s => s.Name == parameter.Name).Select(s => (double?)s.Value).FirstOrDefault();
        return setup.Limited(parameter) with { SafeValue = safe, IsDangerous = parameter.Access.HasFlag(Access.Write) && !setup.Limits.ContainsKey(parameter.Name) };
    }

    private void Take(ReadOnlyMemory<byte> raw)
    {
        if (SecopMessage.Decode(raw.Span) is not { } message)
        {
            Noticed?.Invoke($"{Name} sent {RawBytes.Text(raw.Span)}, which is no message.");
            return;
        }

        switch (message.Action)
        {
            case "update" when SecopReport.Decode(message.Data) is { } report:
                if (message.Specifier.EndsWith(":status", StringComparison.Ordinal))
                    cache.SetStatus(message.Specifier[..^7], report.Value);
                else if (accessibles.TryGetValue(message.Specifier, out var accessible))
                    cache.Set(accessible, report.Value);
                break;
            case "error_update":
                var (kind, text) = SecopLine.Fault(message);
                cache.Fail(message.Specifier, $"{kind}: {text}");
                Noticed?.Invoke($"{message.Specifier} of {Name} is invalid: {kind}, {text}.");
                break;
            case "error_closed":
                closed = true;
                cache.Clear();
                Noticed?.Invoke($"{Name} has changed its description; it is not used until it is connected again.");
                break;
            case "log":
                Noticed?.Invoke($"{Name} logs {message}.");
                break;
        }
    }

    private async Task<string?> StopAsync(string command, RequestPriority priority, CancellationToken cancellation)
    {
        var module = command[..command.IndexOf(':', StringComparison.Ordinal)];
        await DoAsync(command, null, priority, cancellation);
        for (var poll = 0; poll < ConfirmingPolls; poll++)
        {
            if (SecopStatus.Decode(await ReadValueAsync($"{module}:status", priority, cancellation)) is { IsBusy: false })
                return null;
            await Task.Delay(BetweenPolls, setup.Laboratory, cancellation);
        }

        return $"{module} of {Name} was stopped and is still busy; look at it.";
    }

    private async Task<string?> SetSafeAsync(string name, double value, RequestPriority priority, CancellationToken cancellation)
    {
        var outcome = await SetAsync(Known(name).Parameter, value, priority, cancellation);
        return outcome.Result == WriteResult.Done ? null : outcome.Sentence;
    }
}
