using System.Diagnostics;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Modbus;
using Fickian.Acquisition.Simulators;

namespace Fickian.Tests.Acquisition.Modbus;

/// <summary>Against the npm package modbus-serial, which others wrote: our master with its server, its master with our simulator.</summary>
/// <remarks>
/// Where the package is: FICKIAN_NODE_MODULES, else NODE_PATH.
/// RTU over TCP is what it calls telnet; what it calls buffered RTU over TCP is Modbus TCP.
/// Its server puts split requests together, leaves other units and unknown functions unanswered, and refuses quantity 0 with another number than the specification.
/// </remarks>
public sealed class ModbusSerialTests
{
    private const string Server = """
        const { ServerTCP } = require('modbus-serial'), net = require('net'); const r = Uint16Array.from({ length: 5000 }, (_, i) => i), c = new Array(5000).fill(false);
        const probe = net.createServer().listen(0, '127.0.0.1', () => { const port = probe.address().port; probe.close(() => {
          const s = new ServerTCP({ getHoldingRegister: a => r[a], getInputRegister: a => r[a], getCoil: a => c[a], getDiscreteInput: a => a % 2 == 0,
            setRegister: (a, v) => { r[a] = v; }, setCoil: (a, v) => { c[a] = v; } }, { host: '127.0.0.1', port, unitID: 1 });
          s.on('initialized', () => console.log('ready ' + port)); }); });
        """;

    private const string Client = """
        const M = require('modbus-serial'), c = new M();
        const connect = process.argv[1] === 'rtu' ? c.connectTelnet('127.0.0.1', { port: +process.argv[2] }) : c.connectTCP('127.0.0.1', { port: +process.argv[2] });
        connect.then(async () => {
          c.setID(1); c.setTimeout(5000); const out = [];
          out.push((await c.readHoldingRegisters(3, 4)).data);
          await c.writeRegister(3, 4711); await c.writeRegisters(10, [1, 2, 3]); await c.writeCoils(0, [true, false, true]); await c.writeCoil(5, true);
          out.push((await c.readHoldingRegisters(3, 1)).data, (await c.readInputRegisters(7, 2)).data, (await c.readCoils(0, 6)).data.slice(0, 6), (await c.readDiscreteInputs(0, 2)).data.slice(0, 2));
          try { await c.readHoldingRegisters(500, 1); } catch (e) { out.push(e.modbusCode); }
          console.log(JSON.stringify(out)); c.close(() => process.exit(0));
        }).catch(e => { console.error(e); process.exit(1); });
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Our_master_reads_and_sets_what_the_server_has()
    {
        await SkipWithoutAsync();
        await using var server = await LoopbackPeer.StartAsync(Node(Server), Cancellation);
        await using var client = Master(server.Port);
        await client.Bus.OpenAsync(Cancellation);
        await AskAsync(client, ModbusRequest.WriteRegister(2, 1250));
        await AskAsync(client, ModbusRequest.WriteRegisters(20, 1, 2, 3));
        await AskAsync(client, ModbusRequest.WriteCoils(8, true, false, true, true));
        Assert.Equal([1250, 3], (await AskAsync(client, ModbusRequest.Read(ModbusFunction.ReadHoldingRegisters, 2, 2))).Registers());
        Assert.Equal([1, 2, 3], (await AskAsync(client, ModbusRequest.Read(ModbusFunction.ReadInputRegisters, 20, 3))).Registers());
        Assert.Equal((bool[])[true, false, true, true], (await AskAsync(client, ModbusRequest.Read(ModbusFunction.ReadCoils, 8, 4))).Bits(4));
        Assert.Equal((bool[])[true, false, true], (await AskAsync(client, ModbusRequest.Read(ModbusFunction.ReadDiscreteInputs, 0, 3))).Bits(3));
        Assert.Equal(DeviceFault.Refused, (await Assert.ThrowsAsync<DeviceException>(() => AskAsync(client, ModbusRequest.MaskWriteRegister(4, 0xf2, 0x25)))).Fault);
    }

    [Fact]
    public async Task Another_unit_is_silent()
    {
        await SkipWithoutAsync();
        await using var server = await LoopbackPeer.StartAsync(Node(Server), Cancellation);
        await using var client = Master(server.Port, silence: true);
        await client.Bus.OpenAsync(Cancellation);
        var silent = await Assert.ThrowsAsync<DeviceException>(() => client.AskAsync(7, ModbusRequest.Read(ModbusFunction.ReadHoldingRegisters, 1, 1), RequestPriority.Recipe, Cancellation));
        Assert.Equal(DeviceFault.NoReply, silent.Fault);
    }

    [Theory]
    [InlineData("tcp")]
    [InlineData("rtu")]
    public async Task Its_master_reads_and_sets_what_our_simulator_has(string carrier)
    {
        await SkipWithoutAsync();
        var simulator = new RegisterMapSimulator(Vectors.Simulator(("carrier", carrier)), ModbusSimulatorTests.Tables(i => i, i => i, _ => false, i => i == 1));
        await using var listener = SimulatorListener.Start(simulator, "127.0.0.1", 0);
        var printed = await LoopbackPeer.RunAsync(Node(Client, carrier, $"{listener.EndPoint.Port}"), Cancellation);
        Assert.Equal("[[3,4,5,6],[4711],[7,8],[true,false,true,false,false,true],[false,true],2]", printed);
    }

    private static ModbusClient Master(int port, bool silence = false) => new(Vectors.Setup(new TcpChannel("127.0.0.1", port), silence, ("carrier", "tcp")));

    private static Task<ModbusReply> AskAsync(ModbusClient client, ModbusRequest request) => client.AskAsync(1, request, RequestPriority.Recipe, Cancellation);

    private static ProcessStartInfo Node(string script, params string[] arguments) => new("node", ["-e", script, .. arguments])
    {
        Environment = { ["NODE_PATH"] = Environment.GetEnvironmentVariable("FICKIAN_NODE_MODULES") ?? Environment.GetEnvironmentVariable("NODE_PATH") ?? "" },
    };

    private static async Task SkipWithoutAsync()
    {
        var found = false;
        try
        {
            var start = Node("require('modbus-serial')");
            (start.RedirectStandardError, start.UseShellExecute) = (true, false);
            using var process = Process.Start(start)!;
            await process.WaitForExitAsync(Cancellation);
            found = process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // There is no node.
        }

        Assert.SkipUnless(found, "needs node and its package modbus-serial, in the folder that FICKIAN_NODE_MODULES or NODE_PATH names");
    }
}
