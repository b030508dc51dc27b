using Fickian.Infrared;

namespace Fickian.Cli.Maps;

/// <summary>Work on a map before anything is measured in it.</summary>
internal delegate SpectralMap MapWork(SpectralMap map, ProgressReport progress, CancellationToken cancellation);
