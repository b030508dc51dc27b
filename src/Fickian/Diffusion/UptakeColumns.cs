namespace Fickian.Diffusion;

/// <summary>Fills the columns of an uptake model, value and derivatives, from the laws of its axes by the product rule.</summary>
/// <remarks>
/// A cuboid is the product of three sheets: 1 − F = Πᵢ(1 − Fᵢ); sheet, cylinder and sphere are products of one factor.
/// F is built up as F ← F + (1 − F)·Fᵢ, which does not cancel when all Fᵢ are small.
/// Source: A. B. Newman, Trans. Am. Inst. Chem. Eng. 27, 203 (1931); H. S. Carslaw, J. C. Jaeger, Conduction of Heat in Solids, 2nd ed. (1959), section 1.15.
/// </remarks>
internal static class UptakeColumns
{
    /// <summary>F at each time.</summary>
    public static void Fill(ReadOnlySpan<UptakeLaw> axes, ReadOnlySpan<double> time, Span<double> uptake)
    {
        UptakeParameters.RequireSameLength(time, uptake, nameof(uptake));
        for (var i = 0; i < time.Length; i++)
        {
            var taken = 0.0;
            foreach (ref readonly var axis in axes)
                taken += (1 - taken) * axis.At(time[i]).Uptake;
            uptake[i] = taken;
        }
    }

    /// <summary>1 − F at each time.</summary>
    public static void FillRest(ReadOnlySpan<UptakeLaw> axes, ReadOnlySpan<double> time, Span<double> rest)
    {
        UptakeParameters.RequireSameLength(time, rest, nameof(rest));
        for (var i = 0; i < time.Length; i++)
        {
            var left = 1.0;
            foreach (ref readonly var axis in axes)
                left *= axis.At(time[i]).Rest;
            rest[i] = left;
        }
    }

    /// <summary>F and its derivatives with respect to those of D and k that are free, at each time.</summary>
    /// <param name="axes">Laws of the axes.</param>
    /// <param name="model">Says which parameters are free.</param>
    /// <param name="time">Time, s, [n].</param>
    /// <param name="parameters">D, m²/s, and k, m/s, [2].</param>
    /// <param name="uptake">Receives F, 1, [n].</param>
    /// <param name="derivatives">Receives ∂F/∂D, then ∂F/∂k, as far as free, [free × n].</param>
    public static void Differentiate(
        ReadOnlySpan<UptakeLaw> axes, IUptakeModel model, ReadOnlySpan<double> time, ReadOnlySpan<double> parameters, Span<double> uptake, Span<double> derivatives)
    {
        var diffusivity = model.Diffusivity.IsFree ? derivatives[..time.Length] : [];
        var permeability = model.SurfacePermeability.IsFree ? derivatives.Slice(diffusivity.Length, time.Length) : [];
        for (var i = 0; i < time.Length; i++)
        {
            var (taken, left, byDiffusivity, byPermeability) = (0.0, 1.0, 0.0, 0.0);
            foreach (ref readonly var axis in axes)
            {
                var point = axis.At(time[i]);

                // Product rule of differentiation for Π(1 − Fᵢ), one factor at a time.
                byDiffusivity = (byDiffusivity * point.Rest) + (left * axis.DiffusivitySlope(point, time[i]));
                byPermeability = (byPermeability * point.Rest) + (left * axis.PermeabilitySlope(point));
                taken += (1 - taken) * point.Uptake;
                left *= point.Rest;
            }

            uptake[i] = taken;
            if (!diffusivity.IsEmpty)
                diffusivity[i] = byDiffusivity / parameters[0];
            if (!permeability.IsEmpty)
                permeability[i] = byPermeability / parameters[1];
        }
    }

    /// <summary>F and its logarithmic derivatives for axes that differ in diffusivity, at one time.</summary>
    /// <param name="axes">Laws of the axes.</param>
    /// <param name="owner">Index of the diffusivity of each axis among the parameters.</param>
    /// <param name="time">Time, s.</param>
    /// <param name="slopes">Gains pᵢ·∂F/∂pᵢ, 1; the permeability has the index 1.</param>
    /// <returns>F, 1.</returns>
    public static double Slopes(ReadOnlySpan<UptakeLaw> axes, ReadOnlySpan<int> owner, double time, Span<double> slopes)
    {
        Span<UptakePoint> points = stackalloc UptakePoint[axes.Length];
        var taken = 0.0;
        for (var i = 0; i < axes.Length; i++)
        {
            points[i] = axes[i].At(time);
            taken += (1 - taken) * points[i].Uptake;
        }

        for (var i = 0; i < axes.Length; i++)
        {
            var others = 1.0;
            for (var j = 0; j < axes.Length; j++)
                others *= j == i ? 1 : points[j].Rest;
            slopes[owner[i]] += others * axes[i].DiffusivitySlope(points[i], time);
            slopes[1] += others * axes[i].PermeabilitySlope(points[i]);
        }

        return taken;
    }
}
