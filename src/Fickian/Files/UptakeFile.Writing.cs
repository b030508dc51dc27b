using System.Globalization;
using System.Text;

namespace Fickian.Files;

public static partial class UptakeFile
{
    /// <summary>Writes an uptake curve as comma-separated text that <see cref="Read"/> reads back to 10⁻¹⁰ of its unit.</summary>
    /// <remarks>The file appears whole or not at all.</remarks>
    /// <param name="path">Path of the file; an existing one is replaced.</param>
    /// <param name="curve">The curve.</param>
    /// <param name="metadata">Statements for the head of the file, in order; line breaks become blanks.</param>
    public static void Write(string path, Curve curve, IEnumerable<KeyValuePair<string, string>> metadata)
    {
        ArgumentNullException.ThrowIfNull(curve);
        ArgumentNullException.ThrowIfNull(metadata);
        var text = new StringBuilder();
        text.Append("# provenance: ").Append(curve.Provenance.ToString().ToLowerInvariant()).Append('\n');
        foreach (var (key, value) in metadata)
            text.Append("# ").Append(key).Append(": ").Append(value.ReplaceLineEndings(" ")).Append('\n');
        var unit = curve.YQuantity.Unit == Unit.One ? "" : $" / {curve.YQuantity.Unit}";
        text.Append("time / s,uptake").Append(unit).Append(curve.StandardDeviation is null ? "\n" : $",standard deviation{unit}\n");
        for (var i = 0; i < curve.Count; i++)
        {
            text.Append(curve.X.Span[i].ToString("R", CultureInfo.InvariantCulture)).Append(',').Append(Fixed(curve.Y.Span[i]));
            if (curve.StandardDeviation is { } deviation)
                text.Append(',').Append(Fixed(deviation.Span[i]));
            text.Append('\n');
        }

        var temporary = path + ".part";
        File.WriteAllText(temporary, text.ToString());
        File.Move(temporary, path, overwrite: true);

        static string Fixed(double value) => value.ToString("F10", CultureInfo.InvariantCulture);
    }
}
