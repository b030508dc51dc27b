using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Fickian.Numerics;

namespace Fickian.Diffusion;

/// <summary>F(t) of a body with one coordinate at given D and k, with its derivatives.</summary>
/// <remarks>Fo = Dt/a² and ℓ = D/(k·a), so D·∂F/∂D = ∂F/∂ln Fo + ℓ·∂F/∂ℓ and k·∂F/∂k = −ℓ·∂F/∂ℓ.</remarks>
internal readonly struct UptakeLaw
{
    // Behind so open a surface F is that of constant concentration to the last digit; behind so tight a one nothing ever enters.
    private const double Open = 1e-17;
    private const double Tight = 1e100;

    private readonly BodyShape shape;
    private readonly double rate;
    private readonly double resistance;
    private readonly double byDiffusivity;
    private readonly double barrierByDiffusivity;
    private readonly double barrierByPermeability;

    /// <summary>Prepares a body.</summary>
    /// <param name="shape">Shape of the body.</param>
    /// <param name="length">Half-thickness or radius a, m.</param>
    /// <param name="diffusivity">D, m²/s.</param>
    /// <param name="permeability">k, m/s; +∞ is no barrier.</param>
    public UptakeLaw(BodyShape shape, double length, double diffusivity, double permeability)
    {
        UptakeParameters.RequireUsable(diffusivity, permeability);
        this.shape = shape;
        rate = diffusivity / length / length;
        resistance = diffusivity / (permeability * length);
        byDiffusivity = 1 / diffusivity;
        if (resistance is < Open or > Tight)
            return;
        barrierByDiffusivity = resistance / diffusivity;
        barrierByPermeability = -resistance / permeability;
    }

    /// <summary>Computes what is asked for at each time.</summary>
    /// <param name="time">Time, s, [n].</param>
    /// <param name="wanted">Where the results go.</param>
    public void Fill(ReadOnlySpan<double> time, UptakeSpans wanted)
    {
        if (resistance > Tight)
            Fill(default(Sealed), time, wanted);
        else if (!(resistance < Open))
            Fill(new BarrierModes(shape, resistance), time, wanted);
        else if (shape == BodyShape.Cylinder)
            Fill(default(CylinderSeries), time, wanted);
        else
            Fill(shape == BodyShape.Sheet ? ThetaSeries.Sheet : ThetaSeries.Sphere, time, wanted);
    }

    private void Fill<TSeries>(in TSeries series, ReadOnlySpan<double> time, UptakeSpans wanted)
        where TSeries : struct, IUptakeSeries
    {
        var whole = time.Length & ~3;
        Fill(in series, MemoryMarshal.Cast<double, Vector256<double>>(time[..whole]), wanted.Lanes(whole));
        if (whole == time.Length)
            return;
        Span<double> last = stackalloc double[20];
        last.Clear();
        time[whole..].CopyTo(last);
        var rest = new UptakeSpans { Uptake = last.Slice(4, 4), Rest = last.Slice(8, 4), ByDiffusivity = last.Slice(12, 4), ByPermeability = last.Slice(16, 4) };
        Fill(in series, MemoryMarshal.Cast<double, Vector256<double>>(last[..4]), rest.Lanes(4));
        rest.CopyTo(wanted, whole);
    }

    // Compiled at once for good: what the runtime learns from short calls slows the long ones.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Fill<TSeries>(in TSeries series, ReadOnlySpan<Vector256<double>> time, UptakeSpans.OfLanes wanted)
        where TSeries : struct, IUptakeSeries
    {
        for (var i = 0; i < time.Length; i++)
        {
            var lanes = series.At(time[i] * rate);
            wanted.Uptake[i] = lanes.Uptake;
            if (!wanted.Rest.IsEmpty)
                wanted.Rest[i] = lanes.Rest;
            if (!wanted.ByDiffusivity.IsEmpty)
                wanted.ByDiffusivity[i] = (lanes.FourierSlope * byDiffusivity) + (lanes.BarrierSlope * barrierByDiffusivity);
            if (!wanted.ByPermeability.IsEmpty)
                wanted.ByPermeability[i] = lanes.BarrierSlope * barrierByPermeability;
        }
    }

    /// <summary>A body that nothing enters.</summary>
    private readonly struct Sealed : IUptakeSeries
    {
        public UptakeLanes At(Vector256<double> fourier) => UptakeLanes.Empty;
    }
}
