using Fickian.Diffraction;

namespace Fickian.Cli.Verbs;

/// <summary>Radiation on the command line: <c>CuKa</c>, <c>CuKa1</c> or a wavelength as <c>1.5406A</c>.</summary>
internal static class RadiationText
{
    /// <summary>The radiation; null if none was typed.</summary>
    /// <exception cref="UsageException">It is neither a name nor one length.</exception>
    public static Radiation? Parse(string? text) => text switch
    {
        null => null,
        _ when text.Equals("CuKa", StringComparison.OrdinalIgnoreCase) => Radiation.CopperKAlpha,
        _ when text.Equals("CuKa1", StringComparison.OrdinalIgnoreCase) => Radiation.CopperKAlpha1,
        _ => new(LengthText.Parse(text) is [var only] ? only : throw new UsageException($"One wavelength, for example 1.5406A, or CuKa was expected after --wavelength and '{text}' was found.")),
    };
}
