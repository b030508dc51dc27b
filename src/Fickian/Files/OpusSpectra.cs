using System.Runtime.InteropServices;
using Fickian.Infrared;

namespace Fickian.Files;

/// <summary>Data blocks of an OPUS file that hold one spectrum, interferogram or phase.</summary>
/// <remarks>
/// y = raw · CSF, x[i] = FXV + i·(LXV − FXV)/(NPT − 1), with NPT, FXV, LXV and CSF of the status block; the block itself is padded.
/// Ordinates are float32 (DPF 1) or int32 (DPF 2).
/// </remarks>
internal static class OpusSpectra
{
    private const int IntegerOrdinates = 2;

    // Extremes in the status block are those of the ordinates in single precision.
    private const double ExtremeTolerance = 1e-4;

    public static Spectrum Read(FileSource source, OpusBlock block, OpusParameters status)
    {
        List<Finding> findings = [];
        var points = Points(source, block, status);
        var at = block.IsCompact ? block.Offset + block.Size - (4L * points) : block.Offset;
        source.Require(at, 4L * points, block.DataName);
        var values = Ordinates(source, at, points, status, Scale(status, findings));
        CheckExtremes(values, status, findings);
        return new(Abscissa(status, points, block.Data, findings), values)
        {
            Value = OpusKind.Value(block.Data, block.Derivative),
            Findings = [.. findings],
        };
    }

    /// <summary>Number of points of a data block, checked against its size.</summary>
    public static int Points(FileSource source, OpusBlock block, OpusParameters status)
    {
        var points = status.Count("NPT");
        if (points < 1)
            throw source.Wrong($"offset {status.Block.Offset}", $"a number of points (NPT) was expected for the {block.DataName} block and {status.Number("NPT")?.ToString() ?? "none"} was found; save the spectrum again.");
        var remaining = Math.Min(block.Size, source.Length - block.Offset);
        return 4L * points <= remaining || block.IsSeries
            ? points
            : throw source.Wrong($"offset {block.Offset}", $"the {block.DataName} block needs {4L * points} bytes (NPT {points} × 4) and {Math.Max(0, remaining)} remain; the file is truncated, copy it again.");
    }

    /// <summary>Whether the ordinates are integers.</summary>
    public static bool HoldsIntegers(OpusParameters status) => status.Number("DPF") == IntegerOrdinates;

    /// <summary>Factor of the ordinates.</summary>
    public static double Scale(OpusParameters status, List<Finding> findings)
    {
        var scale = status.Number("CSF") ?? 1;
        if (double.IsFinite(scale) && scale != 0)
            return scale;
        findings.Add(Finding.Warning($"The factor of the ordinates (CSF) is {scale}; 1 was used.", status.Block.ToString()));
        return 1;
    }

    /// <summary>Axis of a data block; counted from 0 where its ends are no numbers.</summary>
    public static Axis Abscissa(OpusParameters status, int points, int kind, List<Finding> findings)
    {
        var (first, last) = (status.Number("FXV") ?? double.NaN, status.Number("LXV") ?? double.NaN);
        if (!double.IsFinite(last - first))
        {
            findings.Add(Finding.Warning("The ends of the axis (FXV, LXV) are no numbers; points are counted from 0.", status.Block.ToString()));
            return Axis.Index("point", points);
        }

        var unit = status.Text("DXU");
        var quantity = OpusKind.Abscissa(unit, kind);
        if (quantity is null)
            findings.Add(Finding.Warning(string.IsNullOrEmpty(unit) ? "The unit of the axis (DXU) is not stated." : $"The unit of the axis, '{unit}' (DXU), is not known.", status.Block.ToString()));
        return Axis.Linear(quantity ?? new Quantity("abscissa", "x", new Unit(unit is null or "" ? "?" : unit)), first, last, points);
    }

    private static double[] Ordinates(FileSource source, long at, int points, OpusParameters status, double scale)
    {
        var raw = new float[points];
        source.Read(at, MemoryMarshal.AsBytes(raw.AsSpan()));
        var values = new double[points];
        if (HoldsIntegers(status))
        {
            var integers = MemoryMarshal.Cast<float, int>(raw.AsSpan());
            for (var i = 0; i < points; i++)
                values[i] = integers[i] * scale;
        }
        else
        {
            for (var i = 0; i < points; i++)
                values[i] = raw[i] * scale;
        }

        return values;
    }

    private static void CheckExtremes(double[] values, OpusParameters status, List<Finding> findings)
    {
        if (status.Number("MNY") is not { } low || status.Number("MXY") is not { } high)
            return;
        var (min, max) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
            (min, max) = (value < min ? value : min, value > max ? value : max);
        var tolerance = ExtremeTolerance * Math.Max(Math.Abs(min), Math.Abs(max));
        if (!(Math.Abs(min - low) <= tolerance && Math.Abs(max - high) <= tolerance))
            findings.Add(Finding.Warning($"The ordinates run from {min:G6} to {max:G6}, their label says {low:G6} to {high:G6} (MNY, MXY); the ordinates were kept.", status.Block.ToString()));
    }
}
