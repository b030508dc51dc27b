using System.Runtime.InteropServices;

namespace Fickian.Infrared;

/// <summary>Room for the values of a map: an array while it is small, else a temporary file that is mapped into memory.</summary>
/// <remarks>
/// Above <see cref="LargestArray"/> values the system keeps in memory what is in use and may write the rest to disk at any time, so that a map larger than the memory can be worked on.
/// Room in the temporary folder is reserved before the first value is written; the file bears no name on Unix and is deleted on closing elsewhere, so that nothing is left behind, however the program ends.
/// Mapped room stays until <see cref="Release"/> or the end of the program: a span does not keep its memory alive as it would an array, so no garbage collection may take it away.
/// </remarks>
public static class FloatStore
{
    /// <summary>Largest number of values that is kept in an array, 2²⁷ (512 MiB).</summary>
    public const long LargestArray = 1L << 27;

    /// <summary>Largest number of values of one map, 2³¹ − 1 (8 GiB).</summary>
    public const long Largest = int.MaxValue;

    /// <summary>Room for a number of values; what it holds at first is not said.</summary>
    /// <param name="count">Number of values.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative or above <see cref="Largest"/>.</exception>
    /// <exception cref="IOException">The temporary folder has too little room.</exception>
    public static Memory<float> Allocate(long count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Largest);
        return count <= LargestArray ? GC.AllocateUninitializedArray<float>((int)count) : MappedFloats.Temporary((int)count).Memory;
    }

    /// <summary>Gives mapped room back before the end of the program; memory in an array is left to the garbage collector.</summary>
    /// <remarks>Every map that shares the room is unusable from then on.</remarks>
    public static void Release(ReadOnlyMemory<float> values)
    {
        if (MemoryMarshal.TryGetMemoryManager<float, MappedFloats>(values, out var mapped))
            ((IDisposable)mapped).Dispose();
    }

    /// <summary>Whether values lie in a mapped file.</summary>
    internal static bool IsMapped(ReadOnlyMemory<float> values) => MemoryMarshal.TryGetMemoryManager<float, MappedFloats>(values, out _);
}
