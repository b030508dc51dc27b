using Fickian.Cli.Verbs;
using Fickian.Diffusion;

namespace Fickian.Cli.Uptake;

/// <summary>The sample that a file is about.</summary>
/// <param name="File">Path of the file.</param>
/// <param name="Geometry">Word for its shape.</param>
/// <param name="Size">Its lengths as typed.</param>
/// <param name="Faces">Word for its open faces.</param>
internal sealed record UptakeSample(string File, string Geometry, string Size, string Faces)
{
    /// <summary>Temperature, K; null if not stated.</summary>
    public double? Temperature { get; init; }

    /// <summary>One relative standard deviation of the size, 1; 0 if it is taken as exact.</summary>
    public double RelativeError { get; init; }

    /// <summary>Its body.</summary>
    public IUptakeModel Body { get; } = UptakeBody.Parse(Geometry, Size, Faces);

    /// <summary>Its lengths, m.</summary>
    public double[] Lengths => LengthText.Parse(Size);

    /// <summary>Name for a legend.</summary>
    public string Name => Path.GetFileNameWithoutExtension(File);

    /// <summary>Its body, or one of another shape and the same surface-to-volume ratio.</summary>
    public IUptakeModel BodyAs(string geometry) => geometry == Geometry ? Body : UptakeBody.Like(Body, geometry);

    /// <summary>The estimate with the error of the size, which a diffusivity carries twice and a surface permeability once.</summary>
    public Estimate WithSizeError(Estimate estimate) =>
        (RelativeError, estimate) switch
        {
            (0, _) or (_, { Value: <= 0 }) => estimate,
            (_, { Unit.Symbol: "m²/s" }) => estimate.IncludingLengthError(RelativeError),
            (_, { Unit.Symbol: "m/s" }) => estimate.IncludingLengthError(0.5 * RelativeError),
            _ => estimate,
        };
}
