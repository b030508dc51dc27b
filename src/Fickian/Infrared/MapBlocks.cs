using System.Runtime.ExceptionServices;

namespace Fickian.Infrared;

/// <summary>Runs a kernel over all spectra of a map, a few at a time, on all processors.</summary>
/// <remarks>Spectra are independent of each other and of how the work is divided. Pixels that the mask leaves out are not computed and get NaN.</remarks>
internal static class MapBlocks
{
    private const int Spectra = 32;

    /// <summary>New ordinates from old ones, both [spectra × wavenumbers].</summary>
    public delegate void Kernel(ReadOnlySpan<double> y, Span<double> result);

    /// <summary>A map of the same shape.</summary>
    public static SpectralMap Transform(SpectralMap map, Kernel kernel, IProgress<double>? progress, CancellationToken cancellation)
    {
        var count = (long)map.Pixels * map.Frames.Count;
        var values = FloatStore.Allocate(map.Values.Length);
        var (steps, lost) = (new MapProgress(progress, count), 0L);
        ForEach(count, () => new Room(map.Wavenumbers.Count), (first, end, room) =>
        {
            var taken = Gather(map, first, end, room);
            var used = taken * map.Wavenumbers.Count;
            kernel(room.Before.AsSpan(0, used), room.After.AsSpan(0, used));
            Interlocked.Add(ref lost, Scatter(map, first, end, room, values.Span));
            steps.Add(end - first);
        }, cancellation);
        var made = map.With(values);
        return lost == 0 ? made : made with { Findings = made.Findings.Add(Finding.Warning($"{lost} of {count} spectra came out without values: they hold too few of them, or no fit was found.", map.Name)) };
    }

    /// <summary>Calls an action for stretches of at most 32 of so many items, on all processors, with room that each thread makes once.</summary>
    /// <exception cref="OperationCanceledException">The work was ended early.</exception>
    public static void ForEach<TRoom>(long count, Func<TRoom> room, Action<int, int, TRoom> action, CancellationToken cancellation)
    {
        try
        {
            Parallel.For(0L, (count + Spectra - 1) / Spectra, new ParallelOptions { CancellationToken = cancellation }, room, (block, _, own) =>
            {
                action((int)(block * Spectra), (int)Math.Min(count, (block + 1) * Spectra), own);
                return own;
            }, _ => { });
        }
        catch (AggregateException failure)
        {
            ExceptionDispatchInfo.Throw(failure.InnerExceptions[0]);
        }
    }

    /// <summary>Copies the usable spectra of a stretch into the room of a thread; returns how many there are.</summary>
    public static int Gather(SpectralMap map, int first, int end, Room room)
    {
        var (n, taken) = (map.Wavenumbers.Count, 0);
        for (var spectrum = first; spectrum < end; spectrum++)
        {
            if (map.Usable is { } mask && !mask[spectrum % map.Pixels])
                continue;
            var from = map.Values.Span.Slice(spectrum * n, n);
            var to = room.Before.AsSpan(taken * n, n);
            for (var i = 0; i < n; i++)
                to[i] = from[i];
            taken++;
        }

        return taken;
    }

    private static int Scatter(SpectralMap map, int first, int end, Room room, Span<float> values)
    {
        var (n, taken, lost) = (map.Wavenumbers.Count, 0, 0);
        for (var spectrum = first; spectrum < end; spectrum++)
        {
            var to = values.Slice(spectrum * n, n);
            if (map.Usable is { } mask && !mask[spectrum % map.Pixels])
            {
                to.Fill(float.NaN);
                continue;
            }

            var from = room.After.AsSpan(taken * n, n);
            var finite = false;
            for (var i = 0; i < n; i++)
            {
                to[i] = (float)from[i];
                finite |= double.IsFinite(from[i]);
            }

            taken++;
            lost += finite || n == 0 ? 0 : 1;
        }

        return lost;
    }

    /// <summary>Ordinates of one stretch before and after, [32 × wavenumbers] each.</summary>
    public sealed class Room(int wavenumbers)
    {
        /// <summary>Ordinates as they are in the map.</summary>
        public double[] Before { get; } = new double[Spectra * wavenumbers];

        /// <summary>Ordinates that the kernel makes.</summary>
        public double[] After { get; } = new double[Spectra * wavenumbers];
    }
}
