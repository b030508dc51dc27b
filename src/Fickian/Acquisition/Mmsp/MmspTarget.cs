using System.Globalization;
using Fickian.Acquisition.MassSpectrometry;

namespace Fickian.Acquisition.Mmsp;

/// <summary>What a spectrometer with MMSP is asked or told: the target of a GET request.</summary>
/// <remarks>Several spellings work at the instrument; these are the ones that more than one source uses.</remarks>
/// <param name="Text">The target, <c>/mmsp/…</c>.</param>
/// <param name="What">What it is about, for messages.</param>
/// <param name="IsWrite">Whether it changes something.</param>
internal sealed record MmspTarget(string Text, string What, bool IsWrite)
{
    /// <summary>The target without its query: what a reply names as its origin.</summary>
    public string Origin => Text.Split('?')[0];

    public static MmspTarget TakeControl { get; } = Set("/communication/control/set?force", "control");

    public static MmspTarget ReleaseControl { get; } = Set("/communication/control/release", "release of control");

    public static MmspTarget AmInControl { get; } = Get("/communication/amInControl/get", "whether it is in control");

    public static MmspTarget ControlInfo { get; } = Get("/communication/controlInfo/get", "who is in control");

    public static MmspTarget ErrorLog { get; } = Get("/communication/errorLog/get", "log of errors");

    public static MmspTarget IssueLog { get; } = Get("/communication/issueLog/get", "log of issues");

    public static MmspTarget SerialNumber { get; } = Get("/electronicsInfo/serialNumber/get", "serial number");

    public static MmspTarget MassRange { get; } = Get("/electronicsInfo/massRange/get", "mass range");

    public static MmspTarget DetectorType { get; } = Get("/sensorInfo/detectorType/get", "type of the detector");

    public static MmspTarget SystemStatus { get; } = Get("/status/systemStatus/get", "status");

    public static MmspTarget HardwareErrors { get; } = Get("/status/hardwareErrors/get", "errors of the hardware");

    public static MmspTarget IonSource { get; } = Get("/sensorIonSource/get", "ion source");

    public static MmspTarget Gain { get; } = Get("/sensorDetector/emGain/get", "gain of the multiplier");

    public static MmspTarget Detector { get; } = Get("/sensorDetector/get", "detector");

    public static MmspTarget Filter { get; } = Get("/sensorFilter/get", "limits of mass and dwell");

    public static MmspTarget Diagnostics { get; } = Get("/diagnosticData/get", "diagnostics");

    public static MmspTarget ScanTime { get; } = Get("/scanSetup/scanTimeTotal/get", "time of a scan");

    public static MmspTarget ScanInfo { get; } = Get("/scanInfo/get", "progress of the scans");

    public static MmspTarget NextScan { get; } = Get("/measurement/nextScan/get", "next scan");

    public static MmspTarget LastScan { get; } = Get("/measurement/scans/-1/get", "last scan");

    public static MmspTarget TotalPressure { get; } = Get("/measurement/totalPressure/get", "total pressure");

    public static MmspTarget StopScan { get; } = Set("/scanSetup/set?scanStop=Immediately", "end of the scans");

    public static MmspTarget StartScan { get; } = Set("/scanSetup/set?scanStart=1", "start of the scans");

    public static MmspTarget ClientName(string name) => Set($"/communication/clientName/set?{Uri.EscapeDataString(name)}", "name of the client");

    public static MmspTarget Emission(bool on) => Set($"/generalControl/set?setEmission={(on ? "on" : "off")}", $"emission {(on ? "on" : "off")}");

    public static MmspTarget Multiplier(bool on) => Set($"/generalControl/set?setEM={(on ? "on" : "off")}", $"multiplier {(on ? "on" : "off")}");

    public static MmspTarget Filament(int number) => Set($"/sensorIonSource/set?filamentSelected={number}", $"filament {number}");

    /// <summary>Unit of the total pressure: 0 Torr, 1 mbar, 2 Pa.</summary>
    public static MmspTarget PressureUnit(int unit) => Set($"/sensorIonSource/set?tPunits={unit}", "unit of the total pressure");

    public static MmspTarget Timestamp(int channel) => Channel(channel, "channelMode=Timestamp&enabled=True");

    public static MmspTarget Head(int channel, string mode, double dwell) => Channel(channel, $"channelMode={mode}&dwell={Milliseconds(dwell)}&enabled=True");

    public static MmspTarget Single(int channel, double mass, double dwell) =>
        Channel(channel, $"channelMode=Single&enabled=True&startMass={ChannelList.Text(mass)}&ppamu=1&dwell={Milliseconds(dwell)}&ReportUnits=Current");

    public static MmspTarget Sweep(int channel, double first, double last, int pointsPerMass, double dwell) =>
        Channel(channel, $"channelMode=Sweep&startMass={ChannelList.Text(first)}&stopMass={ChannelList.Text(last)}&ppamu={pointsPerMass}&dwell={Milliseconds(dwell)}&enabled=True");

    public static MmspTarget ReadChannel(int channel) => Get($"/scanSetup/channel/{channel}/get", $"channel {channel}");

    public static MmspTarget Channels(int first, int last) => Set($"/scanSetup/set?startChannel={first}&stopChannel={last}", $"channels {first} to {last}");

    public static MmspTarget ScanCount(int count) => Set($"/scanSetup/set?scanCount={count}", "number of scans");

    public static MmspTarget ScanInterval(int milliseconds) => Set($"/scanSetup/set?scanInterval={milliseconds}", "interval of the scans");

    private static MmspTarget Channel(int channel, string query) => Set($"/scanSetup/channels/{channel}/set?{query}", $"channel {channel}");

    private static string Milliseconds(double seconds) => Math.Round(seconds * 1000).ToString("0", CultureInfo.InvariantCulture);

    private static MmspTarget Get(string path, string what) => new("/mmsp" + path, what, IsWrite: false);

    private static MmspTarget Set(string path, string what) => new("/mmsp" + path, what, IsWrite: true);
}
