using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Fickian.Files;

/// <summary>Patterns of Bruker diffractometers in a zip archive of XML (<c>.brml</c>).</summary>
/// <remarks>
/// Each <c>ExperimentN/RawDataM.xml</c> holds routes of data; those flagged Measured are read, processed ones are counted in a finding.
/// A datum is time, a flag, the scan axes in their stated order, then the counters, of which the first is taken. The counting time is the effective one: that of a strip detector is many times the planned one.
/// Source: layout of files of DIFFRAC measurement server 7; compared with text exports.
/// </remarks>
public static partial class BrmlFile
{
    /// <summary>The format, for <see cref="DataFile"/>.</summary>
    public static FileFormat Format { get; } = new("bruker-brml", "Bruker BRML", s => ZipMembers.Names(s).Any(n => RawData().IsMatch(n)), Read);

    /// <summary>Reads the measured data of a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">The file is damaged or holds no measured scan over 2θ.</exception>
    public static FileContents Read(string path)
    {
        using var source = FileSource.Open(path);
        return Read(source);
    }

    internal static FileContents Read(FileSource source)
    {
        var members = ZipMembers.Unpack(source, n => RawData().IsMatch(n));
        var sets = ImmutableArray.CreateBuilder<IDataSet>();
        var findings = ImmutableArray.CreateBuilder<Finding>();
        foreach (var (name, bytes) in members.OrderBy(m => m.Key, StringComparer.Ordinal))
            new BrmlRoutes(source, name, sets, findings).Read(bytes);
        if (sets.Count == 0)
            throw source.Wrong("", $"a measured scan over TwoTheta was expected in {members.Count} files of raw data and none was found; export the pattern as .xy.");
        return new(source.Path, Format.Name, sets.ToImmutable()) { Findings = findings.ToImmutable() };
    }

    [GeneratedRegex(@"^Experiment\d+/RawData\d+\.xml$", RegexOptions.IgnoreCase)]
    private static partial Regex RawData();
}
