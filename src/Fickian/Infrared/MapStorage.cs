namespace Fickian.Infrared;

/// <summary>Where the values of a computed map live.</summary>
internal static class MapStorage
{
    /// <summary>Room for values in single precision.</summary>
    /// <exception cref="ArgumentException">More values are asked for than one stretch of memory holds.</exception>
    public static Memory<float> Allocate(long count) => count <= Array.MaxLength
        ? new float[count]
        : throw new ArgumentException($"A map holds at most {Array.MaxLength} values; {count} were asked for. Cut the map first.", nameof(count));
}
