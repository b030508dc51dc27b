using System.CommandLine;
using System.Net;
using Fickian.Acquisition.GigEVision;

namespace Fickian.Cli.Laboratory;

/// <summary><c>fickian device discover</c>: which cameras answer.</summary>
internal static class DeviceDiscoverVerb
{
    private const int Port = 3956;

    public static Command Create(TextWriter output)
    {
        var at = new Argument<string>("ADDRESS") { Description = "Whom to ask: a broadcast address such as 192.168.1.255, or one camera; with a port, if it is not 3956.", DefaultValueFactory = _ => "255.255.255.255" };
        var wait = new Option<string>("--wait") { Description = "How long answers are waited for.", DefaultValueFactory = _ => "1s" };
        var command = new Command(
            "discover",
            """
            Asks for GigE Vision cameras and lists those that answer. Exit code 1 if there is none.

            Example (with 'device simulate gige-vision --udp 3956' in another window):
              dotnet run --project src/Fickian.Cli -c Release -- device discover 127.0.0.1
            """) { at, wait };
        command.SetAction(async (parsed, cancellation) =>
        {
            var text = parsed.GetRequiredValue(at);
            var place = IPAddress.TryParse(text, out var address) ? new IPEndPoint(address, Port)
                : IPEndPoint.TryParse(text, out var stated) ? stated
                : throw new UsageException($"A numeric address such as 192.168.1.255 was expected and '{text}' was found.");
            var found = await GvcpDiscovery.FindAsync(place, TimeSpan.FromSeconds(QuantityText.Seconds(parsed.GetRequiredValue(wait))), TimeProvider.System, cancellation);
            foreach (var device in found)
                await output.WriteLineAsync($"udp:{device.Ip}:{Port}  {device.Manufacturer} {device.Model}, serial number {device.SerialNumber}{(device.UserName.Length > 0 ? $", {device.UserName}" : "")}");
            return found.Count > 0 ? ExitCode.Fine : ExitCode.CheckFailed;
        });
        return command;
    }
}
