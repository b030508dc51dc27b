using Fickian.Infrared;

namespace Fickian.Cli.Maps;

/// <summary>One series of maps that the command line named.</summary>
/// <param name="Name">Its first file.</param>
/// <param name="Map">Its spectra, prepared.</param>
internal sealed record MapSeries(string Name, SpectralMap Map);
