using System.CommandLine;
using System.Text;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Instruments;

namespace Fickian.Cli.Laboratory;

/// <summary><c>fickian device probe</c>: raw bytes both ways, with several settings of the line. Most instruments that do not work have the wrong ones.</summary>
internal static class DeviceProbeVerb
{
    private static readonly SerialSettings[] Usual =
        [.. new[] { "9600 8N1", "19200 8N1", "38400 8N1", "115200 8N1", "9600 7O1", "9600 8O1", "9600 7E1", "19200 8E1" }.Select(SerialSettings.Parse)];

    public static Command Create(TextWriter output)
    {
        var (options, send) = (new DeviceOptions(), new Option<string?>("--send") { Description = @"Text to send in the place of the harmless request of this kind, with \r, \n and \xHH for what cannot be typed." });
        var wait = new Option<string>("--wait") { Description = "How long to listen.", DefaultValueFactory = _ => "2s" };
        var command = new Command(
            "probe",
            """
            Sends a harmless request and shows the raw bytes that come back; on a serial line without stated settings it tries the usual ones.

            Example (with 'device simulate linkam-t95 --tcp 127.0.0.1:9001' in another window):
              dotnet run --project src/Fickian.Cli -c Release -- device probe linkam-t95 tcp:127.0.0.1:9001
            """);
        options.AddTo(command);
        command.Options.Add(send);
        command.Options.Add(wait);
        command.SetAction(async (parsed, cancellation) =>
        {
            var kind = options.Kind(parsed);
            var request = parsed.GetValue(send) is { } text ? Unescape(text) : kind.Probe?.Bytes.ToArray()
                ?? throw new UsageException($"{kind.Name} has no harmless request that could be sent without asking; state one with --send.");
            var (address, seconds) = (options.Address(parsed), QuantityText.Seconds(parsed.GetRequiredValue(wait)));
            var lines = address.StartsWith("serial:", StringComparison.Ordinal) && !address.Contains('?', StringComparison.Ordinal)
                ? Usual.OrderByDescending(s => s == kind.Serial).Select(s => $"{address}?{s.BaudRate},{s.ToString().Split(' ')[1]}")
                : [address];
            var answered = false;
            foreach (var line in lines)
                answered |= await TryAsync(output, line, kind, request, TimeSpan.FromSeconds(seconds), cancellation);
            return answered ? ExitCode.Fine : ExitCode.CheckFailed;
        });
        return command;
    }

    private static async Task<bool> TryAsync(TextWriter output, string address, InstrumentKind kind, byte[] request, TimeSpan wait, CancellationToken cancellation)
    {
        await using var channel = ChannelAddress.Create(address, kind.Serial ?? new(9600));
        await output.WriteLineAsync(address);
        var received = new List<byte>();
        try
        {
            await channel.OpenAsync(cancellation);
            await channel.WriteAsync(request, cancellation);
            await output.WriteLineAsync($"  sent     {RawBytes.Text(request)}");
            using var timer = new CancellationTokenSource(wait);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellation);
            var buffer = new byte[4096];
            while (received.Count < 65536)
                received.AddRange(buffer.AsSpan(0, await channel.ReadAsync(buffer, both.Token)));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // The time to listen is over.
        }
        catch (ChannelException e)
        {
            await output.WriteLineAsync($"  {e.Message}");
        }

        await output.WriteLineAsync($"  received {RawBytes.Text(received.ToArray())}");
        return received.Count > 0;
    }

    private static byte[] Unescape(string text)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                bytes.AddRange(Encoding.Latin1.GetBytes([text[i]]));
                continue;
            }

            i++;
            bytes.Add(text[i] switch
            {
                'r' => (byte)'\r',
                'n' => (byte)'\n',
                't' => (byte)'\t',
                '\\' => (byte)'\\',
                'x' when i + 2 < text.Length && byte.TryParse(text.AsSpan(i + 1, 2), System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture, out var b) => b,
                _ => throw new UsageException(@$"One of the escapes \r \n \t \\ \xHH was expected and '\{text[i]}' was found."),
            });
            if (text[i] == 'x')
                i += 2;
        }

        return [.. bytes];
    }
}
