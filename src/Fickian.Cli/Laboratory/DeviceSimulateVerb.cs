using System.CommandLine;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Rigs;
using Fickian.Acquisition.Simulators;
using Fickian.Acquisition.VirtualLaboratory;

namespace Fickian.Cli.Laboratory;

/// <summary><c>fickian device simulate</c>: stands in for an instrument, or for all of a rig.</summary>
internal static class DeviceSimulateVerb
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var kind = new Argument<string>("KIND") { Description = "Kind of instrument, as 'device list' names it, or a rig file (.json): then all its instruments, at the addresses it states." };
        var tcp = new Option<string?>("--tcp") { Description = "HOST:PORT to listen at; port 0 lets the system choose." };
        var pty = new Option<bool>("--pty") { Description = "Makes a pseudo-terminal that programs open as a serial port; its name is printed." };
        var pipe = new Option<string?>("--pipe") { Description = "Name of the pipe to serve, for example OPUS." };
        var udp = new Option<int?>("--udp") { Description = "Port of this computer at which datagrams are answered, as cameras do (3956)." };
        var settings = new Option<string[]>("--setting") { Description = "Setting of the simulator, for example awake=yes; may be repeated.", DefaultValueFactory = _ => [] };
        var faults = new Option<string[]>("--fault") { Description = "Fault that is on from the beginning; may be repeated. Later ones are typed: 'fault NAME on' or 'fault NAME off'.", DefaultValueFactory = _ => [] };
        var line = new Option<string>("--line") { Description = "Faults of the line: delay=50ms,drop=0.01,split=0.1,merge=0.1,corrupt=0.01,noise=0.01,disconnect=100.", DefaultValueFactory = _ => "" };
        var speed = new Option<string>("--speed") { Description = "How many times as fast as the clock on the wall simulated time may run.", DefaultValueFactory = _ => "1" };
        var seed = new Option<int>("--seed") { Description = "Seed of the noise.", DefaultValueFactory = _ => 1 };
        var remote = new Option<bool>("--allow-remote") { Description = "Lets other computers reach it; without, only addresses of this one are taken." };
        var command = new Command(
            "simulate",
            """
            Stands in for an instrument until it is stopped (Ctrl-C or 'quit'): real protocol, real bytes, physics, error replies and quirks of the thing.

            Examples:
              dotnet run --project src/Fickian.Cli -c Release -- device simulate linkam-t95 --tcp 127.0.0.1:9001
              dotnet run --project src/Fickian.Cli -c Release -- device simulate linkam-t95 --pty --speed 10
            """) { kind, tcp, pty, pipe, udp, settings, faults, line, speed, seed, remote };
        command.SetAction(async (parsed, cancellation) =>
        {
            var times = QuantityText.Above(0, parsed.GetRequiredValue(speed), "--speed");
            using var sped = times == 1 ? null : new LaboratoryClock(times, TimeProvider.System);
            TimeProvider clock = sped ?? TimeProvider.System;
            var (name, wanted) = (parsed.GetRequiredValue(kind), parsed.GetValue(tcp));
            var plan = FaultPlan.Parse(parsed.GetRequiredValue(line));
            IByteChannel Wrap(IByteChannel channel) => plan == FaultPlan.None ? channel : new FaultyChannel(channel, plan, clock);
            if (name.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            {
                if (wanted is not null || parsed.GetValue(pty) || parsed.GetRequiredValue(settings).Length > 0)
                    throw new UsageException("A rig file states addresses and settings of its instruments; leave out --tcp, --pty and --setting.");
                return await SimulateRigAsync(RigFile.Read(name), parsed.GetValue(seed), parsed.GetRequiredValue(faults), clock, Wrap, output, error, cancellation);
            }

            var found = InstrumentCatalogue.Find(name);
            var ways = new[] { wanted is not null, parsed.GetValue(pty), parsed.GetValue(pipe) is not null, parsed.GetValue(udp) is not null };
            if (ways.Count(w => w) != 1)
                throw new UsageException("Exactly one of --tcp HOST:PORT, --pty, --pipe NAME and --udp PORT was expected.");
            if (parsed.GetValue(remote) && wanted is null)
                throw new UsageException("Other computers can reach a simulator at --tcp only; leave out --allow-remote.");
            if (plan != FaultPlan.None && wanted is null && !parsed.GetValue(pty))
                throw new UsageException("Faults of the line go with --tcp and --pty only; leave out --line.");
            var chosen = DeviceOptions.Pairs(parsed.GetRequiredValue(settings));
            DeviceOptions.Known(found, chosen.Keys, found.SimulatorSettings);
            var simulator = found.Simulate(new(clock, parsed.GetValue(seed)) { Settings = chosen });
            foreach (var fault in parsed.GetRequiredValue(faults))
                simulator.Inject(fault);
            await using var place = Place(simulator, wanted, parsed.GetValue(pipe), parsed.GetValue(udp), parsed.GetValue(remote), Wrap, cancellation);
            await output.WriteLineAsync(place.Address);
            await output.FlushAsync(cancellation);
            await ListenToPersonAsync(new Dictionary<string, ISimulator>(StringComparer.Ordinal) { [name] = simulator }, error, cancellation);
            return ExitCode.Fine;
        });
        return command;
    }

    private static async Task<int> SimulateRigAsync(Rig rig, int seed, string[] faults, TimeProvider clock, Func<IByteChannel, IByteChannel> wrap, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        var laboratory = new VirtualRig(rig, seed, clock);
        foreach (var fault in faults)
            Inject(laboratory.Simulators, $"fault {fault} on");
        await using var service = laboratory.Serve(wrap);
        foreach (var (name, address) in service.Addresses)
            await output.WriteLineAsync($"{name,-16} {address}");
        await output.WriteLineAsync("ready");
        await output.FlushAsync(cancellation);
        await ListenToPersonAsync(laboratory.Simulators, error, cancellation);
        return ExitCode.Fine;
    }

    private static SimulatorPlace Place(ISimulator simulator, string? tcp, string? pipe, int? udp, bool everywhere, Func<IByteChannel, IByteChannel> wrap, CancellationToken cancellation)
    {
        if (tcp is not null)
        {
            var (host, port) = Listening(tcp);
            var listener = SimulatorListener.Start(simulator, host, port, everywhere, wrap);
            return new($"tcp:{listener.EndPoint}", listener);
        }

        if (pipe is not null)
            return new($"pipe:{pipe}", PipeListener.Start(simulator, pipe));
        if (udp is { } at)
            return new($"udp:127.0.0.1:{at}", DatagramListener.Start(simulator, at));
        var terminal = PseudoTerminal.Create();
        _ = simulator.ServeAsync(wrap(terminal), cancellation);
        return new($"serial:{terminal.Name}", terminal);
    }

    private static (string Host, int Port) Listening(string text)
    {
        var at = text.LastIndexOf(':');
        return at > 0 && int.TryParse(text[(at + 1)..], System.Globalization.CultureInfo.InvariantCulture, out var port) && port is >= 0 and < 65536 ? (text[..at], port)
            : throw new UsageException($"HOST:PORT such as 127.0.0.1:9001 was expected after --tcp and '{text}' was found.");
    }

    // Without a terminal or a pipe at the input there is nobody who could type; the end is then Ctrl-C alone.
    private static async Task ListenToPersonAsync(IReadOnlyDictionary<string, ISimulator> simulators, TextWriter error, CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                var typed = await Console.In.ReadLineAsync(cancellation).AsTask().WaitAsync(cancellation);
                if (typed is null)
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
                if (typed is "quit")
                    return;
                if (typed is "outputs")
                    await error.WriteLineAsync(string.Join('\n', simulators.SelectMany(s => s.Value.Outputs.Select(o => $"{s.Key}.{o.Key} {o.Value():G7}"))));
                else if (!string.IsNullOrWhiteSpace(typed))
                    await error.WriteLineAsync(Inject(simulators, typed));
            }
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C is the usual end.
        }
    }

    private static string Inject(IReadOnlyDictionary<string, ISimulator> simulators, string typed)
    {
        var words = typed.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is not ["fault", var fault, "on" or "off"])
            return $"'fault NAME on', 'fault NAME off', 'outputs' or 'quit' was expected and '{typed}' was found.";
        var at = fault.IndexOf('.', StringComparison.Ordinal);
        var (who, what) = at < 0 ? (simulators.Keys.First(), fault) : (fault[..at], fault[(at + 1)..]);
        if (!simulators.TryGetValue(who, out var simulator))
            return $"A simulator ({string.Join(", ", simulators.Keys)}) was expected and '{who}' was found.";
        try
        {
            simulator.Inject(what, words[2] == "on");
            return $"{who}: {what} is {words[2]}.";
        }
        catch (ArgumentException e)
        {
            return CommandLine.Sentence(e);
        }
    }
}
