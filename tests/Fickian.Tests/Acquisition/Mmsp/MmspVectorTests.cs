using System.Text;
using System.Text.Json.Nodes;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Mmsp;

namespace Fickian.Tests.Acquisition.Mmsp;

/// <summary>Every recorded exchange of MMSP: the client builds its target and takes its reply, the simulator answers alike.</summary>
public sealed class MmspVectorTests
{
    private const string File = "mmsp_http";

    // Case -> what makes the target, and how the simulator comes to answer so; an empty target is one that this client spells otherwise.
    private static readonly Dictionary<string, (MmspTarget? Target, string Fault)> Rows = new(StringComparer.Ordinal)
    {
        ["001"] = (MmspTarget.TakeControl, ""),
        ["002"] = (MmspTarget.AmInControl, "second-client"),
        ["003"] = (MmspTarget.ClientName("fickian"), ""),
        ["004"] = (MmspTarget.ControlInfo, "second-client"),
        ["005"] = (MmspTarget.ErrorLog, ""),
        ["006"] = (MmspTarget.IssueLog, ""),
        ["007"] = (MmspTarget.SerialNumber, ""),
        ["008"] = (MmspTarget.MassRange, ""),
        ["009"] = (MmspTarget.DetectorType, ""),
        ["010"] = (MmspTarget.SystemStatus, ""),
        ["011"] = (MmspTarget.SystemStatus, "scanning"),
        ["012"] = (MmspTarget.HardwareErrors, ""),
        ["013"] = (MmspTarget.HardwareErrors, "tripped"),
        ["014"] = (MmspTarget.Emission(false), ""),
        ["015"] = (null, ""),
        ["016"] = (MmspTarget.Filament(1), ""),
        ["017"] = (MmspTarget.Filament(2), ""),
        ["018"] = (MmspTarget.PressureUnit(0), ""),
        ["019"] = (MmspTarget.IonSource, ""),
        ["020"] = (MmspTarget.Gain, ""),
        ["021"] = (MmspTarget.Detector, ""),
        ["022"] = (MmspTarget.Filter, ""),
        ["023"] = (null, ""),
        ["024"] = (MmspTarget.Timestamp(1), ""),
        ["025"] = (MmspTarget.Head(2, "TotalPressure", 0.008), ""),
        ["026"] = (MmspTarget.Head(3, "Baseline", 0.008), ""),
        ["027"] = (MmspTarget.Single(5, 44, 0.032), ""),
        ["028"] = (MmspTarget.Single(7, 28, 0.032), ""),
        ["029"] = (MmspTarget.Sweep(9, 12, 80, 5, 0.016), ""),
        ["030"] = (MmspTarget.ReadChannel(3), ""),
        ["031"] = (MmspTarget.Channels(1, 8), ""),
        ["032"] = (MmspTarget.ScanCount(-1), ""),
        ["033"] = (MmspTarget.ScanCount(10), ""),
        ["034"] = (MmspTarget.ScanInterval(1000), ""),
        ["035"] = (MmspTarget.StartScan, ""),
        ["036"] = (MmspTarget.ScanTime, ""),
        ["037"] = (MmspTarget.ScanInfo, ""),
        ["038"] = (MmspTarget.NextScan, ""),
        ["039"] = (MmspTarget.LastScan, "scanning"),
        ["040"] = (MmspTarget.TotalPressure, "scanning"),
        ["041"] = (MmspTarget.TotalPressure, ""),
        ["042"] = (MmspTarget.Diagnostics, "scanning"),
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_row_has_its_target()
    {
        Assert.Equal(Vectors.Of(File).Select(v => v.Case[^3..]).Order(StringComparer.Ordinal), Rows.Keys.Order(StringComparer.Ordinal));
        foreach (var vector in Vectors.Of(File))
        {
            if (Rows[vector.Case[^3..]].Target is { } target)
                Assert.Equal(Encoding.ASCII.GetString(vector.Host!), target.Text);
        }
    }

    [Fact]
    public async Task The_client_asks_for_every_target_and_takes_the_reply()
    {
        foreach (var vector in Vectors.Of(File))
        {
            var text = Encoding.ASCII.GetString(vector.Host!);
            var target = Rows[vector.Case[^3..]].Target ?? new(text, "another spelling", IsWrite: true);
            var replay = new ReplayChannel(vector.Case, [Http("/mmsp/electronicsInfo/serialNumber/get", "\"12345678\""), Http("/mmsp/electronicsInfo/massRange/get", "100"), Http("/mmsp/sensorInfo/detectorType/get", "0"), Http(vector)]);
            await using var spectrometer = new MmspSpectrometer(Vectors.Setup(replay));
            var identity = await spectrometer.ConnectAsync(Cancellation);
            Assert.Equal(("12345678", "MMSP, 100 u, Faraday cup"), (identity.SerialNumber, identity.Model));
            var reply = await spectrometer.AskAsync(target, RequestPriority.Recipe, Cancellation);
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(vector.Device!)!["data"], JsonNode.Parse(reply.Data.GetRawText())), vector.Case);
            Assert.True(replay.IsFinished, replay.Mismatch);
        }
    }

    [Fact]
    public async Task The_simulator_answers_every_target_alike()
    {
        foreach (var vector in Vectors.Of(File))
        {
            var number = vector.Case[^3..];
            var (_, fault) = Rows[number];
            var simulator = new MmspSimulator(Vectors.Simulator(("in-control", "yes")));
            await using var line = Vectors.Line(simulator);
            await line.OpenAsync(Cancellation);
            if (fault is "scanning" or "tripped")
            {
                if (fault == "tripped")
                    simulator.Inject("broken-filament");
                foreach (var target in new[] { MmspTarget.Emission(true), MmspTarget.Multiplier(true), MmspTarget.PressureUnit(1), MmspTarget.Timestamp(1), MmspTarget.Head(2, "TotalPressure", 0.008), MmspTarget.Head(3, "Baseline", 0.008), MmspTarget.Channels(1, 3), MmspTarget.ScanCount(-1), MmspTarget.StartScan })
                    await GetAsync(line, target.Text);
                while (fault == "scanning" && (await GetAsync(line, MmspTarget.LastScan.Text))["data"]!["values"] is null)
                    await Task.Yield();
            }
            else if (fault.Length > 0)
            {
                simulator.Inject(fault);
            }

            var expected = JsonNode.Parse(vector.Device!)!;
            var answer = await GetAsync(line, Encoding.ASCII.GetString(vector.Host!));
            Assert.Equal(expected["origin"]!.GetValue<string>(), answer["origin"]!.GetValue<string>());
            Assert.Equal((number, Layout(expected["data"], number)), (number, Layout(answer["data"], number)));
        }
    }

    private static ProtocolVector Http(ProtocolVector vector) => Http(Encoding.ASCII.GetString(vector.Host!), vector.Device!);

    private static ProtocolVector Http(string target, string data) => Http(target, Encoding.ASCII.GetBytes($"{{\"data\": {data}, \"name\": \"wasSet\", \"origin\": \"{target}\"}}"));

    private static ProtocolVector Http(string target, byte[] body) => new(
        "http",
        1,
        Encoding.ASCII.GetBytes($"GET {target} HTTP/1.1\r\nHost: instrument\r\n\r\n"),
        [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n"), .. body],
        "GET",
        "",
        "computed");

    private static async Task<JsonNode> GetAsync(MemoryChannel line, string target)
    {
        await line.WriteAsync(Encoding.ASCII.GetBytes($"GET {target} HTTP/1.1\r\nHost: x\r\n\r\n"), Cancellation);
        var bytes = new byte[65536];
        var text = Encoding.ASCII.GetString(bytes, 0, await line.ReadAsync(bytes, Cancellation));
        return JsonNode.Parse(text[(text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..])!;
    }

    // Settings, identities and states are compared by value; what is measured or counted, by its kind.
    private static string Layout(JsonNode? data, string number) => (data, number) switch
    {
        (null, _) => "null",
        (JsonObject o, _) => string.Join(',', o.Where(p => number != "004" || p.Key == "inControl").OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}:{(number is "019" or "021" or "022" or "030" or "042" ? Layout(p.Value, "") : Kind(p.Value))}")),
        (JsonArray a, _) => $"[{string.Join(',', a.Select(e => Layout(e, number)))}]",
        (_, "036" or "040") => Kind(data),
        _ => double.TryParse(data.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture, out var value) ? $"{value}" : data.ToJsonString(),
    };

    private static string Kind(JsonNode? node) => node is JsonArray a ? $"array of {a.Count}" : node?.GetValueKind().ToString().Replace("True", "truth", StringComparison.Ordinal).Replace("False", "truth", StringComparison.Ordinal) ?? "null";
}
