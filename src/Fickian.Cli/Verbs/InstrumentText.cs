using Fickian.Diffraction;
using Fickian.Files;

namespace Fickian.Cli.Verbs;

/// <summary>The width that an instrument gives its lines, on the command line: <c>0.08deg</c>, <c>0.08+-0.002deg</c>, or the measured pattern of a standard.</summary>
internal static class InstrumentText
{
    /// <summary>Understands the option.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="wavelength">Radiation of the standard where its file states none; null for copper Kα1.</param>
    /// <exception cref="UsageException">It is neither a width nor a file.</exception>
    public static InstrumentWidth Parse(string text, Radiation? wavelength)
    {
        if (File.Exists(text))
        {
            var standard = DiffractogramFile.Read(text).The<Diffractogram>();
            return InstrumentWidth.Of(standard.FitPeaks(radiation: wavelength ?? standard.Radiation));
        }

        try
        {
            var width = QuantityText.Uncertain(text, new("instrument width", "b", new Unit("deg")));
            if (width.Value > 0 && double.IsFinite(width.Value + width.StandardError))
                return InstrumentWidth.Constant(width);
        }
        catch (UsageException)
        {
            // Neither a file nor a width: the sentence below says both.
        }

        throw new UsageException($"A width with its unit, as in 0.08deg, or the measured pattern of a standard was expected after --instrument and '{text}' was found; check the path.");
    }
}
