using System.CommandLine;
using Fickian.Cli.Uptake;
using Fickian.Cli.Verbs;

namespace Fickian.Cli.Options;

/// <summary>The sample of each file: shape, size, error of the size, open faces, temperature.</summary>
internal sealed class SampleOptions
{
    private readonly Option<string> geometry = new Option<string>("--geometry") { Description = "Shape of the sample.", Required = true }.AcceptOnlyFromAmong(UptakeBody.Geometries);
    private readonly Option<string[]> size = new("--size") { Description = "Full thickness of a sheet; radius of a cylinder or sphere; radius,height of a finite cylinder; inner,outer radius of a hollow sphere; three edges of a cuboid (1mm,0.5mm,200um). Once for all files, or once for each.", Required = true };
    private readonly Option<string?> sizeError = new("--size-error") { Description = "One standard deviation of the size, as a length (5um) or in per cent (2%): carried into diffusivities (twice) and surface permeabilities (once)." };
    private readonly Option<string> faces = new Option<string>("--faces") { Description = "Faces of a sheet open to the gas: both, one if the other lies on a support, or unequal if the second has a permeability of its own.", DefaultValueFactory = _ => "both" }.AcceptOnlyFromAmong(UptakeBody.Faces);
    private readonly Option<string[]> temperature = new("--temperature") { Description = "Temperature of each file in turn, 25C or 298K, for --shared activation.", DefaultValueFactory = _ => [] };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { geometry, size, sizeError, faces, temperature })
            command.Add(option);
    }

    /// <summary>Refuses temperatures that nothing follows.</summary>
    /// <exception cref="UsageException">They were typed and are not used.</exception>
    public void RequireTemperatureUsed(ParseResult parsed, bool used) =>
        parsed.Require(used, "is what the diffusivities of several files follow; add --shared activation, or leave it out.", temperature);

    /// <summary>The sample of each file.</summary>
    /// <exception cref="UsageException">A size, its error or a temperature cannot be read, or there are not as many as files.</exception>
    public UptakeSample[] Read(ParseResult parsed, IReadOnlyList<string> files)
    {
        var sizes = ForEach(parsed.GetRequiredValue(size), files.Count, "--size");
        var temperatures = parsed.GetRequiredValue(temperature) is { Length: > 0 } given ? ForEach(given, files.Count, "--temperature") : null;
        return [.. files.Select((file, i) => new UptakeSample(file, parsed.GetRequiredValue(geometry), sizes[i], parsed.GetRequiredValue(faces))
        {
            Temperature = temperatures is null ? null : QuantityText.Kelvins(temperatures[i]),
            RelativeError = parsed.GetValue(sizeError) is { } error ? Relative(error, sizes[i]) : 0,
        })];
    }

    private static string[] ForEach(string[] values, int files, string option) =>
        values.Length == files ? values
            : values.Length == 1 ? [.. Enumerable.Repeat(values[0], files)]
            : throw new UsageException($"{option} once for all files or once for each was expected; found {values.Length} for {files} file{(files == 1 ? "" : "s")}.");

    private static double Relative(string error, string size)
    {
        if (error.EndsWith('%'))
            return QuantityText.Above(0, error[..^1], "--size-error") / 100;
        var (lengths, errors) = (LengthText.Parse(size), LengthText.Parse(error));
        return (lengths, errors) is ([var length], [var one])
            ? one / length
            : throw new UsageException($"The error of a body of several lengths is given in per cent, as in 2%, and '{error}' was found.");
    }
}
