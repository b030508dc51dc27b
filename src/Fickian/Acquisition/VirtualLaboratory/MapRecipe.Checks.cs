using System.Globalization;

namespace Fickian.Acquisition.VirtualLaboratory;

/// <content>What a recipe may ask for, and what a data file tells of it.</content>
public sealed partial record MapRecipe
{
    // As many values as a map series may have, so that a mistyped number does not ask for the memory of the machine.
    private const double LargestSeries = 2e8;

    /// <summary>The recipe in statements for the head of a data file. The diffusivity is left out: who fits the file is to be blind to it.</summary>
    /// <param name="recipeName">File name of the recipe.</param>
    /// <param name="seed">Seed that was used.</param>
    public IEnumerable<KeyValuePair<string, string>> Statements(string recipeName, int seed)
    {
        yield return new("provenance", "simulated");
        yield return new("sample", Sample);
        yield return new("gas", Gas);
        yield return new("thickness", $"{Thickness.ToString("R", CultureInfo.InvariantCulture)} m ({ThicknessSource})");
        yield return new("recipe", recipeName);
        yield return new("seed", seed.ToString(CultureInfo.InvariantCulture));
    }

    private void Check(RecipeCheck check)
    {
        check.Require(Experiment == Word, "experiment", $"'{Word}'", Experiment);
        check.Require(Diffusivity is >= 1e-20 and <= 1e-5, "diffusivity", "between 1e-20 and 1e-5 m²/s", Diffusivity);
        check.Within("thickness", Thickness, 0, 1);
        check.Within("width", Width, 0, 1);
        check.Within("length", Length, 0, 1);
        check.Require(Columns is >= 2 and <= 4096, "columns", "from 2 to 4096", Columns);
        check.Require(Rows is >= 2 and <= 4096, "rows", "from 2 to 4096", Rows);
        check.Within("pixelSize", PixelSize, 0, 1e-2);
        check.Require(EdgePosition > 0 && EdgePosition < Columns * PixelSize, "edgePosition", "within the picture", EdgePosition);
        check.Require(Math.Abs(EdgeAngle) <= 0.5, "edgeAngle", "from −0.5 to 0.5 rad", EdgeAngle);
        check.Require((Columns * PixelSize) - EdgePosition < 0.5 * Width && Rows * PixelSize < 0.5 * Length, "width and length", "such that the picture shows less than half of the block", Width);
        check.Require(PointSpread >= 0 && PointSpread <= 10 * PixelSize, "pointSpread", "from 0 to ten pixels", PointSpread);
        check.Require(Times.Length is >= 1 and <= 10000 && Times[0] >= 0.5 * ScanDuration && Times.Skip(1).Zip(Times).All(p => p.First > p.Second) && double.IsFinite(Times[^1]), "times", "that ascend, the first not before half a scan,", Times.Length);
        check.Require(ScanDuration is >= 0 and < 1e6, "scanDuration", "from 0 to 1e6 s", ScanDuration);
        check.Require(ValveTimeConstant is >= 0 and < 1e6, "valveTimeConstant", "from 0 to 1e6 s", ValveTimeConstant);
        check.Within("firstWavenumber", FirstWavenumber, 0, 1e5);
        check.Within("wavenumberStep", WavenumberStep, 0, 1e3);
        check.Require(Wavenumbers is >= 2 and <= 100_000, "wavenumbers", "from 2 to 100 000", Wavenumbers);
        check.Require((double)Rows * Columns * Times.Length * Wavenumbers <= LargestSeries, "wavenumbers", $"such that the series has at most {LargestSeries:0} points", Wavenumbers);
        check.Within("resolution", Resolution, 0, 1e3);
        check.Within("temperature", Temperature, 0, 2000);
        check.Require(Bands.Length > 0 && Bands.All(b => b is { Wavenumber: > 0, Width: > 0, Share: > 0 }), "bands", "with positive wavenumber, width and share", Bands.Length);
        check.Require(EquilibriumBandArea is >= 0 and < 1e6, "equilibriumBandArea", "from 0 to 1e6 cm⁻¹", EquilibriumBandArea);
        check.Require(GasBandArea is >= 0 and < 1e6, "gasBandArea", "from 0 to 1e6 cm⁻¹", GasBandArea);
        check.Require(CellDepth >= Thickness && CellDepth < 1, "cellDepth", "from the thickness to 1 m", CellDepth);
        check.Require(Scattering is >= 0 and < 10 && EdgeScattering is >= 0 and < 10, "scattering", "from 0 to 10", Scattering);
        check.Within("edgeScatteringReach", EdgeScatteringReach, 0, 1);
        check.Require(Math.Abs(ScatteringPower) <= 8, "scatteringPower", "from −8 to 8", ScatteringPower);
        check.Require(Noise is >= 0 and < 10, "noise", "from 0 to 10", Noise);
        check.Require(DriftPerHour is >= 0 and < 10, "driftPerHour", "from 0 to 10", DriftPerHour);
        check.Require(StepsPerAbsorbance is >= 1 and <= 1e6, "stepsPerAbsorbance", "from 1 to 1e6", StepsPerAbsorbance);
    }
}
