namespace Fickian.Files;

/// <summary>Where or when the spectra of an OMNIC map or series were taken.</summary>
/// <param name="Name">Name of the map.</param>
/// <param name="Positions">Stage position of each spectrum, µm; empty if not known.</param>
/// <param name="Times">Time of each spectrum, min; null if it is not a time series.</param>
internal sealed record OmnicLayout(string Name, IReadOnlyList<(double X, double Y)> Positions, double[]? Times)
{
    private const int PositionList = 2;
    private const int NameSize = 64;
    private const int WordsApart = 66;
    private const int BeforeWord = 90;
    private const int LargestLayout = 4096;

    public bool IsSeries => Times is not null;

    public static OmnicLayout Read(FileSource source, OmnicDirectory directory, int count, List<Finding> findings)
    {
        var block = directory.Of(OmnicDirectory.Layout).FirstOrDefault();
        ByteView? view = block.Key == 0 ? null : OmnicDirectory.View(source, block, LargestLayout);
        var name = view is { Length: >= 2 + NameSize } named ? named.Text(2, NameSize) : "";
        if (Listed(source, directory, count) is { } listed)
            return new(name, listed, null);
        if (view is { } layout)
        {
            var words = Words(layout);
            if (words.Count >= 2 && words[1] - words[0] == WordsApart && words[0] >= BeforeWord && Grid(layout, words[0] - BeforeWord, count) is { } grid)
                return new(name, grid, null);
            if (words.Count == 0 && Series(layout, count) is { } times)
            {
                findings.Add(Finding.Warning("The layout of time series is known from descriptions only and unverified: compare one spectrum, its time and the direction of its axis with OMNIC."));
                return new(name, [], times);
            }
        }

        findings.Add(Finding.Warning("The file does not tell where the spectra were taken in a way that is known; they are counted from 0."));
        return new(name, [], null);
    }

    // {uint16 number, uint16 2, 2 bytes}, then x and y of each spectrum as float32.
    private static List<(double X, double Y)>? Listed(FileSource source, OmnicDirectory directory, int count)
    {
        const int Head = 6;
        foreach (var block in directory.Of(OmnicDirectory.Positions).Where(b => b.Size >= Head + (8L * count)))
        {
            var view = OmnicDirectory.View(source, block);
            if (view.UInt16(0) != (count & 0xFFFF) || view.UInt16(2) != PositionList)
                continue;
            List<(double X, double Y)> positions = [];
            for (var i = 0; i < count; i++)
                positions.Add((view.Single(Head + (8L * i)), view.Single(Head + 4 + (8L * i))));
            if (positions.TrueForAll(p => double.IsFinite(p.X) && double.IsFinite(p.Y)))
                return positions;
        }

        return null;
    }

    private static List<int> Words(ByteView layout)
    {
        List<int> found = [];
        var bytes = layout.Slice(0, layout.Length);
        for (var at = bytes.IndexOf("Position"u8); at >= 0 && found.Count < 2; at = Next(bytes, at))
            found.Add(at);
        return found;

        static int Next(ReadOnlySpan<byte> bytes, int at)
        {
            var next = bytes[(at + 1)..].IndexOf("Position"u8);
            return next < 0 ? -1 : at + 1 + next;
        }
    }

    private static List<(double X, double Y)>? Grid(ByteView layout, int at, int count)
    {
        double y0 = layout.Single(at), y1 = layout.Single(at + 4), dy = layout.Single(at + 8);
        double x0 = layout.Single(at + 12), x1 = layout.Single(at + 16), dx = layout.Single(at + 20);
        var (columns, rows) = (Steps(x0, x1, dx), Steps(y0, y1, dy));
        if (columns < 1 || rows < 1 || (long)columns * rows != count)
            return null;
        List<(double X, double Y)> positions = [];
        for (var i = 0; i < count; i++)
            positions.Add((Between(x0, x1, i % columns, columns), Between(y0, y1, i / columns, rows)));
        return positions;
    }

    // Places from one end to the other; 0 if the pitch does not lead from one to the other.
    private static int Steps(double from, double to, double pitch)
    {
        if (from == to)
            return 1;
        var steps = Math.Abs((to - from) / pitch);
        return double.IsFinite(steps) && steps < ushort.MaxValue && Math.Abs(steps - Math.Round(steps)) < 0.01 ? (int)Math.Round(steps) + 1 : 0;
    }

    private static double Between(double from, double to, int step, int count) => count == 1 ? from : from + ((to - from) * step / (count - 1));

    private static double[]? Series(ByteView layout, int count)
    {
        if (layout.Length < 94 || layout.UInt32(90) != (uint)count)
            return null;
        double last = layout.Single(70), first = layout.Single(74);
        return double.IsFinite(last - first) && last > first && first >= 0
            ? [.. Enumerable.Range(0, count).Select(i => Between(first, last, i, count))]
            : null;
    }
}
