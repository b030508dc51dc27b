using System.CommandLine;

namespace Fickian.Cli.Laboratory;

/// <summary><c>fickian device</c>: one instrument at a time, real or simulated.</summary>
internal static class DeviceVerb
{
    public static Command Create(TextWriter output, TextWriter error) => new("device", "Talks to one instrument, or stands in for one.")
    {
        DeviceListVerb.Create(output),
        DeviceSimulateVerb.Create(output, error),
        DeviceProbeVerb.Create(output),
        DeviceReadVerb.Create(output),
        DeviceSetVerb.Create(output),
        DeviceSafeVerb.Create(output),
        DeviceDiscoverVerb.Create(output),
        DeviceSnapVerb.Create(output),
    };
}
