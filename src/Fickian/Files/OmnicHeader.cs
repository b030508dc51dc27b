using Fickian.Infrared;

namespace Fickian.Files;

/// <summary>Head of a spectrum in an OMNIC file (key 2): its axis, its units and its scans.</summary>
/// <remarks>140 bytes: uint32 points at 4, unit of the abscissa at 8, of the ordinates at 12, float32 first and last abscissa at 16 and 20, uint32 scans at 36, background scans at 52, float32 laser wavenumber at 80.</remarks>
internal readonly record struct OmnicHeader(int Points, uint AbscissaCode, uint ValueCode, double First, double Last, uint Scans, uint BackgroundScans, double LaserWavenumber)
{
    private const int Size = 84;
    private const uint PointsCode = 2;
    private static readonly Unit Nanometre = new("nm", 1e-9);
    private static readonly Unit Micrometre = new("µm", 1e-6);

    public static OmnicHeader Read(FileSource source, long at)
    {
        var bytes = new byte[Size];
        source.Require(at, Size, "a spectrum's head");
        source.Read(at, bytes);
        ByteView view = new(source, bytes);
        var points = view.UInt32(4);
        if (points is < 1 or > int.MaxValue / 4)
            throw source.Wrong($"offset {at + 4}", $"the number of points of a spectrum was expected and {points} was found; the file is damaged, copy it again.");
        return new((int)points, view.UInt32(8), view.UInt32(12), view.Single(16), view.Single(20), view.UInt32(36), view.UInt32(52), view.Single(80));
    }

    /// <summary>What the ordinates are.</summary>
    public Quantity Value => ValueCode switch
    {
        11 => InfraredQuantity.ReflectancePercent,
        12 => InfraredQuantity.LogReflectance,
        15 => InfraredQuantity.SingleBeam,
        16 => InfraredQuantity.TransmittancePercent,
        17 => InfraredQuantity.Absorbance,
        20 => InfraredQuantity.KubelkaMunk,
        22 => InfraredQuantity.Interferogram,
        26 => new Quantity("photoacousticSignal", "PAS", Unit.One),
        31 => new Quantity("ramanIntensity", "I", Unit.One),
        _ => InfraredQuantity.Unknown,
    };

    /// <summary>Axis of the ordinates.</summary>
    /// <param name="ascending">Whether the ordinates run from the lower end to the upper one, as in maps, instead of from the first to the last.</param>
    /// <param name="findings">Receives what is doubtful about axis and units.</param>
    public Axis Axis(bool ascending, List<Finding> findings)
    {
        if (Value == InfraredQuantity.Unknown)
            findings.Add(Finding.Warning($"The unit of the ordinates has the code {ValueCode}, which is not known."));
        if (AbscissaCode == PointsCode)
            return Fickian.Axis.Linear(InfraredQuantity.InterferogramPoint, 0, Points - 1, Points);
        if (!double.IsFinite(Last - First))
        {
            findings.Add(Finding.Warning("The ends of the axis are no numbers; points are counted from 0."));
            return Fickian.Axis.Index("point", Points);
        }

        var quantity = AbscissaCode switch
        {
            1 => InfraredQuantity.Wavenumber,
            3 => new Quantity("wavelength", "λ", Nanometre),
            4 => new Quantity("wavelength", "λ", Micrometre),
            32 => InfraredQuantity.RamanShift,
            _ => null,
        };
        if (quantity is null)
            findings.Add(Finding.Warning($"The unit of the abscissa has the code {AbscissaCode}, which is not known."));
        var (from, to) = ascending ? (Math.Min(First, Last), Math.Max(First, Last)) : (First, Last);
        return Fickian.Axis.Linear(quantity ?? new Quantity("abscissa", "x", new Unit("?")), from, to, Points);
    }

    /// <summary>Metadata of a spectrum with this head.</summary>
    public IEnumerable<KeyValuePair<string, string>> Entries =>
    [
        new("scans", $"{Scans}"),
        new("backgroundScans", $"{BackgroundScans}"),
        new("laserWavenumber", $"{LaserWavenumber}"),
        new("abscissaCode", $"{AbscissaCode}"),
        new("valueCode", $"{ValueCode}"),
    ];
}
