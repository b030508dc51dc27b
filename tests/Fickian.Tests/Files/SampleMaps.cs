using Fickian.Infrared;

namespace Fickian.Tests.Files;

/// <summary>Small data sets whose values encode their own indices.</summary>
internal static class SampleMaps
{
    /// <summary>Value = 1000·frame + 100·row + 10·column + point, with unequal extents.</summary>
    public static SpectralMap Numbered(int rows, int columns, int wavenumbers, int frames)
    {
        var values = new float[frames * rows * columns * wavenumbers];
        for (var i = 0; i < values.Length; i++)
            values[i] = (1000 * (i / (rows * columns * wavenumbers))) + (100 * (i / (columns * wavenumbers) % rows)) + (10 * (i / wavenumbers % columns)) + (i % wavenumbers);
        return new(
            values,
            Axis.Linear(InfraredQuantity.Wavenumber, 4000, 4000 - (8 * (wavenumbers - 1)), wavenumbers),
            Axis.Linear(InfraredQuantity.Y, 0, 25e-6 * (rows - 1), rows),
            Axis.Linear(InfraredQuantity.X, 0, 25e-6 * (columns - 1), columns),
            Axis.Linear(Quantity.Time, 0, 60 * (frames - 1), frames))
        {
            Name = "numbered",
            Metadata = new([new("sample", "glass µ"), new("operator", "nobody")]),
            Findings = [Finding.Warning("made by a test"), Finding.Hint("nothing")],
            Provenance = Provenance.Simulated,
        };
    }

    public static Table Table() => new("table", [new("Time", "min", new double[] { 0, 1, 2 }), new("Mass", "mg", new[] { 5, double.NaN, 4.5 })]);
}
