using Fickian.Diffraction;
namespace Fickian.Tests.Diffraction;
public sealed class WidthProbe(ITestOutputHelper report)
{
    [Fact]
    public void Probe()
    {
        foreach (var (mixing, height) in new[] { (0.5, 200.0), (0.5, 5000), (0.8, 200), (0.2, 200), (0.5, 50) })
        {
            const int sets = 1000;
            var (w, a, m, z, ze, wb, n) = (0, 0, 0, 0.0, 0.0, 0, 0);
            for (var seed = 0; seed < sets; seed++)
            {
                var peaks = SimulatedPattern.Of(12, 15, 0.02, x => 40 + (2 * (x - 13)) + SimulatedPattern.Line(x, 13.53, 0.12, height, mixing), seed).FitPeaks().Peaks;
                if (peaks.Length == 0) continue;
                var p = peaks.MinBy(q => Math.Abs(q.Position.Value - 13.53))!;
                if (!p.IsFitted) continue;
                n++;
                w += Math.Abs(p.Width.Value - 0.12) < p.Width.StandardError ? 1 : 0;
                a += Math.Abs(p.Mixing.Value - mixing) < p.Mixing.StandardError ? 1 : 0;
                wb += p.Mixing.Value is > 1.49 or < -0.49 ? 1 : 0;
                z += Math.Pow((p.Width.Value - 0.12) / p.Width.StandardError, 2);
                ze += p.Width.StandardError;
                m += p.Width.Interval(0.95).Contains(0.12) ? 1 : 0;
            }
            report.WriteLine($"eta {mixing} h {height}: n {n} width {w / (double)n:P1}, 95% {m / (double)n:P1} mixing {a / (double)n:P1}, bound {wb}, rms z {Math.Sqrt(z / n):0.000}, mean u {ze / n:G3}");
        }
    }
}
