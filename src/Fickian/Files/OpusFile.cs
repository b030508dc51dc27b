using System.Text;
using Fickian.Infrared;

namespace Fickian.Files;

/// <summary>Bruker OPUS files: spectra, interferograms, images of focal plane arrays and time series, with every parameter of the measurement.</summary>
/// <remarks>
/// The first data set is what OPUS shows: of several results of one kind the last one stored. All others follow in the order of the file.
/// Single spectra agree with the instrument's own text export to its last digit (5·10⁻⁶); blocks of many spectra are read by their published layout and marked as unverified.
/// Reports and visible pictures are left out and listed in the findings.
/// </remarks>
public static class OpusFile
{
    private const int LargestHistory = 1 << 20;

    /// <summary>How the format is recognised and read.</summary>
    public static FileFormat Format { get; } = new("opus", "Bruker OPUS", OpusDirectory.Begins, Read);

    /// <summary>Reads a file.</summary>
    /// <param name="path">Path of the file; its extension may be any number.</param>
    /// <exception cref="DataFileException">The file is no OPUS file, or is damaged; the message says where and why.</exception>
    public static FileContents Read(string path)
    {
        using var source = FileSource.Open(path);
        return Read(source) with { Sha256 = source.Sha256() };
    }

    internal static FileContents Read(FileSource source)
    {
        if (!OpusDirectory.Begins(source))
            throw source.Wrong("offset 0", "an OPUS file was expected and its signature 0A 0A FE FE was not found; open it as another format.");
        var directory = OpusDirectory.Read(source);
        List<Finding> findings = [];
        var blocks = directory.Blocks;
        var statuses = blocks.Where(b => b.IsStatus).Select(b => OpusParameters.Read(source, b, findings)).ToArray();
        var parameters = blocks.Where(b => b.IsParameters).Select(b => OpusParameters.Read(source, b, findings)).ToArray();
        OpusMetadata metadata = new(parameters);
        List<(OpusBlock Block, IDataSet Set)> sets = [];
        foreach (var (block, status, occurrence) in Paired(blocks, statuses, findings))
        {
            var (name, told) = (Name(block, occurrence), metadata.Of(block, occurrence, status));
            sets.Add((block, block.IsSeries
                ? OpusSeries.Read(source, directory, block, status, parameters) with { Name = name, Metadata = told }
                : OpusSpectra.Read(source, block, status) with { Name = name, Metadata = told }));
        }

        if (sets.Count == 0)
            throw source.Wrong("", $"a block of data with its status was expected and none was found; the file's blocks are: {directory.InWords()}.");
        LeftOut(blocks, findings);
        return new(source.Path, Format.Name, [.. Ordered(sets)])
        {
            Metadata = metadata.Of(directory.Version, History(source, blocks)),
            Findings = [.. findings],
        };
    }

    private static string Name(OpusBlock block, int occurrence)
    {
        var channel = block.ChannelName is "sample" or "reference" ? $"{block.ChannelName} " : "";
        return $"{channel}{block.DataName}{(occurrence > 1 ? $" {occurrence}" : "")}";
    }

    /// <summary>Data blocks with their status blocks: the n-th status block of a kind belongs to the n-th data block of that kind.</summary>
    private static IEnumerable<(OpusBlock Block, OpusParameters Status, int Occurrence)> Paired(IReadOnlyList<OpusBlock> blocks, OpusParameters[] statuses, List<Finding> findings)
    {
        var data = blocks.Where(b => b.IsSpectrum || b.IsSeries).ToArray();
        var exact = statuses.ToLookup(s => s.Block.FullKind);
        var alike = statuses.ToLookup(s => s.Block.Kind);
        Dictionary<uint, int> seen = [];
        foreach (var block in data)
        {
            var place = seen[block.FullKind] = seen.GetValueOrDefault(block.FullKind) + 1;
            var own = exact.Contains(block.FullKind) ? exact[block.FullKind] : alike[block.Kind];
            if (own.ElementAtOrDefault(place - 1) is { } status)
                yield return (block, status, place);
            else
                findings.Add(Finding.Warning($"The block has no status block and was left out: {block}."));
        }

        var kinds = data.Select(b => b.Kind).ToHashSet();
        foreach (var status in statuses.Where(s => !kinds.Contains(s.Block.Kind)))
            findings.Add(Finding.Warning($"The status block has no data: {status.Block}."));
    }

    private static IEnumerable<IDataSet> Ordered(List<(OpusBlock Block, IDataSet Set)> sets)
    {
        var shown = sets.Where(s => s.Block.Channel == 3 && OpusKind.IsShown(s.Block.Data)).ToArray();
        var preferred = shown.Length > 0 ? shown : [.. sets.Where(s => s.Set is SpectralMap || s.Block.Data != 2)];
        var kind = preferred.OrderBy(s => s.Set is SpectralMap ? 0 : 1).Select(s => (uint?)s.Block.FullKind).FirstOrDefault() ?? sets[0].Block.FullKind;
        var first = sets.Last(s => s.Block.FullKind == kind).Set;
        return [first, .. sets.Select(s => s.Set).Where(s => !ReferenceEquals(s, first))];
    }

    private static string History(FileSource source, IReadOnlyList<OpusBlock> blocks)
    {
        List<string> lines = [];
        foreach (var block in blocks.Where(b => b.IsHistory && b.Offset > 0 && b.Offset < source.Length && b.Size > 0))
        {
            var bytes = new byte[Math.Min(Math.Min(block.Size, source.Length - block.Offset), LargestHistory)];
            source.Read(block.Offset, bytes);
            lines.AddRange(Encoding.Latin1.GetString(bytes).Split('\0').Select(l => string.Concat(l.Where(c => !char.IsControl(c))).Trim()).Where(l => l.Length > 1));
        }

        return string.Join('\n', lines);
    }

    private static void LeftOut(IReadOnlyList<OpusBlock> blocks, List<Finding> findings)
    {
        var left = blocks.Where(b => !b.IsDeleted && !b.IsStatus && !b.IsParameters && !b.IsSpectrum && !b.IsSeries && !b.IsHistory && !b.IsDirectory).ToArray();
        if (left.Length > 0)
            findings.Add(Finding.Hint($"Reports, pictures and other blocks were left out: {string.Join("; ", left.Take(20))}."));
    }
}
