using System.Globalization;

namespace Fickian.Acquisition.Hiden;

/// <summary>One cycle of a scan.</summary>
/// <param name="Rows">Each value or sweep with what stands before it: the mass in report 5, the time in ms in report 17.</param>
/// <param name="IsByMass">Whether masses stand before the values.</param>
internal sealed record HidenCycle(IReadOnlyList<(double Key, double[] Values)> Rows, bool IsByMass)
{
    /// <summary>Reads what stands between the brackets; null if it is no cycle.</summary>
    public static HidenCycle? Decode(string text)
    {
        var rows = new List<(double, double[])>();
        var marks = new HashSet<char>();
        for (var rest = text.Trim().TrimEnd(','); rest.Length > 0;)
        {
            var mark = rest.IndexOfAny([':', '/']);
            if (mark < 0 || Number(rest[..mark]) is not { } key)
                return null;
            marks.Add(rest[mark]);
            rest = rest[(mark + 1)..];
            var isSweep = rest is ['{', ..];
            var end = rest.IndexOf(isSweep ? '}' : ',', StringComparison.Ordinal);
            if (isSweep && (end < 0 || (end + 1 < rest.Length && rest[end + 1] != ',')))
                return null;
            var values = (isSweep ? rest[1..end].Split(',') : [end < 0 ? rest : rest[..end]]).Select(Number).ToArray();
            if (values.Any(v => v is null))
                return null;
            rows.Add((key, [.. values.Select(v => v!.Value)]));
            rest = end < 0 ? "" : rest[(isSweep ? Math.Min(end + 2, rest.Length) : end + 1)..];
        }

        return marks.Count == 1 ? new(rows, marks.Contains(':')) : null;
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1e9
            ? number
            : null;
}
