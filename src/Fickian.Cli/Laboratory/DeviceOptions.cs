using System.CommandLine;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Instruments;

namespace Fickian.Cli.Laboratory;

/// <summary>Which instrument, where, with which settings.</summary>
internal sealed class DeviceOptions
{
    private static readonly TimeSpan ConnectTimeOut = TimeSpan.FromSeconds(20);

    private readonly Argument<string> kind = new("KIND") { Description = "Kind of instrument, as 'device list' names it." };
    private readonly Argument<string> address = new("ADDRESS") { Description = "Where it is: tcp:HOST:PORT, udp:HOST:PORT, pipe:NAME, serial:PORT or serial:PORT?19200,8N1; replay:FILE#CASE plays a recorded exchange." };
    private readonly Option<string[]> settings = new("--setting") { Description = "Setting of the driver, for example node=3; may be repeated.", DefaultValueFactory = _ => [] };
    private readonly Option<string[]> allowed = new("--allow") { Description = "Dangerous parameter or command that is meant; may be repeated.", DefaultValueFactory = _ => [] };

    public void AddTo(Command command, bool dangerous = false)
    {
        command.Arguments.Add(kind);
        command.Arguments.Add(address);
        command.Options.Add(settings);
        if (dangerous)
            command.Options.Add(allowed);
    }

    public InstrumentKind Kind(ParseResult parsed) => InstrumentCatalogue.Find(parsed.GetRequiredValue(kind));

    public string Address(ParseResult parsed) => parsed.GetRequiredValue(address);

    public IInstrument Create(ParseResult parsed)
    {
        var found = Kind(parsed);
        var chosen = Pairs(parsed.GetRequiredValue(settings));
        Known(found, chosen.Keys, found.Settings);
        return found.Create(new(found.Name, ChannelAddress.Create(Address(parsed), found.Serial ?? new(9600)), TimeProvider.System)
        {
            Settings = chosen,
            Allowed = (parsed.GetResult(allowed) is null ? [] : parsed.GetRequiredValue(allowed)).ToHashSet(StringComparer.Ordinal),
        });
    }

    /// <summary>Connects, does some work and closes, whatever happens.</summary>
    public async Task<int> UseAsync(ParseResult parsed, Func<IInstrument, Identity, Task<int>> work, CancellationToken cancellation)
    {
        await using var instrument = Create(parsed);
        using var timer = new CancellationTokenSource(ConnectTimeOut);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellation);
        Identity identity;
        try
        {
            identity = await instrument.ConnectAsync(both.Token);
        }
        catch (OperationCanceledException e) when (timer.IsCancellationRequested)
        {
            throw new ChannelException($"Nothing at {Address(parsed)} answered as a {instrument.Name} within {ConnectTimeOut.TotalSeconds:0} s; try 'device probe' with other settings.", e);
        }

        return await work(instrument, identity);
    }

    /// <summary>Pairs <c>name=value</c>.</summary>
    public static Dictionary<string, string> Pairs(IEnumerable<string> words) => words.ToDictionary(
        w => w.IndexOf('=', StringComparison.Ordinal) is > 0 and var at ? w[..at] : throw new UsageException($"A setting such as node=3 was expected and '{w}' was found."),
        w => w[(w.IndexOf('=', StringComparison.Ordinal) + 1)..],
        StringComparer.Ordinal);

    /// <summary>Refuses settings that nobody knows.</summary>
    public static void Known(InstrumentKind kind, IEnumerable<string> names, IReadOnlyDictionary<string, string> known)
    {
        foreach (var name in names.Where(n => !known.ContainsKey(n)))
            throw new UsageException($"'{name}' is no setting of {kind.Name}; known are {(known.Count == 0 ? "none" : string.Join(", ", known.Keys))}.");
    }
}
