using Fickian.Figures;

namespace Fickian.Tests.Figures;

/// <summary>Small figures whose numbers are made by formula.</summary>
internal static class Samples
{
    public static Curve Uptake(string name, double rate, int count = 60, Provenance provenance = Provenance.Simulated)
    {
        var time = Enumerable.Range(0, count).Select(i => 10.0 + (100 * i)).ToArray();
        return new Curve(time, [.. time.Select((t, i) => 1 - Math.Exp(-rate * t) + (0.01 * Math.Sin(7 * i)))], [.. time.Select(_ => 0.02)])
        {
            Name = name,
            YQuantity = Quantity.FractionalUptake,
            Provenance = provenance,
        };
    }

    public static Image Map(int rows = 3, int columns = 5)
    {
        var values = Enumerable.Range(0, rows * columns).Select(i => (2 + (0.1 * i)) * 1e-12).ToArray();
        values[^1] = double.NaN;
        return new Image(values, [.. Enumerable.Range(0, columns).Select(i => i * 10e-6)], [.. Enumerable.Range(0, rows).Select(i => i * 10e-6)])
        {
            Quantity = Quantity.Diffusivity,
            Provenance = Provenance.Simulated,
        };
    }

    public static Figure Curves() => new Figure("Uptake of CO₂ and ethane")
        .Points(Uptake("CO₂", 1e-3))
        .Line(Uptake("", 1e-3, 200, Provenance.Computed))
        .Points(Uptake("ethane", 3e-4))
        .X("t / s").Y("M / M∞", 0, 1.2)
        .Inset(new Figure("residuals").Points(Uptake("", 2e-3)).X("t / 10³ s").Y("residual"));

    public static Figure Heatmap() => new Figure("CO₂ in agZIF-62").Heatmap(Map()).ColourBar("D / 10⁻¹² m² s⁻¹").X("x / µm").Y("y / µm");

    public static Figure Schematic() => new Figure("Gas cell").Rectangle(0, 0, 30, 10, Colour.PaleGrey).Text(15, 5, "cell").Arrow(-10, 5, 0, 5).WithoutAxes();

    public static Panels Both() => Panels.Row(Curves(), Heatmap());
}
