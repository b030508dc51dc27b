using System.Globalization;

namespace Fickian.Files;

/// <summary>Head of a Galactic SPC file.</summary>
/// <remarks>
/// New files (version 4B little endian, 4C big endian), 512 bytes: flags at 0, signed exponent at 3, uint32 points at 4, float64 ends at 8 and 16, uint32 sub-files at 24, types of x, y, z at 28 to 30, packed date at 32, comment at 88, labels at 218, offset of the log at 248.
/// Old files (4D), 224 bytes: int16 exponent at 2, float32 points and ends at 4, 8 and 12, types of x and y at 16 and 17, date at 18, comment at 64, labels at 194.
/// </remarks>
internal sealed record SpcHeader
{
    public const int NewSize = 512;
    public const int OldSize = 224;
    private const byte LittleEndian = 0x4B;
    private const byte BigEndianVersion = 0x4C;
    private const byte OldVersion = 0x4D;
    private const int MostPoints = 1 << 24;

    public required byte Flags { get; init; }

    public required bool IsOld { get; init; }

    public required bool BigEndian { get; init; }

    public required int Exponent { get; init; }

    /// <summary>Number of points; of files whose sub-files have their own abscissae, the offset of their directory.</summary>
    public required uint Points { get; init; }

    public required double First { get; init; }

    public required double Last { get; init; }

    public required long SubFiles { get; init; }

    public required int AxisCode { get; init; }

    public required int ValueCode { get; init; }

    public int PlaneCode { get; init; }

    public double PlaneStep { get; init; }

    public uint LogAt { get; init; }

    public string[] Labels { get; init; } = ["", "", ""];

    public IReadOnlyList<KeyValuePair<string, string>> Entries { get; init; } = [];

    public bool Short => (Flags & 0x01) != 0;

    public bool Multiple => (Flags & 0x04) != 0;

    public bool StatesPlanes => (Flags & 0x18) != 0;

    public bool OwnAbscissae => !IsOld && (Flags & 0x40) != 0;

    public bool HasAbscissa => !IsOld && (Flags & 0x80) != 0 && !OwnAbscissae;

    public int Size => IsOld ? OldSize : NewSize;

    /// <summary>Whether a file begins like one: version, type codes, counts and ends of the axis; a picture or a text may have the version's letter by chance.</summary>
    public static bool Begins(FileSource source)
    {
        var head = source.Head(NewSize);
        if (head.Length < OldSize + SpcSubFile.HeadSize || head.Span[1] is not (LittleEndian or BigEndianVersion or OldVersion) || (head.Span[1] != OldVersion && head.Length < NewSize))
            return false;
        var header = Read(source, head);
        return SpcQuantity.IsAxis(header.AxisCode) && SpcQuantity.IsValue(header.ValueCode) && SpcQuantity.IsAxis(header.PlaneCode)
            && double.IsFinite(header.First - header.Last) && (header.OwnAbscissae || header.Points is >= 1 and <= MostPoints) && (header.IsOld || header.SubFiles <= MostPoints);
    }

    public static SpcHeader Read(FileSource source, ReadOnlyMemory<byte> bytes)
    {
        var version = bytes.Span[1];
        ByteView view = new(source, bytes, bigEndian: version == BigEndianVersion);
        return version == OldVersion ? Old(view) : New(view, version == BigEndianVersion);
    }

    private static SpcHeader New(ByteView view, bool bigEndian) => new()
    {
        Flags = view.Byte(0),
        IsOld = false,
        BigEndian = bigEndian,
        Exponent = (sbyte)view.Byte(3),
        Points = view.UInt32(4),
        First = view.Double(8),
        Last = view.Double(16),
        SubFiles = Math.Max(1, view.UInt32(24)),
        AxisCode = view.Byte(28),
        ValueCode = view.Byte(29),
        PlaneCode = view.Byte(30),
        PlaneStep = view.Single(312),
        LogAt = view.UInt32(248),
        Labels = LabelsAt(view, 218),
        Entries = Told(
            ("date", Packed(view.UInt32(32))),
            ("resolution", view.Text(36, 9)),
            ("instrument", view.Text(45, 9)),
            ("comment", view.Text(88, 130)),
            ("method", view.Text(264, 48))),
    };

    private static SpcHeader Old(ByteView view) => new()
    {
        Flags = view.Byte(0),
        IsOld = true,
        BigEndian = false,
        Exponent = view.Int16(2),
        Points = view.Single(4) is >= 1 and <= MostPoints and var n && n == MathF.Floor(n) ? (uint)n : 0,
        First = view.Single(8),
        Last = view.Single(12),
        SubFiles = long.MaxValue,
        AxisCode = view.Byte(16),
        ValueCode = view.Byte(17),
        Labels = LabelsAt(view, 194),
        Entries = Told(
            ("date", Date(view.UInt16(18) & 0xFFF, view.Byte(20), view.Byte(21), view.Byte(22), view.Byte(23))),
            ("resolution", view.Text(24, 8)),
            ("scans", view.UInt16(34) is > 0 and var scans ? $"{scans}" : ""),
            ("comment", view.Text(64, 130))),
    };

    private static KeyValuePair<string, string>[] Told(params (string Name, string Text)[] entries) =>
        [.. entries.Where(e => e.Text.Length > 0).Select(e => new KeyValuePair<string, string>(e.Name, e.Text))];

    // Labels of x, y and z, each ended by a zero.
    private static string[] LabelsAt(ByteView view, int at)
    {
        var labels = new string[3];
        var end = at + 30;
        for (var i = 0; i < labels.Length; i++)
        {
            labels[i] = at < end ? view.Text(at, end - at) : "";
            var zero = at < end ? view.Slice(at, end - at).IndexOf((byte)0) : -1;
            at = zero < 0 ? end : at + zero + 1;
        }

        return labels;
    }

    // Minute 6 bits, hour 5, day 5, month 4, year 12, from the lowest bit.
    private static string Packed(uint date) =>
        Date((int)(date >> 20), (int)((date >> 16) & 0xF), (int)((date >> 11) & 0x1F), (int)((date >> 6) & 0x1F), (int)(date & 0x3F));

    private static string Date(int year, int month, int day, int hour, int minute) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) && hour <= 23 && minute <= 59
            ? new DateTime(year, month, day, hour, minute, 0, DateTimeKind.Unspecified).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture)
            : "";
}
