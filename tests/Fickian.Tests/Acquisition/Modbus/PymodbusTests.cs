using System.Diagnostics;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Modbus;
using Fickian.Acquisition.Simulators;

namespace Fickian.Tests.Acquisition.Modbus;

/// <summary>Against pymodbus, which others wrote: our master with its server, its master with our simulator, over TCP and as RTU over TCP.</summary>
/// <remarks>Its server closes the connection when a request comes in pieces, ignores the protocol identifier and answers any unit: none of that is asked of it. Its master sends functions 22 and 23 to unit 0 whatever unit is asked for: it is not used for them.</remarks>
public sealed class PymodbusTests
{
    private const string Python = "/usr/bin/python3";

    private const string Server = """
        import socket, sys, threading, time
        from pymodbus.server import StartTcpServer
        from pymodbus.datastore import ModbusSequentialDataBlock as B, ModbusSlaveContext, ModbusServerContext
        from pymodbus.device import ModbusDeviceIdentification
        from pymodbus.transaction import ModbusRtuFramer, ModbusSocketFramer
        probe = socket.socket(); probe.bind(("127.0.0.1", 0)); port = probe.getsockname()[1]; probe.close()
        def tell():
            while True:
                try:
                    socket.create_connection(("127.0.0.1", port)).close()
                    print("ready", port, flush=True)
                    return
                except OSError:
                    time.sleep(0.05)
        threading.Thread(target=tell, daemon=True).start()
        u = ModbusSlaveContext(co=B(0, [1]*100), di=B(0, [0]*100), hr=B(0, list(range(200))), ir=B(0, list(range(200))), zero_mode=True)
        who = ModbusDeviceIdentification(info_name={"VendorName": "Loopback", "ProductCode": "PM", "MajorMinorRevision": "3.0"})
        StartTcpServer(context=ModbusServerContext(slaves=u, single=True), identity=who, address=("127.0.0.1", port), framer=ModbusRtuFramer if sys.argv[1] == "rtu" else ModbusSocketFramer)
        """;

    private const string Client = """
        import sys
        from pymodbus.client import ModbusTcpClient
        from pymodbus.transaction import ModbusRtuFramer, ModbusSocketFramer
        c = ModbusTcpClient("127.0.0.1", port=int(sys.argv[2]), framer=ModbusRtuFramer if sys.argv[1] == "rtu" else ModbusSocketFramer)
        assert c.connect()
        out = []
        out.append(c.read_holding_registers(3, 4, slave=1).registers)
        assert not c.write_register(3, 4711, slave=1).isError()
        assert not c.write_registers(10, [1, 2, 3], slave=1).isError()
        assert not c.write_coils(0, [True, False, True], slave=1).isError()
        assert not c.write_coil(5, True, slave=1).isError()
        out.append(c.read_holding_registers(3, 2, slave=1).registers)
        out.append(c.read_holding_registers(10, 3, slave=1).registers)
        out.append(c.read_input_registers(7, 2, slave=1).registers)
        out.append(c.read_coils(0, 6, slave=1).bits[:6])
        out.append(c.read_discrete_inputs(0, 2, slave=1).bits[:2])
        out.append(c.read_holding_registers(500, 1, slave=1).exception_code)
        print(out)
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("tcp")]
    [InlineData("rtu")]
    public async Task Our_master_reads_and_sets_what_the_server_has(string carrier)
    {
        await SkipWithoutAsync();
        await using var server = await LoopbackPeer.StartAsync(new(Python, ["-c", Server, carrier]), Cancellation);
        await using var client = new ModbusClient(Vectors.Setup(new TcpChannel("127.0.0.1", server.Port), false, ("carrier", carrier)));
        await client.Bus.OpenAsync(Cancellation);
        Assert.Equal([3, 4, 5], (await AskAsync(client, ModbusRequest.Read(ModbusFunction.ReadHoldingRegisters, 3, 3))).Registers());
        await AskAsync(client, ModbusRequest.WriteRegister(2, 1250));
        await AskAsync(client, ModbusRequest.WriteRegisters(20, 1, 2, 3));
        await AskAsync(client, ModbusRequest.WriteCoil(3, false));
        await AskAsync(client, ModbusRequest.WriteCoils(8, true, false, true));
        await AskAsync(client, ModbusRequest.MaskWriteRegister(4, 0xf2, 0x25));
        Assert.Equal([1250], (await AskAsync(client, ModbusRequest.Read(ModbusFunction.ReadHoldingRegisters, 2, 1))).Registers());
        Assert.Equal([(4 & 0xf2) | (0x25 & ~0xf2)], (await AskAsync(client, ModbusRequest.Read(ModbusFunction.ReadHoldingRegisters, 4, 1))).Registers().Select(r => (int)r));
        Assert.Equal([0, 7], (await AskAsync(client, ModbusRequest.ReadWriteRegisters(0, 2, 1, 7))).Registers());
        Assert.Equal((bool[])[true, false, true], (await AskAsync(client, ModbusRequest.Read(ModbusFunction.ReadCoils, 8, 3))).Bits(3));
        Assert.Equal([7], (await AskAsync(client, ModbusRequest.Read(ModbusFunction.ReadInputRegisters, 7, 1))).Registers());
        Assert.Equal("Loopback", ModbusIdentification.Decode((await AskAsync(client, ModbusRequest.Identify())).Pdu.Span)!.Maker);
        Assert.Equal(DeviceFault.Refused, (await Assert.ThrowsAsync<DeviceException>(() => AskAsync(client, ModbusRequest.Read(ModbusFunction.ReadCoils, 5000, 1)))).Fault);
    }

    [Theory]
    [InlineData("tcp")]
    [InlineData("rtu")]
    public async Task Its_master_reads_and_sets_what_our_simulator_has(string carrier)
    {
        await SkipWithoutAsync();
        var simulator = new RegisterMapSimulator(Vectors.Simulator(("carrier", carrier)), ModbusSimulatorTests.Tables(i => i, i => i, _ => false, i => i == 1));
        await using var listener = SimulatorListener.Start(simulator, "127.0.0.1", 0);
        var printed = await LoopbackPeer.RunAsync(new(Python, ["-c", Client, carrier, $"{listener.EndPoint.Port}"]), Cancellation);
        Assert.Equal("[[3, 4, 5, 6], [4711, 4], [1, 2, 3], [7, 8], [True, False, True, False, False, True], [False, True], 2]", printed);
    }

    private static Task<ModbusReply> AskAsync(ModbusClient client, ModbusRequest request) => client.AskAsync(1, request, RequestPriority.Recipe, Cancellation);

    private static async Task SkipWithoutAsync()
    {
        var found = false;
        if (File.Exists(Python))
        {
            using var process = Process.Start(new ProcessStartInfo(Python, ["-c", "import pymodbus"]) { RedirectStandardError = true, UseShellExecute = false })!;
            await process.WaitForExitAsync(Cancellation);
            found = process.ExitCode == 0;
        }

        Assert.SkipUnless(found, "needs pymodbus (python3-pymodbus) for the Python of the system");
    }
}
