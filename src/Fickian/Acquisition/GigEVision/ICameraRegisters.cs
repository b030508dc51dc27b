namespace Fickian.Acquisition.GigEVision;

/// <summary>The memory of a camera.</summary>
internal interface ICameraRegisters
{
    /// <summary>Reads bytes at an address.</summary>
    Task<byte[]> ReadAsync(uint address, int length, CancellationToken cancellation);

    /// <summary>Writes bytes at an address.</summary>
    Task WriteAsync(uint address, byte[] bytes, CancellationToken cancellation);
}
