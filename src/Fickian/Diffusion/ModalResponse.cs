using System.Numerics;
using Fickian.Numerics;
using MathNet.Numerics.Integration;

namespace Fickian.Diffusion;

/// <summary>Response of a body whose image and modes are known: F₁ = 1 − ΣAₙe^{−λₙt}, image g(s)/s.</summary>
/// <remarks>
/// ∫₀ᵗF₁ = t − M₁ + K(t),  K = Σ(Aₙ/λₙ)e^{−λₙt},  M₁ = ΣAₙ/λₙ = mean uptake time.
/// Up to t₀ = 0.02 a²/D, and later where so little has been taken up that 1 − Σ would lose its digits, the image is inverted along a contour.
/// Means over a short while are formed by ten Gauss points, since differences of integrals would cancel.
/// Relative error of F and of 1 − F below 1e-12.
/// </remarks>
internal sealed class ModalResponse : IStepResponse
{
    /// <summary>t₀ in units of a²/D.</summary>
    public const double Start = 0.02;

    /// <summary>Modes faster than this are not wanted: e^{−λt₀/4} is then below e⁻⁴⁰.</summary>
    public const double Fastest = 160 / Start;

    private const double Negligible = 40;

    // 1 − Σ loses at most two digits.
    private const double Little = 0.01;
    private static readonly GaussLegendreRule Rule = new(0, 1, 10);

    private readonly DecayMode[] modes;
    private readonly double meanTime;

    /// <summary>States a response.</summary>
    /// <param name="unit">a²/D, s.</param>
    /// <param name="image">g as a function of p = √s, in units of D/a²; g(0) = 1.</param>
    /// <param name="modes">Modes in ascending order, up to <see cref="Fastest"/>.</param>
    public ModalResponse(double unit, Func<Complex, Complex> image, DecayMode[] modes)
    {
        Unit = unit;
        Image = image;
        this.modes = modes;
        meanTime = CircleMean.Of(s => (1 - image(Complex.Sqrt(s))) / s, 0, modes[0].Square / 16);
    }

    /// <summary>a²/D, s.</summary>
    public double Unit { get; }

    /// <summary>g as a function of p = √s.</summary>
    public Func<Complex, Complex> Image { get; }

    /// <summary>Modes in ascending order.</summary>
    public ReadOnlySpan<DecayMode> Modes => modes;

    /// <inheritdoc/>
    public UptakeState Step(double time) => StepAt(time / Unit);

    /// <inheritdoc/>
    public double Integral(double time) => Unit * IntegralAt(time / Unit);

    /// <inheritdoc/>
    public UptakeState Mean(double time, double duration)
    {
        if (time <= 0)
            return UptakeState.Empty;
        var (from, to, width) = ((time - duration) / Unit, time / Unit, duration / Unit);
        if (from >= Start && SumAfter(from, width) is var rest && rest < 1 - Little)
            return new(1 - rest, rest);
        if (from > 0 && width < 0.5 * to)
        {
            var (taken, left) = (0.0, 0.0);
            for (var i = 0; i < Rule.Order; i++)
            {
                var point = StepAt(from + (width * Rule.GetAbscissa(i)));
                taken += Rule.GetWeight(i) * point.Uptake;
                left += Rule.GetWeight(i) * point.Rest;
            }

            return new(taken, left);
        }

        var uptake = (IntegralAt(to) - IntegralAt(from)) / width;
        return new(uptake, uptake < 0.5 ? 1 - uptake : (Remaining(from) - Remaining(to)) / width);
    }

    /// <inheritdoc/>
    public Func<double, UptakeState> Relaxed(double rate) =>
        double.IsPositiveInfinity(rate) ? Step : new RelaxedResponse(this, rate * Unit).At;

    /// <summary>F after a step, at each time.</summary>
    public void Fill(ReadOnlySpan<double> time, Span<double> uptake)
    {
        UptakeParameters.RequireSameLength(time, uptake, nameof(uptake));
        for (var i = 0; i < time.Length; i++)
            uptake[i] = Step(time[i]).Uptake;
    }

    /// <summary>1 − F after a step, at each time.</summary>
    public void FillRest(ReadOnlySpan<double> time, Span<double> rest)
    {
        UptakeParameters.RequireSameLength(time, rest, nameof(rest));
        for (var i = 0; i < time.Length; i++)
            rest[i] = Step(time[i]).Rest;
    }

    /// <summary>F and 1 − F by the contour, for an image that is free of cancellation.</summary>
    public static UptakeState Invert(Func<Complex, Complex> image, double fourier)
    {
        var uptake = LaplaceContour.Invert(p => image(p) / (p * p), fourier);
        return new(uptake, uptake < 0.5 ? 1 - uptake : LaplaceContour.Invert(p => (1 - image(p)) / (p * p), fourier));
    }

    private UptakeState StepAt(double fourier)
    {
        if (fourier <= 0)
            return UptakeState.Empty;
        if (fourier < Start)
            return Invert(Image, fourier);
        var rest = Sum(fourier, power: 0);
        return rest < 1 - Little ? new(1 - rest, rest) : Invert(Image, fourier);
    }

    private double IntegralAt(double fourier)
    {
        if (fourier <= 0)
            return 0;
        var integral = fourier < Start ? 0 : fourier - meanTime + Sum(fourier, power: 1);
        return integral > Little * Math.Max(fourier, meanTime) ? integral : LaplaceContour.Invert(p => Image(p) / (p * p * p * p), fourier);
    }

    /// <summary>∫(1 − F₁) from t to ∞, where before time 0 nothing is taken up.</summary>
    private double Remaining(double fourier) =>
        fourier >= Start ? Sum(fourier, power: 1) : meanTime - fourier + IntegralAt(fourier);

    /// <summary>Σ(Aₙ/λₙᵖ)e^{−λₙt}.</summary>
    private double Sum(double fourier, int power)
    {
        var sum = 0.0;
        foreach (var (square, amplitude) in modes)
        {
            if ((square - modes[0].Square) * fourier > Negligible)
                break;
            sum += (power == 0 ? amplitude : amplitude / square) * Math.Exp(-square * fourier);
        }

        return sum;
    }

    /// <summary>Mean of 1 − F₁ over a while after a time: ΣAₙe^{−λₙt}(1 − e^{−λₙd})/(λₙd).</summary>
    private double SumAfter(double fourier, double width)
    {
        var sum = 0.0;
        foreach (var (square, amplitude) in modes)
        {
            if ((square - modes[0].Square) * fourier > Negligible)
                break;
            var change = square * width;
            sum += amplitude * Math.Exp(-square * fourier) * (change == 0 ? 1 : -Exponential.MinusOne(-change) / change);
        }

        return sum;
    }
}
