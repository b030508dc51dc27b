using System.Diagnostics;
using System.Text;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Simulators;

namespace Fickian.Tests.Acquisition.Channels;

/// <summary>Every kind of line carries the same bytes and says in one sentence when it cannot.</summary>
public sealed class ChannelTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Bytes_go_both_ways_over_a_socket_and_a_lost_peer_is_a_sentence()
    {
        await using var listener = SimulatorListener.Start(new Echo(), "127.0.0.1", 0);
        await using var line = new TcpChannel("127.0.0.1", listener.EndPoint.Port);
        await line.OpenAsync(Cancellation);
        await EchoesAsync(line);
        await listener.DisposeAsync();
        var loss = await Assert.ThrowsAsync<ChannelException>(async () => await line.ReadAsync(new byte[1], Cancellation));
        Assert.Contains("was lost", loss.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ChannelException>(() => line.OpenAsync(Cancellation));
    }

    [Fact]
    public async Task A_wait_that_ends_loses_no_byte()
    {
        await using var listener = SimulatorListener.Start(new Echo(), "127.0.0.1", 0);
        await using var line = new TcpChannel("127.0.0.1", listener.EndPoint.Port);
        await line.OpenAsync(Cancellation);
        using (var impatient = new CancellationTokenSource(1))
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await line.ReadAsync(new byte[1], impatient.Token));
        await EchoesAsync(line);
    }

    [Fact]
    public void A_simulator_listens_at_this_computer_alone_unless_told()
    {
        Assert.Contains("--allow-remote", Assert.Throws<ArgumentException>(() => SimulatorListener.Start(new Echo(), "0.0.0.0", 0)).Message, StringComparison.Ordinal);
        Assert.Contains("numeric address", Assert.Throws<ArgumentException>(() => SimulatorListener.Start(new Echo(), "example.org", 0)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pseudo_terminal_is_a_serial_port_for_one_master_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a pseudo-terminal");
        await using var device = PseudoTerminal.Create();
        var service = new Echo().ServeAsync(device, Cancellation);
        await using (var port = new SerialChannel(device.Name, new(19200)))
        {
            await port.OpenAsync(Cancellation);
            await EchoesAsync(port);
            await using var second = new SerialChannel(device.Name, new(19200));
            Assert.Contains("already in use", (await Assert.ThrowsAsync<ChannelException>(() => second.OpenAsync(Cancellation))).Message, StringComparison.Ordinal);
        }

        await device.CloseAsync();
        await service;
    }

    [Fact]
    public async Task A_pair_of_pseudo_terminals_of_another_program_carries_every_byte()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/socat"), "needs the program socat");
        var folder = Directory.CreateTempSubdirectory("fickian-pty-").FullName;
        var (a, b) = (Path.Combine(folder, "a"), Path.Combine(folder, "b"));
        using var socat = Process.Start("/usr/bin/socat", [$"pty,raw,echo=0,link={a}", $"pty,raw,echo=0,link={b}"]);
        try
        {
            while (!File.Exists(a) || !File.Exists(b))
                await Task.Delay(10, Cancellation);
            await using var device = new SerialChannel(b, new(9600));
            await device.OpenAsync(Cancellation);
            var service = new Echo().ServeAsync(device, Cancellation);
            await using var host = new SerialChannel(a, new(9600));
            await host.OpenAsync(Cancellation);
            await EchoesAsync(host);
            socat.Kill();
            await Assert.ThrowsAsync<ChannelException>(async () => await host.ReadAsync(new byte[1], Cancellation));
            await service;
        }
        finally
        {
            socat.Kill();
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_missing_port_a_missing_pipe_and_a_missing_host_are_sentences()
    {
        foreach (var address in new[] { "serial:/dev/no-such-port", "pipe:no-such-pipe-of-anybody", "tcp:127.0.0.1:1" })
        {
            await using var line = ChannelAddress.Create(address, new(9600));
            var refusal = await Assert.ThrowsAsync<ChannelException>(() => line.OpenAsync(Cancellation));
            Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
        }

        Assert.Contains("address such as", Assert.Throws<ArgumentException>(() => ChannelAddress.Create("com1", new(9600))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("split=1")]
    [InlineData("merge=0.5,split=0.5")]
    [InlineData("delay=1ms")]
    public async Task Faults_that_lose_nothing_change_nothing(string plan)
    {
        await using var line = new FaultyChannel(Vectors.Line(new Echo()), FaultPlan.Parse(plan), TimeProvider.System);
        await line.OpenAsync(Cancellation);
        var sent = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 200).Select(i => $"{i},")));
        var received = new List<byte>();
        var buffer = new byte[64];
        for (var i = 0; i < sent.Length; i += 10)
            await line.WriteAsync(sent.AsMemory(i, Math.Min(10, sent.Length - i)), Cancellation);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (received.Count < sent.Length)
        {
            // A merged arrival waits for the next one: something must follow it.
            await line.WriteAsync("."u8.ToArray(), Cancellation);
            received.AddRange(buffer.AsSpan(0, await line.ReadAsync(buffer, patience.Token)));
        }

        Assert.Equal(sent, received.Where(b => b != (byte)'.').Take(sent.Length));
    }

    [Fact]
    public void A_plan_of_faults_is_read_or_refused()
    {
        Assert.Equal(new FaultPlan { Delay = 0.05, Drop = 0.01, DisconnectAfter = 100, Seed = 3 }, FaultPlan.Parse("delay=50ms, drop=0.01,disconnect=100,seed=3"));
        Assert.Throws<ArgumentException>(() => FaultPlan.Parse("drop=2"));
        Assert.Throws<ArgumentException>(() => FaultPlan.Parse("explode=1"));
        Assert.Equal(new SerialSettings(9600, 7, System.IO.Ports.Parity.Odd), SerialSettings.Parse("9600 7O1"));
        Assert.Throws<ArgumentException>(() => SerialSettings.Parse("9600 9X1"));
    }

    private static async Task EchoesAsync(IByteChannel line)
    {
        var sent = Enumerable.Range(0, 256).Select(i => (byte)i).ToArray();
        await line.WriteAsync(sent, Cancellation);
        var received = new List<byte>();
        var buffer = new byte[100];
        while (received.Count < sent.Length)
            received.AddRange(buffer.AsSpan(0, await line.ReadAsync(buffer, Cancellation)));
        Assert.Equal(sent, received);
    }

    private sealed class Echo : ISimulator
    {
        public string Kind => "echo";

        public IReadOnlyDictionary<string, Func<double>> Outputs { get; } = new Dictionary<string, Func<double>>(StringComparer.Ordinal);

        public IReadOnlyDictionary<string, string> Faults { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

        public void Inject(string fault, bool on = true) => throw new ArgumentException("An echo has no faults.", nameof(fault));

        public async Task ServeAsync(IByteChannel line, CancellationToken cancellation)
        {
            var buffer = new byte[4096];
            try
            {
                while (true)
                    await line.WriteAsync(buffer.AsMemory(0, await line.ReadAsync(buffer, cancellation)).ToArray(), cancellation);
            }
            catch (Exception e) when (e is ChannelException or OperationCanceledException)
            {
                await line.CloseAsync();
            }
        }
    }
}
