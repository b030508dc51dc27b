namespace Fickian.Acquisition.GigEVision;

/// <summary>Registers that every camera has.</summary>
internal static class CameraRegister
{
    public const uint Version = 0x0000;
    public const uint Manufacturer = 0x0048;
    public const uint Model = 0x0068;
    public const uint DeviceVersion = 0x0088;
    public const uint SerialNumber = 0x00d8;
    public const uint FirstDescription = 0x0200;
    public const uint StreamChannels = 0x0904;
    public const uint Capability = 0x0934;
    public const uint HeartbeatTimeOut = 0x0938;
    public const uint TickFrequency = 0x0940;
    public const uint Control = 0x0a00;
    public const uint StreamPort = 0x0d00;
    public const uint PacketSize = 0x0d04;
    public const uint StreamDestination = 0x0d18;

    /// <summary>Control, without keeping others from reading.</summary>
    public const uint HasControl = 2;

    /// <summary>Bit of the capability: lost packets can be asked for again.</summary>
    public const uint CanResend = 1u << 2;

    /// <summary>Heads of IP, UDP and stream that the packet size includes.</summary>
    public const int Heads = 36;
}
