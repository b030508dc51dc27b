using System.Text;
using Fickian.Acquisition.Alicat;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Instruments;

namespace Fickian.Tests.Acquisition.Alicat;

/// <summary>Every recorded exchange of Alicat instruments: tables and replies are read, the client follows the replays of three firmware families.</summary>
public sealed class AlicatVectorTests
{
    internal const string File = "alicat_ascii";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // What a 10v20 controller says while it is connected, from captures of one.
    private static ProtocolVector[] Connecting => [Row(22, "A\r", Poll), Row(10), Row(11), Row(1), Row(34), Row(8), Row(7), Row(24)];

    private const string Poll = "A +014.62 +021.89 +000.00 +000.00 +078.95     N2\r";

    [Theory]
    [InlineData(1, "2:PSIA:2 3:`C:2 4:CCM:2 5:SCCM:2 37:SCCM:2", 14)]
    [InlineData(2, "2:PSIA:3 3:`C:2 4:LPM:3 5:SLPM:3", 13)]
    [InlineData(3, "2:PSIA:2 3:C:2 4:CCM:1 5:SCCM:1 37:SCCM:1", 7)]
    [InlineData(4, "2:PSIA:2 3:`C:2 4:LPM:2 5:SLPM:2 37:SLPM:2", 12)]
    public void Tables_of_columns_are_read(int number, string expected, int words)
    {
        var layout = AlicatLayout.Decode(Lines(Row(number)))!;
        Assert.Equal(expected, string.Join(' ', layout.Numbers.Select(c => $"{c.Statistic}:{c.Label}:{c.Decimals}")));
        Assert.Equal(words, layout.Columns.Count(c => c.Statistic is AlicatColumn.Error or AlicatColumn.Status));
        Assert.Contains(layout.Columns, c => c.Statistic == AlicatColumn.Gas);
        for (var cut = 1; cut < Lines(Row(number)).Count - 1; cut++)
            Assert.Null(AlicatLayout.Decode([.. Lines(Row(number)).Where((_, i) => i != cut)]));
    }

    [Theory]
    [InlineData(11, "MC-500SCCM-D", "521641", 10, 20)]
    [InlineData(13, "MC-500SCCM-D", "122161", 5, 12)]
    [InlineData(14, "MCR-200SLPM-D", "225873", 8, 17)]
    public void Tables_of_the_maker_are_read(int number, string model, string serial, int major, int minor)
    {
        var lines = Lines(Row(number));
        Assert.Equal((model, serial), (AlicatInspection.Entry(lines, "Model Number"), AlicatInspection.Entry(lines, "Serial Number")));
        Assert.Equal(new AlicatFirmware(major, minor), AlicatFirmware.Find(AlicatInspection.Entry(lines, "Software Revision")));
    }

    [Fact]
    public void Versions_and_gases_are_read()
    {
        Assert.Equal(new AlicatFirmware(10, 20), AlicatFirmware.Find(Lines(Row(10))[0]));
        Assert.Equal(new AlicatFirmware(8, 17), AlicatFirmware.Find(Lines(Row(29))[0]));
        var gases = AlicatInspection.Gases(Lines(Row(8)));
        Assert.Equal((9, "CO2", "N2"), (gases.Count, gases[4], gases[8]));
    }

    [Theory]
    [InlineData(9, "14.7 25 25.5 25.5 50", "N2", AlicatStatus.None)]
    [InlineData(19, "14.7 25 45 45 75", "N2", AlicatStatus.None)]
    [InlineData(26, "14.7 25 25.5 25.5 50", "N2", AlicatStatus.None)]
    [InlineData(27, "14.7 25 0 0 50", "N2", AlicatStatus.None)]
    [InlineData(28, "14.7 25 25.5 25.5 50", "N2", AlicatStatus.None)]
    [InlineData(30, "14.62 21.89 512.3 505.1 500", "N2", AlicatStatus.VOV | AlicatStatus.MOV | AlicatStatus.TMF)]
    [InlineData(31, "14.62 21.89 250.11 249.9 250", "N2", AlicatStatus.HLD)]
    [InlineData(32, "14.62 21.89 100.02 100 100", "N2", AlicatStatus.ADC)]
    [InlineData(33, "14.62 21.89 10 9.98 10", "N2", AlicatStatus.None)]
    [InlineData(34, "14.62 21.89 499.95 499.7 500", "N2", AlicatStatus.None)]
    [InlineData(35, "14.62 - 0 0 0", "N2", AlicatStatus.None)]
    public void Polls_are_read_by_the_table_of_columns(int number, string values, string gas, AlicatStatus flags)
    {
        var poll = AlicatLayout.Decode(Lines(Row(1)))!.Poll(Lines(Row(number))[0])!;
        Assert.Equal(values, string.Join(' ', poll.Numbers.Select(n => n is { } v ? $"{v:0.##}" : "-")));
        Assert.Equal((gas, flags), (poll.Gas, poll.Flags));
    }

    [Theory]
    [InlineData("A +014.62 +021.89 +0x0.00 +000.00 +078.95     N2")]
    [InlineData("A +014.62 +021.89 +000.00 +000.00     N2")]
    [InlineData("A +014.62 +021.89 +000.00 +000.00 +078.95")]
    [InlineData("A +014.62 +021.89 +000.00 +000.00 +078.95     N2 XYZ")]
    [InlineData("A +014.62 +021.89 +1e3 +000.00 +078.95     N2")]
    [InlineData("?")]
    public void Anything_else_is_no_poll(string line) => Assert.Null(AlicatLayout.Decode(Lines(Row(1)))!.Poll(line));

    [Fact]
    public async Task The_client_connects_to_each_family_and_to_a_meter()
    {
        await Connect(Connecting, 500, 37);
        await Connect([Row(15, "A\r", "A +14.70 +25.0 +45.0 +45.0 +75.0 N2\r"), Row(36, "AVE\r", "?\r"), Row(13), Row(3), Row(19, "A\r", null), Row(8)], 500, 37);
        await Connect([Row(15, "B\r", "B +14.70 +25.0 +45.0 +45.0 +75.0 N2\r"), Row(29), Row(14), Row(4), Row(15, "B\r", "B +14.70 +25.0 +45.0 +45.0 +75.0 N2\r"), Row(8, "B??G*\r", "B G04      CO2\rB G08       N2\r")], 200, 37, ("unit", "B"));
        await Connect([Row(15), Row(10), Row(11), Row(2), Row(15), Row(8)], double.NaN, 0);

        static async Task Connect(ProtocolVector[] script, double fullScale, int setpoint, params (string, string)[] settings)
        {
            var replay = new ReplayChannel("connect", script);
            await using var client = new AlicatController(Vectors.Setup(replay, false, settings));
            await client.ConnectAsync(Cancellation);
            Assert.True(replay.IsFinished, replay.Mismatch);
            Assert.Equal(setpoint > 0, client.Parameters.Any(p => p.Name == "setpoint"));
            if (setpoint > 0)
                Assert.Equal(fullScale, client.Setpoint.Maximum / new AlicatValuesProbe(client).Scale, 1e-6);
        }
    }

    [Fact]
    public async Task A_stream_that_somebody_left_running_is_stopped_first()
    {
        ProtocolVector[] script = [Row(42) with { Host = "A\r"u8.ToArray() }, Row(43), .. Connecting.Skip(1)];
        var replay = new ReplayChannel("stream", script);
        await using var client = new AlicatController(Vectors.Setup(replay, false));
        await client.ConnectAsync(Cancellation);
        Assert.True(replay.IsFinished, replay.Mismatch);
    }

    [Theory]
    [InlineData(30, "flow: over range|volume-flow: over range")]
    [InlineData(32, "flow: converter fault|pressure: converter fault|temperature: converter fault|volume-flow: converter fault")]
    [InlineData(35, "temperature: no value")]
    [InlineData(31, "")]
    public async Task The_client_gives_no_value_where_a_status_word_makes_it_doubtful(int number, string states)
    {
        var (client, replay) = await ConnectedAsync([Row(number)]);
        await using var _ = client;
        var readings = await client.PollAsync(RequestPriority.Polling, Cancellation);
        Assert.Equal(states, string.Join('|', readings.Where(r => r.Value is null).Select(r => r.ToString()).Order(StringComparer.Ordinal)));
        Assert.Equal(number == 31 ? 1 : 0, readings.Single(r => r.Parameter.Name == "valve-held").Value);
        Assert.True(replay.IsFinished, replay.Mismatch);
    }

    [Theory]
    [InlineData(23, "1", 100, "A +100.00 +100.00 12 SCCM\r")]
    [InlineData(38, "0", 0, "A +000.00 +000.00 12 SCCM\r")]
    public async Task The_client_sets_and_reads_back_the_set_point(int number, string decimals, double sccm, string readBack)
    {
        var (client, replay) = await ConnectedAsync([Row(24), Row(number), Row(22, "ALS\r", readBack)], ("decimals", decimals));
        await using var _ = client;
        Assert.Equal(WriteResult.Done, (await client.SetAsync(client.Setpoint, sccm * new AlicatValuesProbe(client).Scale, RequestPriority.Recipe, Cancellation)).Result);
        Assert.True(replay.IsFinished, replay.Mismatch);
    }

    [Fact]
    public async Task The_client_sets_the_set_point_of_old_firmware()
    {
        ProtocolVector[] script = [Row(19, "A\r", null), Row(36, "AVE\r", "?\r"), Row(13), Row(3), Row(19, "A\r", null), Row(8), Row(19), Row(19, "A\r", null)];
        var replay = new ReplayChannel("old", script);
        await using var client = new AlicatController(Vectors.Setup(replay, false, ("source", "serial")));
        await client.ConnectAsync(Cancellation);
        Assert.Equal(WriteResult.Done, (await client.SetAsync(client.Setpoint, 75 * new AlicatValuesProbe(client).Scale, RequestPriority.Recipe, Cancellation)).Result);
        Assert.True(replay.IsFinished, replay.Mismatch);
    }

    [Fact]
    public async Task The_client_follows_the_other_exchanges()
    {
        var (client, replay) = await ConnectedAsync(
            [Row(12), Row(16), Row(17), Row(5), Row(25), Row(24, "ALSS\r", "A A\r"), Row(41), Row(24, "ALSS\r", "A U\r"), Row(39), Row(39, "A\r", Poll.Replace(" N2", "CO2", StringComparison.Ordinal)),
             Row(34, "A\r", Poll), Row(27), Row(34, "A\r", Poll), Row(28), Row(34, "A\r", Poll), Row(26)]);
        await using var _ = client;
        Assert.Equal(37, (await client.ReadAsync(Named(client, "control-statistic"), RequestPriority.Polling, Cancellation)).Value);
        Assert.Equal([14.63], await client.AverageAsync(10, [2], RequestPriority.Polling, Cancellation));
        Assert.Equal([14.63, 23.61, 0.02, 0.02, 78.94], await client.AverageAsync(2, [2, 3, 4, 5, 37], RequestPriority.Polling, Cancellation));
        Assert.Equal((12, "SCCM"), await client.UnitAsync(5, RequestPriority.Polling, Cancellation));
        Assert.Equal(WriteResult.Done, (await client.SetAsync(Named(client, "setpoint-source"), 1, RequestPriority.Recipe, Cancellation)).Result);
        Assert.Equal(WriteResult.Done, (await client.SetAsync(Named(client, "setpoint-source"), 2, RequestPriority.Recipe, Cancellation)).Result);
        Assert.Equal(WriteResult.Done, (await client.SetAsync(Named(client, "gas"), 4, RequestPriority.Recipe, Cancellation)).Result);
        foreach (var tare in new[] { AlicatTare.Flow, AlicatTare.GaugePressure, AlicatTare.AbsolutePressure })
            await client.TareAsync(tare, RequestPriority.Recipe, Cancellation);
        Assert.True(replay.IsFinished, replay.Mismatch);
    }

    [Theory]
    [InlineData(18)]
    [InlineData(36)]
    [InlineData(37)]
    public async Task A_refusal_is_one_sentence(int number)
    {
        var (client, _) = await ConnectedAsync([Row(number)]);
        await using var closing = client;
        var command = Encoding.ASCII.GetString(Row(number).Host!)[1..^1];
        var failure = await Assert.ThrowsAsync<DeviceException>(() => client.Line.AskAsync(command, "command", _ => true, true, RequestPriority.Recipe, Cancellation));
        Assert.Equal(DeviceFault.Refused, failure.Fault);
    }

    [Theory]
    [InlineData(20, 78.95)]
    [InlineData(21, 78.88)]
    [InlineData(22, 78.94)]
    [InlineData(23, 100)]
    [InlineData(38, 0)]
    public void The_requested_set_point_is_not_the_current_one(int number, double requested)
    {
        Assert.Equal(requested, AlicatReplies.Requested(Lines(Row(number))[0], "SCCM"));
        Assert.Null(AlicatReplies.Requested(Lines(Row(number))[0], "SLPM"));
    }

    [Fact]
    public void Names_and_units_are_read_and_no_row_is_left_out()
    {
        Assert.Equal(((int, string)?)(12, "SCCM"), AlicatReplies.UnitOf(Lines(Row(5))[0]));
        Assert.Equal(((int, string)?)(7, "SLPM"), AlicatReplies.UnitOf(Lines(Row(6))[0]));
        Assert.True(AlicatReplies.IsGas(Lines(Row(39))[0]) && AlicatReplies.IsGas(Lines(Row(40))[0]));
        Assert.All(new[] { 24, 25, 41 }, n => Assert.True(AlicatReplies.IsSource(Lines(Row(n))[0])));

        // 1 to 4 columns, 5 to 7 units, 8 gases, 9 polls, 10 to 14 identity and averages, 15 the meter, 16 to 43 above.
        Assert.Equal(43, Vectors.Of(File).Count);
    }

    internal static ProtocolVector Row(int number) => Vectors.Case(File, $"alicat-ascii-{number:000}").Single();

    private static ProtocolVector Row(int number, string host, string? device) =>
        Row(number) with { Host = Encoding.ASCII.GetBytes(host), Device = device is null ? Row(number).Device : Encoding.ASCII.GetBytes(device) };

    private static List<string> Lines(ProtocolVector row) => [.. Encoding.Latin1.GetString(row.Device!).Split('\r', StringSplitOptions.RemoveEmptyEntries)];

    private static Parameter Named(AlicatController client, string name) => client.Parameters.First(p => p.Name == name);

    private static async Task<(AlicatController Client, ReplayChannel Replay)> ConnectedAsync(ProtocolVector[] steps, params (string, string)[] settings)
    {
        var replay = new ReplayChannel("client", [.. Connecting, .. steps]);
        var client = new AlicatController(Vectors.Setup(replay, false, settings) with { Allowed = new HashSet<string>(StringComparer.Ordinal) { "gas", "setpoint-source", "tare" } });
        await client.ConnectAsync(Cancellation);
        return (client, replay);
    }

    /// <summary>What one SCCM or SLPM is in mol/s, by the definition: 25 °C and 101 325 Pa.</summary>
    private sealed record AlicatValuesProbe(AlicatController Client)
    {
        public double Scale => 101325 * (Client.Setpoint.Maximum > 1e-3 ? 1e-3 : 1e-6) / (8.31446261815324 * 298.15 * 60);
    }
}
