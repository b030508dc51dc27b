using System.CommandLine;
using Fickian.Files;
using Fickian.Infrared;

namespace Fickian.Cli.Maps;

/// <summary>Which band is measured, and from what it is told apart.</summary>
internal sealed class BandOptions
{
    private const string Separate = "separate";

    private static readonly Dictionary<string, BandBaseline> Baselines = new(StringComparer.Ordinal)
    {
        ["ends"] = BandBaseline.Ends,
        ["edges"] = BandBaseline.EdgeToEdge,
        ["zero"] = BandBaseline.Zero,
    };

    private readonly Option<string> band = new("--band") { Description = "Range of the band in cm⁻¹, with some baseline on either side.", DefaultValueFactory = _ => "2250..2440" };

    private readonly Option<string> baseline = new Option<string>("--baseline")
    {
        Description = "Counts from the line through the outer tenths of the range (ends), from the line from its first to its last point (edges), from zero absorbance (zero), or separates the sorbed band from gas phase and baseline by what grows inside the sample (separate).",
        DefaultValueFactory = _ => "ends",
    }.AcceptOnlyFromAmong([.. Baselines.Keys, Separate]);

    private readonly Option<string?> feet = new("--feet") { Description = "Ranges beside the band through which the line below it is laid, as in 2240..2270,2410..2440; in the place of --baseline." };

    private readonly Option<string?> quiet = new("--quiet") { Description = "Range without a band, whose scatter tells the noise; needed for errors unless they come from a separation." };

    private readonly Option<string?> gas = new("--gas") { Description = $"Gas in the beam, fitted beside the band: {GasText.Syntax}. With --baseline separate in the place of what is seen beside the sample; otherwise fitted over --fitted." };

    private readonly Option<string?> host = new("--host") { Description = "Spectrum of the host without the gas, in any format that is read: it is fitted beside the band and subtracted with a straight line; areas are given over the host's factor, that is per thickness of the reference." };

    private readonly Option<string?> fitted = new("--fitted") { Description = "Ranges in cm⁻¹ beside the band over which host or gas is fitted, as in 1750..2290,2440..2670; needed with --host." };

    private readonly Option<string?> over = new("--over") { Description = "Range of a band of the framework in the same spectra: areas are divided by its area, and so by the thickness." };

    private readonly Option<string?> absorptivity = new("--absorptivity") { Description = "Integrated molar absorptivity in cm⁻¹ m²/mol: areas become concentrations in mol/m³; needs --path." };

    private readonly Option<string?> path = new("--path") { Description = "Path of the light through the sample, as in 200um; with --absorptivity." };

    /// <summary>Everything, for the command.</summary>
    public IEnumerable<Option> All => [band, baseline, feet, quiet, gas, host, fitted, over, absorptivity, path];

    /// <summary>Checks the options and gives what measures a map; nothing is read but references.</summary>
    /// <exception cref="UsageException">Options that do not go together.</exception>
    public Func<SpectralMap, CancellationToken, BandImages> Areas(ParseResult parsed)
    {
        var range = Band(parsed);
        RequireUsed(parsed);
        var measured = Measured(parsed, range);
        var reference = parsed.GetValue(over) is { } text ? WavenumberText.Band(text, "framework") : null;
        var law = Law(parsed);
        if (reference is not null && law is not null)
            throw new UsageException("Either --over or --absorptivity makes areas comparable; leave one of them out.");
        return (map, cancellation) =>
        {
            var areas = measured(map, cancellation);
            if (reference is not null)
                areas = areas.Over(map.Integrate(reference, BandBaseline.Ends, Quiet(parsed), cancellation));
            return law is null ? areas : areas.Concentration(law);
        };
    }

    /// <summary>One measure of the band, other than its area.</summary>
    public Func<SpectralMap, CancellationToken, BandImages> Measure(ParseResult parsed, BandMeasure measure)
    {
        if (new Option[] { gas, host, over, absorptivity, path }.Any(o => parsed.GetResult(o) is not null) || parsed.GetRequiredValue(baseline) == Separate)
            throw new UsageException($"With --measure {measure.ToString().ToLowerInvariant()} the band is read off each spectrum; prepare it by --prepare and leave out --gas, --host, --over, --absorptivity, --path and --baseline separate.");
        parsed.Require(false, "belongs to a fit beside the band; leave it out with --measure.", fitted);
        parsed.Require(!parsed.IsGiven(feet), "and --feet both say where the line below the band lies; leave one of them out.", baseline);
        var (range, line, noise) = (Band(parsed), Line(parsed), Quiet(parsed));
        return (map, cancellation) => map.Measure(measure, range, line, noise, cancellation);
    }

    /// <summary>The band.</summary>
    public Band Band(ParseResult parsed) => WavenumberText.Band(parsed.GetRequiredValue(band));

    /// <summary>The option of the band alone.</summary>
    public Option<string> BandOption => band;

    private Func<SpectralMap, CancellationToken, BandImages> Measured(ParseResult parsed, Band range)
    {
        var ranges = parsed.GetValue(fitted) is { } text ? WavenumberText.Bands(text, "fitted") : [];
        var phase = parsed.GetValue(gas) is { } name ? GasText.Parse(name) : null;
        if (parsed.GetValue(host) is { } file)
        {
            if (parsed.GetResult(baseline) is { Implicit: false } || parsed.GetResult(feet) is not null)
                throw new UsageException("With --host the line below the band is fitted together with the host; leave out --baseline and --feet.");
            return OverHost(DataFile.Open(file).The<Spectrum>(), range, ranges, phase);
        }

        if (ranges.Length > 0 && phase is null)
            throw new UsageException("Ranges were given by --fitted and neither host nor gas to fit there; name one by --host or --gas.");
        if (parsed.GetRequiredValue(baseline) == Separate)
            return (map, cancellation) => Separated(map, range, phase, cancellation);
        if (phase is not null)
            return (map, cancellation) => new BandSeparation { Gas = phase, Band = range, FittedRanges = [.. ranges] }.Separate(map, cancellation).Sorbed;
        var (line, noise) = (Line(parsed), Quiet(parsed));
        return (map, cancellation) => map.Integrate(range, line, noise, cancellation);
    }

    private static BandImages Separated(SpectralMap map, Band range, GasPhase? phase, CancellationToken cancellation)
    {
        var found = SorbedBand.Of(map, range);
        var areas = (phase is null ? found.Separation : found.Separation with { Gas = phase }).Separate(map, cancellation).Sorbed;
        return areas with { Findings = [.. areas.Findings, .. phase is null ? found.Findings : []] };
    }

    private static Func<SpectralMap, CancellationToken, BandImages> OverHost(Spectrum reference, Band range, Band[] ranges, GasPhase? phase)
    {
        if (ranges.Length == 0)
            throw new UsageException("Ranges beside the band were expected with --host; state them as in --fitted 1750..2290,2440..2670.");
        if (phase is not null)
            throw new UsageException("Take gas off first by --prepare gas=… where there is a host; --gas and --host do not go together.");
        var subtraction = new ReferenceSubtraction(reference, range) { FittedRanges = [.. ranges] };
        return (map, cancellation) => subtraction.Measure(map, cancellation).AreaPerScale;
    }

    // The separation, the gas and the host bring lines, ranges and errors of their own.
    private void RequireUsed(ParseResult parsed)
    {
        var (separates, hasGas, hasHost) = (parsed.GetRequiredValue(baseline) == Separate, parsed.IsGiven(gas), parsed.IsGiven(host));
        parsed.Require(!hasHost || !separates, "is fitted beside the band; with --baseline separate leave it out.", host);
        parsed.Require(!separates && !(hasGas && !hasHost), "lays a line below a band that nothing is fitted beside; leave it out with --gas or --baseline separate.", feet);
        parsed.Require(!separates, "is fitted where the separation chooses; leave it out with --baseline separate.", fitted);
        parsed.Require(!(hasGas && !separates && !hasHost), "counts from a line, and with --gas the line is fitted together with the gas; leave it out or take --baseline separate.", baseline);
        parsed.Require(!parsed.IsGiven(feet), "and --feet both say where the line below the band lies; leave one of them out.", baseline);
        parsed.Require(parsed.IsGiven(over) || !(separates || hasGas || hasHost), "tells the noise of an integrated band; a fit beside the band tells its own, leave it out.", quiet);
    }

    private BandBaseline Line(ParseResult parsed) => parsed.GetValue(feet) is { } text
        ? BandBaseline.Through(WavenumberText.Bands(text, "foot"))
        : Baselines[parsed.GetRequiredValue(baseline)];

    private Band? Quiet(ParseResult parsed) => parsed.GetValue(quiet) is { } text ? WavenumberText.Band(text, "quiet") : null;

    private BeerLambert? Law(ParseResult parsed)
    {
        var (molar, length) = (parsed.GetValue(absorptivity), parsed.GetValue(path));
        if (molar is null && length is null)
            return null;
        if (molar is null || length is null)
            throw new UsageException("A concentration needs --absorptivity and --path; give both.");
        return new(new(QuantityText.Above(0, molar, "--absorptivity"), 0, new Unit("cm⁻¹ m²/mol")), new(LengthText.Parse(length)[0], 0, Unit.Metre));
    }
}
