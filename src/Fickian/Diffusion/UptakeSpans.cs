using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Fickian.Diffusion;

/// <summary>Where the uptake at n times and what goes with it is written; what is empty is not wanted.</summary>
internal readonly ref struct UptakeSpans
{
    /// <summary>F, 1, [n].</summary>
    public Span<double> Uptake { get; init; }

    /// <summary>1 − F, 1, [n].</summary>
    public Span<double> Rest { get; init; }

    /// <summary>∂F/∂D, s/m², [n].</summary>
    public Span<double> ByDiffusivity { get; init; }

    /// <summary>∂F/∂k, s/m, [n].</summary>
    public Span<double> ByPermeability { get; init; }

    /// <summary>The first values, four by four.</summary>
    /// <param name="count">Number of values, a multiple of 4.</param>
    public OfLanes Lanes(int count) => new(Lanes(Uptake, count), Lanes(Rest, count), Lanes(ByDiffusivity, count), Lanes(ByPermeability, count));

    /// <summary>Copies the first values to the end of others, as far as those are wanted.</summary>
    /// <param name="other">Where they go.</param>
    /// <param name="from">Index of the first.</param>
    public void CopyTo(UptakeSpans other, int from)
    {
        Copy(Uptake, other.Uptake, from);
        Copy(Rest, other.Rest, from);
        Copy(ByDiffusivity, other.ByDiffusivity, from);
        Copy(ByPermeability, other.ByPermeability, from);
    }

    private static Span<Vector256<double>> Lanes(Span<double> values, int count) =>
        values.IsEmpty ? [] : MemoryMarshal.Cast<double, Vector256<double>>(values[..count]);

    private static void Copy(Span<double> values, Span<double> others, int from)
    {
        if (!others.IsEmpty)
            values[..(others.Length - from)].CopyTo(others[from..]);
    }

    /// <summary>The same, four by four.</summary>
    public readonly ref struct OfLanes(Span<Vector256<double>> uptake, Span<Vector256<double>> rest, Span<Vector256<double>> byDiffusivity, Span<Vector256<double>> byPermeability)
    {
        /// <summary>F, 1, [n/4].</summary>
        public Span<Vector256<double>> Uptake { get; } = uptake;

        /// <summary>1 − F, 1, [n/4].</summary>
        public Span<Vector256<double>> Rest { get; } = rest;

        /// <summary>∂F/∂D, s/m², [n/4].</summary>
        public Span<Vector256<double>> ByDiffusivity { get; } = byDiffusivity;

        /// <summary>∂F/∂k, s/m, [n/4].</summary>
        public Span<Vector256<double>> ByPermeability { get; } = byPermeability;
    }
}
