using System.CommandLine;
using Fickian.Diffusion;
using Fickian.Fitting;
using Fickian.Numerics;

namespace Fickian.Cli.Verbs;

/// <summary>How profiles are to be treated, from the command line.</summary>
internal sealed class FitProfileOptions
{
    private readonly Option<string> method = new Option<string>("--method") { Description = "erfc (constant D, far side not reached), series (constant D in a body of known size), boltzmann-matano (D over concentration, far side not reached) or flux (D over concentration from successive profiles in a body of known size).", DefaultValueFactory = _ => "erfc" }.AcceptOnlyFromAmong("erfc", "series", "boltzmann-matano", "flux");
    private readonly Option<string> geometry = new Option<string>("--geometry") { Description = "Shape of the sample, for series and flux.", DefaultValueFactory = _ => "sheet" }.AcceptOnlyFromAmong("sheet", "cylinder", "sphere");
    private readonly Option<string?> size = new("--size") { Description = "Full thickness of a sheet, radius of a cylinder or sphere, for series and flux." };
    private readonly Option<string> boundary = new Option<string>("--boundary") { Description = "Surface for series: constant (at once in equilibrium) or barrier (a finite surface permeability).", DefaultValueFactory = _ => "constant" }.AcceptOnlyFromAmong("constant", "barrier");
    private readonly Option<string> side = new Option<string>("--across") { Description = "What a profile for boltzmann-matano was taken across: a surface at position 0, or the joint of a couple.", DefaultValueFactory = _ => "surface" }.AcceptOnlyFromAmong("surface", "couple");
    private readonly Option<string[]> free = new Option<string[]>("--free") { Description = "What is fitted beside D and the surface concentration: position (of the surface, for erfc), offset (concentration before the gas).", AllowMultipleArgumentsPerToken = true }.AcceptOnlyFromAmong("position", "offset");
    private readonly Option<double?> equilibrium = new("--equilibrium") { Description = "Concentration in equilibrium with the gas, in the unit of the file; flux then gives the surface permeability." };
    private readonly Option<int?> window = new("--window") { Description = "Points on either side from which boltzmann-matano and flux take slopes; as many as make the error least if left out." };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { method, geometry, size, boundary, side, free, equilibrium, window })
            command.Options.Add(option);
    }

    /// <summary>The treatment that the words ask for.</summary>
    /// <exception cref="UsageException">They do not fit together.</exception>
    public Func<IReadOnlyList<TimedProfile>, ProfileAnalysis> Read(ParseResult parsed)
    {
        var name = parsed.GetRequiredValue(method);
        RequireMeant(parsed, name);
        var freed = parsed.GetValue(free) ?? [];
        var offset = freed.Contains("offset", StringComparer.Ordinal) ? Parameter.Free : null;
        var steps = parsed.GetValue(window);
        switch (name)
        {
            case "erfc":
                return p => ProfileAnalysis.ByErfc(p, freed.Contains("position", StringComparer.Ordinal) ? Parameter.Free : null, offset);
            case "boltzmann-matano":
                var across = parsed.GetValue(side) == "couple" ? MatanoSide.Couple : MatanoSide.Surface;
                return p => ProfileAnalysis.ByBoltzmannMatano(p, across, steps);
        }

        var (shape, length) = Body(parsed);
        var permeability = parsed.GetValue(boundary) == "barrier" ? Parameter.Free : null;
        return name == "series"
            ? p => ProfileAnalysis.ByBody(shape, length, p, permeability, offset)
            : p => ProfileAnalysis.ByFlux(shape, length, p, parsed.GetValue(equilibrium), steps);
    }

    private (BodyShape Shape, double HalfLength) Body(ParseResult parsed)
    {
        var text = parsed.GetValue(size) ?? throw new UsageException($"The method {parsed.GetValue(method)} needs the size of the sample; write for example --size 200um.");
        var lengths = LengthText.Parse(text);
        if (lengths.Length != 1)
            throw new UsageException($"A {parsed.GetValue(geometry)} has one size, as in 200um, and '{text}' was found.");
        return parsed.GetValue(geometry) switch
        {
            "cylinder" => (BodyShape.Cylinder, lengths[0]),
            "sphere" => (BodyShape.Sphere, lengths[0]),
            _ => (BodyShape.Sheet, 0.5 * lengths[0]),
        };
    }

    // An option that the method does not use is a misunderstanding, not a detail.
    private void RequireMeant(ParseResult parsed, string name)
    {
        Option[] used = name switch
        {
            "erfc" => [free],
            "series" => [geometry, size, boundary, free],
            "boltzmann-matano" => [side, window],
            _ => [geometry, size, equilibrium, window],
        };
        foreach (var option in new Option[] { geometry, size, boundary, side, free, equilibrium, window }.Except(used))
        {
            if (parsed.GetResult(option) is { Implicit: false })
                throw new UsageException($"The method {name} has no use for {option.Name}; leave it out or choose another --method.");
        }

        if (name == "series" && (parsed.GetValue(free) ?? []).Contains("position", StringComparer.Ordinal))
            throw new UsageException("The surface of a body of known size lies at position 0; --free position belongs to --method erfc.");
    }
}
