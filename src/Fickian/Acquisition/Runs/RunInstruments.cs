using System.Collections.Immutable;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Journal;
using Fickian.Acquisition.Recipes;

namespace Fickian.Acquisition.Runs;

/// <summary>The instruments of a run: connected one after the other, each known by who it is, and written down as they are at the beginning and at the end.</summary>
internal sealed class RunInstruments(Recipe recipe, IReadOnlyDictionary<string, IInstrument> instruments, RunBoard board, TimeProvider wall)
{
    private static readonly TimeSpan ConnectTimeOut = TimeSpan.FromSeconds(20);

    private readonly Dictionary<string, Identity> identities = new(StringComparer.Ordinal);

    /// <summary>Who answered, by name.</summary>
    public IReadOnlyDictionary<string, Identity> Identities => identities;

    /// <summary>The instruments for the head of the journal.</summary>
    public ImmutableArray<JournalInstrument> JournalInstruments =>
        [.. identities.Select(i => new JournalInstrument(i.Key, $"{i.Value.Maker} {i.Value.Model}", i.Value.SerialNumber, i.Value.Firmware))];

    /// <summary>Connects all.</summary>
    /// <exception cref="RunStoppedException">One does not answer, or another answers than the rig file states.</exception>
    public async Task ConnectAsync(CancellationToken cancellation)
    {
        foreach (var instrument in instruments.Values)
        {
            var identity = await IdentifyAsync(instrument, cancellation);
            var expected = recipe.Rig[instrument.Name].SerialNumber;
            if (expected.Length > 0 && identity.SerialNumber != expected)
                throw new RunStoppedException($"At {instrument.Address} serial number {expected} was expected for {instrument.Name} and {identity} answers.");
            identities[instrument.Name] = identity;
            board.Instruments[instrument.Name] = "connected";
            instrument.Noticed += said => board.Say(EventLevel.Warning, instrument.Name, said);
        }
    }

    /// <summary>Channels of everything that can be read, and of the band area where spectra are taken.</summary>
    public ImmutableArray<JournalChannel> Channels()
    {
        ushort number = 0;
        var channels = instruments.Values
            .SelectMany(i => i.Parameters.Where(p => p.Access.HasFlag(Access.Read)).Select(p => new JournalChannel(number++, $"{i.Name}.{p.Name}", p.Unit.Symbol, i.Name, p.Description))).ToList();
        if (recipe.Uptake is not null)
            channels.Add(new(number, RunSpectra.AreaChannel, Unit.PerCentimetre.Symbol, "", "integrated absorbance of the sorbed band"));
        return [.. channels];
    }

    /// <summary>Writes down every value of every instrument.</summary>
    public async Task SnapshotAsync(JournalWriter journal, string occasion)
    {
        var values = new List<ParameterValue>();
        foreach (var instrument in instruments.Values)
        {
            try
            {
                using var timer = new CancellationTokenSource(ConnectTimeOut, wall);
                var readings = await instrument.PollAsync(RequestPriority.Recipe, timer.Token);
                board.Put(instrument.Name, readings);
                values.AddRange(readings.Select(r => new ParameterValue(instrument.Name, r.Parameter.Name, r.Value?.ToString("G9") ?? r.State, r.Parameter.Unit.Symbol)));
            }
            catch (Exception e) when (e is DeviceException or ChannelException or OperationCanceledException)
            {
                board.Say(EventLevel.Warning, instrument.Name, $"{instrument.Name} gives no snapshot at the {occasion}: {e.Message}");
            }
        }

        journal.Write(new ParameterSnapshot(occasion, [.. values]));
    }

    private async Task<Identity> IdentifyAsync(IInstrument instrument, CancellationToken cancellation)
    {
        using var timer = new CancellationTokenSource(ConnectTimeOut, wall);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellation);
        try
        {
            return await instrument.ConnectAsync(both.Token);
        }
        catch (OperationCanceledException e) when (timer.IsCancellationRequested)
        {
            throw new RunStoppedException($"{instrument.Name} did not answer at {instrument.Address} within {ConnectTimeOut.TotalSeconds:0} s; see that it is on, and try 'device probe'.", e);
        }
    }
}
