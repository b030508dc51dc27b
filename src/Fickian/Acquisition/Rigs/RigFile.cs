using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Rigs;

/// <summary>Reads a rig from a JSON file. No rig file, no run.</summary>
public static class RigFile
{
    /// <summary>Reads and checks a rig.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">It is no rig: a name that nobody knows, a unit that does not fit, a limit that is missing.</exception>
    public static Rig Read(string path)
    {
        var text = Text(path);
        var root = JsonPlace.Open(path, text);
        var rig = new Rig(root.Text("name"), root.Objects("instruments").ToDictionary(i => i.Key, i => Instrument(i.Key, i.Value), StringComparer.Ordinal), text)
        {
            Description = root.Text("description", ""),
            IsSimulated = root.Flag("simulated", false),
            MissedPolls = root.Whole("missedPolls", 1, 1000, 3),
            Virtual = root.Inner("virtual") is { } inner ? Virtual(inner) : null,
        };
        if (rig.Instruments.Count == 0)
            throw root.Fail("instruments", "at least one instrument was expected and none was found");
        var places = new RigPlaces(rig);
        rig = rig with
        {
            Forbidden = [.. root.List("forbidden").Select(f => Forbidden(f, places))],
            Interlocks = [.. root.List("interlocks").Select(i => Interlock(i, places))],
            Heaters = [.. root.List("heaters").Select(h => Heater(h, places))],
            Told = [.. root.List("told").Select(t => Told(t, places))],
        };
        root.RequireNothingElse();
        return rig;
    }

    internal static string Text(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataFileException(path, $"the file cannot be read ({e.Message.TrimEnd('.')}).", e);
        }
    }

    private static RigInstrument Instrument(string name, JsonPlace place)
    {
        var bare = new RigInstrument(name, place.Text("kind"), place.Text("address", "")) { Settings = place.Pairs("settings") };
        var parameters = place.Read("kind", bare.Kind, _ => RigPlaces.Parameters(bare));
        var instrument = bare with
        {
            SerialNumber = place.Text("serialNumber", ""),
            SimulatorSettings = place.Pairs("simulator"),
            Limits = place.Inner("limits") is { } limits ? Limits(limits, parameters) : bare.Limits,
            Allowed = place.Texts("allowed").ToHashSet(StringComparer.Ordinal),
            Poll = place.Quantity("poll", "s", bare.Poll),
            MaximumAge = place.Quantity("maximumAge", "s", bare.MaximumAge),
        };
        place.RequireNothingElse();
        return instrument.Poll > 0 && instrument.MaximumAge >= instrument.Poll ? instrument
            : throw place.Fail("poll", "a poll above 0 s and a maximum age of at least one poll were expected");
    }

    private static Dictionary<string, (double Minimum, double Maximum)> Limits(JsonPlace place, IReadOnlyList<Parameter> parameters)
    {
        var limits = new Dictionary<string, (double, double)>(StringComparer.Ordinal);
        foreach (var name in place.Names.ToList())
        {
            // An instrument that tells its parameters only when it is asked cannot be checked before.
            var parameter = parameters.FirstOrDefault(p => p.Name == name);
            if (parameter is null && parameters.Count > 0)
                throw place.Fail(name, $"a parameter of the instrument ({string.Join(", ", parameters.Select(p => p.Name))}) was expected and '{name}' was found");
            limits[name] = place.Range(name, parameter?.Unit.Symbol ?? "1");
        }

        return limits;
    }

    private static List<Condition> Forbidden(JsonPlace place, RigPlaces places)
    {
        var together = place.Texts("together").Select(t => place.Read("together", t, places.Condition)).ToList();
        place.Text("because", "");
        place.RequireNothingElse();
        return together.Count > 1 ? together : throw place.Fail("together", "at least two conditions that must never hold together were expected");
    }

    private static Interlock Interlock(JsonPlace place, RigPlaces places)
    {
        var rule = new Interlock(place.Text("name"), place.Read("when", place.Text("when"), places.Condition), place.Quantity("for", "s", 0));
        place.RequireNothingElse();
        return rule;
    }

    private static ToldValue Told(JsonPlace place, RigPlaces places)
    {
        var told = new ToldValue(
            place.Read("value", place.Text("value"), t => places.Readable(ParameterName.Parse(t))),
            place.Read("to", place.Text("to"), t => places.Known(ParameterName.Parse(t))));
        place.RequireNothingElse();
        return told;
    }

    private static HeaterWatch Heater(JsonPlace place, RigPlaces places)
    {
        var plain = new HeaterWatch(place.Read("temperature", place.Text("temperature"), t => places.Readable(ParameterName.Parse(t))));
        var watch = plain with
        {
            Margin = place.Quantity("margin", "K", plain.Margin),
            Gain = place.Quantity("gain", "K", plain.Gain),
            GainTime = place.Quantity("gainTime", "s", plain.GainTime),
            Hysteresis = place.Quantity("hysteresis", "K", plain.Hysteresis),
            MostError = place.Quantity("mostError", "1", plain.MostError),
            FastestChange = place.Quantity("fastestChange", "K/s", plain.FastestChange),
            Highest = place.Quantity("highest", "K"),
            IdenticalReadings = place.Whole("identicalReadings", 2, 100_000, plain.IdenticalReadings),
        };
        place.RequireNothingElse();
        return watch;
    }

    private static VirtualRigSettings Virtual(JsonPlace place)
    {
        var settings = new VirtualRigSettings
        {
            CellVolume = place.Quantity("cellVolume", "m³"),
            PumpingSpeed = place.Quantity("pumpingSpeed", "m³/s"),
            Leak = place.Quantity("leak", "Pa m³/s", 0),
            Gas = place.Text("gas", "CO2"),
            Sample = place.Text("sample"),
            Thickness = place.Quantity("thickness", "m"),
            Diffusivity = place.Quantity("diffusivity", "m²/s"),
            DiffusivitySource = place.Text("diffusivitySource"),
            EquilibriumBandArea = place.Quantity("equilibriumBandArea", "cm⁻¹"),
            ReferencePressure = place.Quantity("referencePressure", "Pa"),
            GasBandArea = place.Quantity("gasBandArea", "cm⁻¹", 0),
            Noise = place.Quantity("noise", "1", 1e-3),
            Wiring = place.Pairs("wiring"),
            Assumptions = place.Texts("assumptions"),
        };
        place.RequireNothingElse();
        var positive = new[] { settings.CellVolume, settings.PumpingSpeed, settings.Thickness, settings.Diffusivity, settings.EquilibriumBandArea, settings.ReferencePressure };
        return positive.All(v => v > 0) ? settings : throw place.Fail("cellVolume", "volumes, speeds, thickness, diffusivity, band area and pressure above 0 were expected");
    }
}
