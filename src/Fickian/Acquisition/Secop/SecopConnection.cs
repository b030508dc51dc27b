using System.Text;
using System.Text.Json.Nodes;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Simulators;

namespace Fickian.Acquisition.Secop;

/// <summary>One user of a node: requests are answered one after the other, updates come in between.</summary>
internal sealed class SecopConnection(SecopNode node, IByteChannel line, SimulatorFaults faults) : IDisposable
{
    private readonly SemaphoreSlim writing = new(1);
    private readonly Dictionary<string, string> told = new(StringComparer.Ordinal);
    private volatile string? active;
    private int reads;

    /// <summary>Sends changes as long as the connection is active.</summary>
    public async Task UpdateAsync(CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                await Task.Delay(TimeSpan.FromSeconds(node.UpdateInterval), node.Time, cancellation);
                if (active is { } module && !faults["silent"])
                    await SendUpdatesAsync(module, onlyChanges: true, cancellation);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ChannelException or ObjectDisposedException)
        {
            // The connection is over.
        }
    }

    public async Task HandleAsync(byte[] frame, CancellationToken cancellation)
    {
        if (faults["silent"])
            return;
        var text = Encoding.UTF8.GetString(frame).TrimEnd('\r');
        var words = text.Split(' ', 3);
        var (action, specifier) = (words[0], words.Length > 1 ? words[1] : "");
        if (SecopMessage.Decode(frame) is not { } message)
        {
            await SendAsync(Failure(action, specifier, "BadJSON", "the value is no JSON"), cancellation);
            return;
        }

        try
        {
            await AnswerAsync(message, cancellation);
        }
        catch (SecopRefusalException e)
        {
            await SendAsync(Failure(action, specifier, e.Kind, e.Message), cancellation);
        }
    }

    public void Dispose() => writing.Dispose();

    private Task AnswerAsync(SecopMessage message, CancellationToken cancellation) => message.Action switch
    {
        "*IDN?" => SendAsync("ISSE&SINE2020,SECoP,V2019-09-16,v1.0", cancellation),
        "describe" => SendAsync($"describing . {node.Describe().ToJsonString()}", cancellation),
        "activate" => ActivateAsync(message.Specifier, cancellation),
        "deactivate" => DeactivateAsync(cancellation),
        "ping" => SendAsync($"pong {message.Specifier} {Report(null)}", cancellation),
        "read" => ReadAsync(message.Specifier, cancellation),
        "change" => ChangeAsync(message, cancellation),
        "do" => DoAsync(message, cancellation),
        "check" => throw new SecopRefusalException("NotCheckable", ""),
        "logging" => SendAsync(message.ToString(), cancellation),
        _ => throw new SecopRefusalException("ProtocolError", "unknown action"),
    };

    private async Task ActivateAsync(string module, CancellationToken cancellation)
    {
        if (module.Length > 0 && node.Modules.All(m => m.Name != module))
            throw new SecopRefusalException("NoSuchModule", $"there is no module '{module}'");
        await SendUpdatesAsync(module, onlyChanges: false, cancellation);
        active = module;
        await SendAsync(module.Length > 0 ? $"active {module}" : "active", cancellation);
    }

    private Task DeactivateAsync(CancellationToken cancellation)
    {
        active = null;
        return SendAsync("inactive", cancellation);
    }

    private async Task ReadAsync(string specifier, CancellationToken cancellation)
    {
        var entry = Find(specifier, "NoSuchParameter");
        if (entry.Read is null)
            throw new SecopRefusalException("NoSuchParameter", $"{specifier} is a command");
        if (faults["busy-reads"] && ++reads % 2 == 1)
            throw new SecopRefusalException("IsBusy", "ask again");
        if (faults["updates-inside"])
            await SendUpdatesAsync("", onlyChanges: false, cancellation);
        if (faults["out-of-order"])
            await SendAsync($"reply {specifier}_other {Report(JsonValue.Create(-1))}", cancellation);
        var reply = $"reply {specifier} {Report(await ValueAsync(entry, cancellation))}";
        if (faults["half-lines"])
            await WriteAsync(Encoding.UTF8.GetBytes(reply[..(reply.Length * 2 / 3)]), cancellation);
        else
            await SendAsync(reply, cancellation);
    }

    private async Task ChangeAsync(SecopMessage message, CancellationToken cancellation)
    {
        var entry = Find(message.Specifier, "NoSuchParameter");
        if (entry.Change is null)
            throw new SecopRefusalException("ReadOnly", $"{message.Specifier} can only be read");
        RequirePeer(message.Specifier);
        if (faults["busy"])
            throw new SecopRefusalException("IsBusy", "still ramping");
        await entry.Change(message.Data ?? throw new SecopRefusalException("WrongType", "a value was expected"), cancellation);
        if (faults["updates-inside"])
            await SendUpdatesAsync("", onlyChanges: false, cancellation);
        await SendAsync($"changed {message.Specifier} {Report(entry.Read is null ? null : await ValueAsync(entry, cancellation))}", cancellation);
    }

    private async Task DoAsync(SecopMessage message, CancellationToken cancellation)
    {
        var entry = Find(message.Specifier, "NoSuchCommand");
        if (entry.Do is null)
            throw new SecopRefusalException("NoSuchCommand", $"{message.Specifier} is no command");

        // Anybody may stop what moves or heats.
        if (entry.Name != "stop")
            RequirePeer(message.Specifier);
        await SendAsync($"done {message.Specifier} {Report(await entry.Do(message.Data, cancellation))}", cancellation);
    }

    private void RequirePeer(string specifier)
    {
        if (!node.MayWrite(line.Address))
            throw new SecopRefusalException("ReadOnly", $"{specifier} may not be set from {line.Address}: the rig names no such peer");
    }

    private SecopEntry Find(string specifier, string missing)
    {
        var parts = specifier.Split(':');
        var module = node.Modules.FirstOrDefault(m => m.Name == parts[0]) ?? throw new SecopRefusalException("NoSuchModule", $"there is no module '{parts[0]}'");
        var name = parts.Length > 1 ? parts[1] : "value";
        return module.Entries.FirstOrDefault(e => e.Name == name) ?? throw new SecopRefusalException(missing, $"{parts[0]} has no '{name}'");
    }

    private async Task<JsonNode?> ValueAsync(SecopEntry entry, CancellationToken cancellation) =>
        faults["sensor-disconnected"] && entry.Name == "value" ? throw new SecopRefusalException("HardwareError", "Sensor disconnected") : await entry.Read!(cancellation);

    private async Task SendUpdatesAsync(string module, bool onlyChanges, CancellationToken cancellation)
    {
        foreach (var offered in node.Modules.Where(m => module.Length == 0 || m.Name == module))
        {
            foreach (var entry in offered.Entries.Where(e => e.Read is not null))
            {
                var (specifier, text) = ($"{offered.Name}:{entry.Name}", "");
                try
                {
                    text = $"update {specifier} {{0}}{(await ValueAsync(entry, cancellation))?.ToJsonString() ?? "null"}";
                }
                catch (SecopRefusalException e)
                {
                    text = $"error_update {specifier} {{0}}{new JsonArray(e.Kind, e.Message).ToJsonString()}";
                }

                if (onlyChanges && told.GetValueOrDefault(specifier) == text)
                    continue;
                told[specifier] = text;
                var at = text.IndexOf("{0}", StringComparison.Ordinal);
                var value = JsonNode.Parse(text[(at + 3)..]);
                await SendAsync(text[..at] + (text.StartsWith("error", StringComparison.Ordinal) ? new JsonArray(value![0]!.DeepClone(), value[1]!.DeepClone(), Stamp()).ToJsonString() : Report(value)), cancellation);
            }
        }
    }

    private JsonObject Stamp() => new() { ["t"] = node.Time.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0 };

    private string Report(JsonNode? value) => new JsonArray(value?.DeepClone(), Stamp()).ToJsonString();

    private static string Failure(string action, string specifier, string kind, string text) => $"error_{action} {specifier} {new JsonArray(kind, text, new JsonObject()).ToJsonString()}";

    private Task SendAsync(string text, CancellationToken cancellation) => WriteAsync(Encoding.UTF8.GetBytes(text + "\n"), cancellation);

    private async Task WriteAsync(byte[] bytes, CancellationToken cancellation)
    {
        await writing.WaitAsync(cancellation);
        try
        {
            await line.WriteAsync(bytes, cancellation);
        }
        finally
        {
            writing.Release();
        }
    }
}
