using System.Text;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Simulators;
using Fickian.Acquisition.Thyracont;

namespace Fickian.Tests.Acquisition.Thyracont;

/// <summary>Smartline gauges: every recorded telegram of both versions, and client against simulator.</summary>
public sealed class SmartlineTests
{
    private const string File = "thyracont_smartline";

    private static readonly SpedTime Laboratory = new(500, TimeProvider.System);

    private static readonly Parameter Any = new("pressure", Unit.Pascal, Access.Read, "pressure");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_telegram_is_decoded_and_encodes_to_the_same_bytes()
    {
        var rows = Vectors.Of(File);
        Assert.Equal(28, rows.Count);
        foreach (var row in rows)
        {
            foreach (var bytes in new[] { row.Host, row.Device }.OfType<byte[]>())
            {
                var telegram = SmartlineTelegram.Decode(bytes.AsSpan(0, bytes.Length - 1), Version(row));
                Assert.Equal(row.Status == "wrong" && bytes == row.Device, telegram is null);

                // The recorded length of DU is one too small.
                if (telegram is not null && telegram.Data != "mbar")
                    Assert.Equal(bytes.Where(b => b != 0), telegram.Encode());
            }
        }
    }

    [Theory]
    [InlineData("001", 97340.0, "ok")]
    [InlineData("006", null, "under range")]
    [InlineData("017", 97340.0, "ok")]
    [InlineData("019", 97340.0, "ok")]
    [InlineData("020", 9.274e-6, "ok")]
    [InlineData("023", 98210.0, "ok")]
    [InlineData("028", 101320.0, "ok")]
    public void Pressures_are_pascals(string number, double? pascal, string state)
    {
        var row = Vectors.Case(File, $"thyracont-smartline-{number}")[0];
        var data = SmartlineTelegram.Decode(row.Device.AsSpan(0, row.Device!.Length - 1), Version(row))!.Data;
        var reading = Version(row) == 1 ? SmartlineText.OldPressure(Any, data) : SmartlineText.Pressure(Any, data);
        Assert.Equal(state, reading.State);
        Assert.Equal(pascal ?? 0, reading.Value ?? 0, 1e-9 * (pascal ?? 1));
    }

    [Fact]
    public async Task The_client_follows_every_exchange()
    {
        foreach (var row in Vectors.Of(File))
        {
            var asked = row.Host ?? new SmartlineTelegram(1, 0, "MV", "").Encode();
            var host = SmartlineTelegram.Decode(asked.AsSpan(0, asked.Length - 1), Version(row))!;
            var isDamaged = row.Status == "wrong";
            var replay = new ReplayChannel(row.Case, [.. Enumerable.Repeat(row with { Host = asked }, isDamaged ? 3 : 1)]);
            await using var gauge = new SmartlineGauge(Vectors.Setup(replay, false, ("protocol", $"{Version(row)}"), ("address", $"{host.Address}")));
            await gauge.Line.Bus.OpenAsync(Cancellation);
            Task<string> Ask() => host.Access == 2 || host.Command == "i" ? gauge.Line.WriteAsync(host.Command, host.Data, RequestPriority.Recipe, Cancellation) : gauge.Line.ReadAsync(host.Command, RequestPriority.Recipe, Cancellation, host.Data);
            if (isDamaged || row.Meaning == "cathode enable error")
                Assert.Equal(isDamaged ? DeviceFault.UnreadableReply : DeviceFault.Refused, (await Assert.ThrowsAsync<DeviceException>(Ask)).Fault);
            else
                Assert.Equal(SmartlineTelegram.Decode(row.Device.AsSpan(0, row.Device!.Length - 1), Version(row))!.Data, await Ask());
            Assert.True(replay.IsFinished, replay.Mismatch);
        }
    }

    [Fact]
    public async Task The_simulator_answers_alike()
    {
        foreach (var row in Vectors.Of(File))
        {
            (string, string)[] settings = [("protocol", $"{Version(row)}"), ("address", row.Host is null ? "1" : Encoding.Latin1.GetString(row.Host)[..3]), ("noise", "0")];
            (string, string)[] more = row.Case[^3..] switch
            {
                "006" => [("pressure", "1e-5")],
                "020" => [("pressure", "9.274e-6")],
                "023" => [("pressure", "98212")],
                "026" => [("cathode", "no")],
                "001" or "002" or "017" or "019" => [("pressure", "97340")],
                _ => [],
            };
            var simulator = new SmartlineSimulator(Vectors.Simulator([.. settings, .. more]));
            if (row.Case[^3..] is "001" or "002" or "005")
                simulator.Inject(row.Case[^3..] switch { "001" => "zero-bytes", "002" => "foreign-byte", _ => "transmitter" });
            var answer = await Vectors.AnswerAsync(simulator, row.Host ?? new SmartlineTelegram(1, 0, "MV", "").Encode(), SmartlineLine.Framer);
            if (row.Case[^3..] == "005")
                Assert.Equal((SmartlineTelegram.Error, "ERROR1"), (SmartlineTelegram.Decode(answer, 2)!.Access, SmartlineTelegram.Decode(answer, 2)!.Data));
            else if (row.Case[^3..] == "007")
                Assert.Equal("mbar", SmartlineTelegram.Decode(answer, 2)!.Data);
            else if (row.Case[^3..] == "028")
                Assert.Matches(@"^0011MV07\d\.\d{3}e3.$", Encoding.Latin1.GetString(answer));
            else
                Assert.Equal(Encoding.Latin1.GetString(row.Device!)[..^1], Encoding.Latin1.GetString(answer));
        }
    }

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    public async Task Both_versions_read_the_pressure_of_the_rig(string version)
    {
        var simulator = new SmartlineSimulator(new(Laboratory, 1) { Settings = Settings(("protocol", version)), Inputs = new Dictionary<string, Func<double>>(StringComparer.Ordinal) { ["pressure"] = () => 250 } });
        await using var gauge = new SmartlineGauge(Setup(simulator, ("protocol", version), ("sensors", version == "2" ? "pirani,piezo" : "")));
        Assert.Equal(version == "1" ? "VSM207" : "VSR205", (await gauge.ConnectAsync(Cancellation)).Model);
        Assert.All(await gauge.PollAsync(RequestPriority.Polling, Cancellation), r => Assert.Equal(250, r.Value!.Value, 0.5));
        Assert.Empty(gauge.SafeState.Actions);
        Assert.Equal(DeviceFault.Forbidden, Assert.Throws<DeviceException>(() => { _ = gauge.ConfigureAsync("AH", "1000", RequestPriority.Recipe, Cancellation); }).Fault);
    }

    [Fact]
    public async Task The_cathode_is_switched_off_and_confirmed_or_told()
    {
        var simulator = new SmartlineSimulator(new(Laboratory, 1) { Settings = Settings(("protocol", "1")) });
        await using var gauge = new SmartlineGauge(Setup(simulator, ("protocol", "1"), ("cathode", "yes")));
        await gauge.ConnectAsync(Cancellation);
        Assert.Equal(DeviceFault.Forbidden, (await Assert.ThrowsAsync<DeviceException>(async () => await gauge.SetAsync(gauge.Parameters[1], 1, RequestPriority.Recipe, Cancellation))).Fault);
        simulator.Inject("stuck-cathode");
        Assert.Contains("reads back as on", await gauge.SafeState.Actions[0].Perform(RequestPriority.Interlock, Cancellation), StringComparison.Ordinal);
        simulator.Inject("stuck-cathode", on: false);
        Assert.Null(await gauge.SafeState.Actions[0].Perform(RequestPriority.Interlock, Cancellation));
        Assert.Equal(0, simulator.Outputs["emission"]());
    }

    [Fact]
    public async Task On_a_bad_line_there_are_readings_or_sentences()
    {
        var (readings, sentences) = await ClientFuzz.RunAsync(new SmartlineSimulator(Vectors.Simulator()), s => new SmartlineGauge(s), r => Assert.Single(r));
        Assert.True(readings > 0, $"{readings} readings, {sentences} sentences");
    }

    private static int Version(ProtocolVector row) => row.Command.StartsWith("V1", StringComparison.Ordinal) ? 1 : 2;

    private static Dictionary<string, string> Settings(params (string Name, string Value)[] settings) => settings.ToDictionary(s => s.Name, s => s.Value, StringComparer.Ordinal);

    private static InstrumentSetup Setup(ISimulator simulator, params (string Name, string Value)[] settings) => new("gauge", Vectors.Line(simulator), Laboratory) { Wire = TimeProvider.System, Settings = Settings(settings) };
}
