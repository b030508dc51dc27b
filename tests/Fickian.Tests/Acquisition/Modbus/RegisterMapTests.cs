using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Modbus;

namespace Fickian.Tests.Acquisition.Modbus;

/// <summary>Register maps, and the driver that needs nothing else, against the simulator of the same map.</summary>
public sealed class RegisterMapTests
{
    private const string Controller = """
        {
          "model": "flow controller", "maker": "Test", "unit": 3, "identifies": true, "safeStage": "gas",
          "registers": [
            { "name": "type", "table": "holding", "address": 0, "expect": 4711 },
            { "name": "flow", "table": "input", "address": 0, "type": "float32", "lowWordFirst": true, "scale": 1e-6, "unit": "mol/s", "simulate": { "input": "flow", "alone": 2e-6 } },
            { "name": "setpoint", "table": "holding", "address": 10, "type": "float32", "scale": 1e-6, "unit": "mol/s", "writable": true, "minimum": 0, "maximum": 5e-5, "safe": 0 },
            { "name": "count", "table": "holding", "address": 12, "type": "int32", "writable": true, "minimum": -100000, "maximum": 100000, "writeMultiple": true },
            { "name": "purge", "table": "coil", "address": 0, "writable": true, "safe": 0, "dangerous": true }
          ]
        }
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("tcp")]
    [InlineData("rtu")]
    public async Task Values_of_every_type_are_set_and_read_back(string carrier)
    {
        var map = RegisterMapFile.Parse("controller.json", Controller);
        var simulator = new RegisterMapSimulator(Vectors.Simulator(("carrier", carrier)), map);
        await using var device = new RegisterMapInstrument(Vectors.Setup(Vectors.Line(simulator), false, ("carrier", carrier)), map);
        Assert.Equal("Test flow controller, firmware simulated", (await device.ConnectAsync(Cancellation)).ToString());
        Assert.Equal(WriteResult.Done, (await SetAsync(device, "setpoint", 1.25e-5)).Result);
        Assert.Equal(WriteResult.Done, (await SetAsync(device, "count", -70000)).Result);
        var readings = await device.PollAsync(RequestPriority.Polling, Cancellation);
        Assert.Equal(2e-6, readings.Single(r => r.Parameter.Name == "flow").Value!.Value, 1e-12);
        Assert.Equal(1.25e-5, simulator.Outputs["setpoint"](), 1e-11);
        Assert.Equal(-70000, readings.Single(r => r.Parameter.Name == "count").Value);
    }

    [Fact]
    public async Task What_the_rig_does_not_allow_is_refused_before_a_byte_is_sent()
    {
        var map = RegisterMapFile.Parse("controller.json", Controller);
        var setup = Vectors.Setup(Vectors.Line(new RegisterMapSimulator(Vectors.Simulator(), map)), false, ("carrier", "tcp"))
            with
        { Limits = new Dictionary<string, (double, double)>(StringComparer.Ordinal) { ["setpoint"] = (0, 1e-5) } };
        await using var device = new RegisterMapInstrument(setup, map);
        await device.ConnectAsync(Cancellation);
        var before = device.Counters.Exchanges;
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => SetAsync(device, "setpoint", 2e-5));
        await Assert.ThrowsAsync<ArgumentException>(() => SetAsync(device, "flow", 0));
        Assert.Equal(DeviceFault.Forbidden, (await Assert.ThrowsAsync<DeviceException>(() => SetAsync(device, "purge", 1))).Fault);
        Assert.Equal(before, device.Counters.Exchanges);
    }

    [Fact]
    public async Task Another_device_at_the_address_is_noticed()
    {
        var map = RegisterMapFile.Parse("controller.json", Controller);
        var other = RegisterMapFile.Parse("other.json", Controller.Replace("4711", "4712", StringComparison.Ordinal));
        await using var device = new RegisterMapInstrument(Vectors.Setup(Vectors.Line(new RegisterMapSimulator(Vectors.Simulator(), other)), false, ("carrier", "tcp")), map);
        Assert.Equal(DeviceFault.WrongDevice, (await Assert.ThrowsAsync<DeviceException>(() => device.ConnectAsync(Cancellation))).Fault);
    }

    [Fact]
    public async Task All_valves_are_shut_by_one_request_and_seen_to_be_shut()
    {
        var simulator = new RegisterMapSimulator(Vectors.Simulator());
        await using var card = new RegisterMapInstrument(Vectors.Setup(Vectors.Line(simulator), false, ("carrier", "tcp")));
        await card.ConnectAsync(Cancellation);
        await SetAsync(card, "valve-2", 1);
        await SetAsync(card, "valve-7", 1);
        Assert.Equal((1, 1, 0), (simulator.Outputs["valve-2"](), simulator.Outputs["valve-7"](), simulator.Outputs["valve-1"]()));
        Assert.Equal(SafeStage.Gas, card.SafeState.Stage);
        var action = Assert.Single(card.SafeState.Actions);
        Assert.Null(await action.Perform(RequestPriority.Interlock, Cancellation));
        Assert.All(simulator.Outputs.Values, open => Assert.Equal(0, open()));

        await SetAsync(card, "valve-3", 1);
        simulator.Inject("stuck");
        Assert.Contains("valve-3", await action.Perform(RequestPriority.Interlock, Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_whose_acknowledge_is_lost_is_read_back_and_not_repeated()
    {
        var simulator = new RegisterMapSimulator(Vectors.Simulator());
        await using var card = new RegisterMapInstrument(Vectors.Setup(Vectors.Line(simulator), silence: true, ("carrier", "tcp")));
        await card.ConnectAsync(Cancellation);
        simulator.Inject("lost-acknowledge");
        var outcome = await SetAsync(card, "valve-1", 1);
        Assert.Equal(WriteResult.Done, outcome.Result);
        Assert.Contains("acknowledge", outcome.Sentence, StringComparison.Ordinal);
        simulator.Inject("stuck");
        Assert.Equal(WriteResult.NotDone, (await SetAsync(card, "valve-1", 0)).Result);
        Assert.Equal(0, card.Counters.Retries);
    }

    [Theory]
    [InlineData("accepted", WriteResult.Done)]
    [InlineData("busy", WriteResult.Unknown)]
    [InlineData("wrong-unit", WriteResult.Unknown)]
    [InlineData("wrong-check", WriteResult.Unknown)]
    [InlineData("cut-replies", WriteResult.Unknown)]
    [InlineData("split-replies", WriteResult.Done)]
    [InlineData("silent", WriteResult.Unknown)]
    public async Task A_fault_of_the_line_never_passes_for_success(string fault, WriteResult expected)
    {
        foreach (var carrier in new[] { "tcp", "rtu" })
        {
            var simulator = new RegisterMapSimulator(Vectors.Simulator(("carrier", carrier)));
            await using var card = new RegisterMapInstrument(Vectors.Setup(Vectors.Line(simulator), silence: true, ("carrier", carrier)));
            await card.ConnectAsync(Cancellation);
            simulator.Inject(fault);
            Assert.Equal(expected, (await SetAsync(card, "valve-1", 1)).Result);
        }
    }

    [Fact]
    public async Task A_converter_at_its_end_gives_a_state_and_no_value()
    {
        var simulator = new RegisterMapSimulator(Vectors.Simulator(("map", "pressure-adc-4")) with { Inputs = new Dictionary<string, Func<double>>(StringComparer.Ordinal) { ["pressure"] = () => 5e4 } });
        await using var card = new RegisterMapInstrument(Vectors.Setup(Vectors.Line(simulator), false, ("carrier", "tcp"), ("map", "pressure-adc-4")));
        await card.ConnectAsync(Cancellation);
        var reading = (await card.PollAsync(RequestPriority.Polling, Cancellation))[0];
        Assert.Equal(5e4, reading.Value!.Value, 50.0);
        simulator.Inject("over-range");
        reading = await card.ReadAsync(reading.Parameter, RequestPriority.Polling, Cancellation);
        Assert.Equal((null, "over range"), (reading.Value, reading.State));
    }

    [Theory]
    [InlineData("""{ "model": "x", "registers": [] }""", "at least one register")]
    [InlineData("""{ "model": "x", "registers": [{ "name": "a", "table": "coil", "address": 0, "writable": true }] }""", "when it is made safe")]
    [InlineData("""{ "model": "x", "safeStage": "gas", "registers": [{ "name": "a", "table": "coil", "address": 0, "writable": true }] }""", "without one safe value")]
    [InlineData("""{ "model": "x", "registers": [{ "name": "a", "table": "input", "address": 70000 }] }""", "0 to 65535")]
    [InlineData("""{ "model": "x", "registers": [{ "name": "a", "table": "input", "address": 0, "scale": 0 }] }""", "scale")]
    [InlineData("""{ "model": "x", "registers": [{ "name": "a", "table": "inputs", "address": 0 }] }""", "register map in JSON")]
    [InlineData("""{ "model": "x", "registers": [{ "name": "a", "table": "input", "adress": 0 }] }""", "register map in JSON")]
    [InlineData("""{ "model": "x", "safeStage": "nothing", "registers": [{ "name": "a", "table": "holding", "address": 0, "writable": true }] }""", "'minimum' and 'maximum'")]
    [InlineData("""{ "model": "x", "registers": [{ "name": "a", "table": "input", "address": 0 }, { "name": "a", "table": "input", "address": 1 }] }""", "two registers")]
    public void A_map_that_cannot_be_is_refused_with_a_sentence(string text, string part) =>
        Assert.Contains(part, Assert.Throws<DataFileException>(() => RegisterMapFile.Parse("map.json", text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("rtu")]
    [InlineData("tcp")]
    public async Task Damaged_replies_give_the_value_or_a_fault(string carrier)
    {
        var simulator = new RegisterMapSimulator(Vectors.Simulator(("carrier", carrier)), ModbusSimulatorTests.Tables(i => 1000 + 37 * i, i => i, _ => true, _ => false, 4));
        var line = new ReplyMutation(Vectors.Line(simulator));
        await using var client = new ModbusClient(Vectors.Setup(line, false, ("carrier", carrier), ("silence", "1")) with { Wire = ReplyMutation.Hasty });
        await client.Bus.OpenAsync(Cancellation);
        var (values, faults) = (0, 0);
        for (var i = 0; i < ReplyMutation.Count; i++)
        {
            line.Number = i;
            try
            {
                var words = (await client.AskAsync(1, ModbusRequest.ReadWriteRegisters(0, 4, 3, 1111), RequestPriority.Recipe, Cancellation)).Registers();

                // TCP leaves the check to the network below: a changed word cannot be known there.
                Assert.Equal(carrier == "rtu" ? [1000, 1037, 1074, 1111] : words, words);
                Assert.Equal(4, words.Length);
                values++;
            }
            catch (DeviceException e)
            {
                Assert.NotEqual(DeviceFault.LinkLost, e.Fault);
                faults++;
            }
        }

        Assert.True(values > 0 && faults > 0, $"{values} values, {faults} faults");
    }

    private static Task<WriteOutcome> SetAsync(RegisterMapInstrument device, string name, double value) =>
        device.SetAsync(device.Parameters.Single(p => p.Name == name), value, RequestPriority.Recipe, Cancellation);
}
