using Fickian.Thermal;

namespace Fickian.Files;

/// <summary>Runs of balances and calorimeters in any format that is read.</summary>
public static class ThermalFile
{
    /// <summary>Reads the first run of a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">The file holds no run, or it is damaged.</exception>
    public static Thermogram Read(string path) => DataFile.Open(path).The<Thermogram>();

    /// <summary>Reads the first run of a file that does not state the units of all its columns.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="units">Units of the columns that have none, for example <see cref="StatedUnits.Pyris"/>.</param>
    /// <exception cref="DataFileException">The file holds no run, or it is damaged.</exception>
    public static Thermogram Read(string path, StatedUnits units)
    {
        ArgumentNullException.ThrowIfNull(units);
        return units.AppliedTo(Read(path));
    }
}
