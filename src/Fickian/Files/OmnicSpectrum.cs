using System.Globalization;
using System.Runtime.InteropServices;
using Fickian.Infrared;

namespace Fickian.Files;

/// <summary>Spectra and interferograms of an OMNIC file.</summary>
internal static class OmnicSpectrum
{
    /// <summary>A spectrum from its head (key 2) and its ordinates (key 3).</summary>
    public static Spectrum Read(FileSource source, OmnicBlock head, OmnicBlock ordinates)
    {
        var header = OmnicHeader.Read(source, head.Offset);
        List<Finding> findings = [];
        var stored = ordinates.Size / sizeof(float);
        if (stored < header.Points)
            throw source.Wrong($"offset {ordinates.Offset}", $"a spectrum of {header.Points} points was expected and its block holds {stored}; the file is damaged, copy it again.");
        if (stored > header.Points)
            findings.Add(Finding.Warning($"The spectrum has {header.Points} points and its block holds {stored}; the rest was left out."));
        return new(header.Axis(ascending: false, findings), Doubles(Ordinates(source, ordinates.Offset, header.Points)))
        {
            Value = header.Value,
            Metadata = new(header.Entries),
            Findings = [.. findings],
        };
    }

    /// <summary>An interferogram; it has no head of its own and fills its block.</summary>
    public static Spectrum Interferogram(FileSource source, OmnicBlock block, string name)
    {
        source.Require(block.Offset, block.Size, name);
        var points = (int)(block.Size / sizeof(float));
        return new(Axis.Linear(InfraredQuantity.InterferogramPoint, 0, points - 1, points), Doubles(Ordinates(source, block.Offset, points)))
        {
            Name = name,
            Value = InfraredQuantity.Interferogram,
        };
    }

    /// <summary>A time in UTC as metadata write it.</summary>
    public static string Date(DateTime time) => time.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    public static float[] Ordinates(FileSource source, long at, int points)
    {
        source.Require(at, (long)points * sizeof(float), "ordinates");
        var values = new float[points];
        source.Read(at, MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    private static double[] Doubles(float[] values)
    {
        var doubles = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
            doubles[i] = values[i];
        return doubles;
    }
}
