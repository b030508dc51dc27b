using System.Globalization;
using System.Security.Cryptography;
using Fickian.Acquisition.VirtualLaboratory;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace Fickian.Acquisition.Journal;

/// <summary>The journal that an uptake experiment of the virtual laboratory leaves: a baseline, the exposure, then band area, pressure and temperature.</summary>
/// <remarks>The band areas are those of <see cref="VirtualUptake"/> for the same recipe and seed, stamped from the exposure on; before it the film shows noise alone.</remarks>
public static class SimulatedRun
{
    private const ushort Area = 1;
    private const ushort Pressure = 2;
    private const ushort Temperature = 3;

    // Spectra before the exposure, and the state of gas and stage: assumed.
    private const int Baseline = 5;
    private const double Bar = 1e5;
    private const double Room = 298.15;

    /// <summary>Does the experiment and writes its journal.</summary>
    /// <param name="recipe">Path of an uptake recipe.</param>
    /// <param name="folder">Folder for the journal; made if it does not exist.</param>
    /// <param name="seed">Seed in the place of the recipe's.</param>
    /// <returns>Path of the journal.</returns>
    /// <exception cref="DataFileException">The file is no uptake recipe, or the journal exists.</exception>
    public static string Write(string recipe, string folder, int? seed = null)
    {
        var read = UptakeRecipe.Read(recipe);
        var used = seed ?? read.Seed;
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(recipe)}.simulated{JournalFormat.Extension}");
        var text = File.ReadAllText(recipe);
        var time = new SteppedTime();
        using var journal = JournalWriter.Create(path, Header(read, text, used), time);
        Run(journal, read, VirtualUptake.Run(read, used), new Xoshiro256StarStar(used, threadSafe: false), time);
        return path;
    }

    private static RunHeader Header(UptakeRecipe recipe, string text, int seed) => new()
    {
        RunId = new Guid(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text + seed.ToString(CultureInfo.InvariantCulture))).AsSpan(0, 16)),
        Title = $"{recipe.Sample}, {recipe.Gas}",
        Kind = RunKind.Simulated,
        Seed = seed,
        Recipe = text,
        Instruments = [new("spectrometer", "virtual infrared microscope"), new("gauge", "virtual pressure gauge"), new("stage", "virtual heating stage")],
        Channels =
        [
            new(Area, "band-area", "cm⁻¹", "spectrometer", $"area of the band of {recipe.Gas}"),
            new(Pressure, "pressure", "Pa", "gauge", "pressure in the cell"),
            new(Temperature, "temperature", "K", "stage", "temperature of the sample"),
        ],
        ClockOffsets = [new("spectrometer", 0, 0)],
    };

    private static void Run(JournalWriter journal, UptakeRecipe recipe, Curve curve, Xoshiro256StarStar random, SteppedTime time)
    {
        Snapshot(journal, "start", recipe);
        journal.Event(EventLevel.Information, "recipe", "The baseline is measured.");
        for (var i = 0; i < Baseline; i++, time.Advance(recipe.SamplingInterval))
            Sample(journal, recipe.Noise * Normal.Sample(random, 0, 1), 0, random);
        journal.Write(new Checkpoint("baseline", """{"step":1}"""));
        journal.Write(new InstrumentCommand("valve", "open", "open", CommandOutcome.Done));
        journal.Mark(Marker.Exposure, $"{recipe.Gas} is let in");
        var exposed = 0.0;
        for (var i = 0; i < curve.Count; i++)
        {
            time.Advance(curve.X.Span[i] - exposed);
            exposed = curve.X.Span[i];
            Sample(journal, curve.Y.Span[i], recipe.ValveTimeConstant > 0 ? Bar * -double.ExpM1(-exposed / recipe.ValveTimeConstant) : Bar, random);
        }

        Snapshot(journal, "end", recipe);
        journal.End(RunOutcome.Completed);
    }

    private static void Sample(JournalWriter journal, double area, double pressure, Xoshiro256StarStar random)
    {
        journal.Sample(Area, area);
        journal.Sample(Pressure, pressure + Normal.Sample(random, 0, 10));
        journal.Sample(Temperature, Room + Normal.Sample(random, 0, 0.02));
    }

    private static void Snapshot(JournalWriter journal, string occasion, UptakeRecipe recipe) => journal.Write(new ParameterSnapshot(occasion,
    [
        new("spectrometer", "scan duration", recipe.ScanDuration.ToString("R", CultureInfo.InvariantCulture), "s"),
        new("spectrometer", "interval", recipe.SamplingInterval.ToString("R", CultureInfo.InvariantCulture), "s"),
        new("stage", "setpoint", Room.ToString("R", CultureInfo.InvariantCulture), "K"),
    ]));
}
