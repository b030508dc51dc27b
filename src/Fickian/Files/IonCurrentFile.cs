using Fickian.Thermal;

namespace Fickian.Files;

/// <summary>Ion currents of mass spectrometers in any format that is read.</summary>
public static class IonCurrentFile
{
    /// <summary>Reads the first record of ion currents of a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">The file holds none, or it is damaged.</exception>
    public static IonCurrents Read(string path) => DataFile.Open(path).The<IonCurrents>();
}
