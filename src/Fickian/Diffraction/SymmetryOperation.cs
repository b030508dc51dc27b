using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Fickian.Diffraction;

/// <summary>A symmetry operation of a space group: x′ = W·x + w in fractions of the edges.</summary>
/// <remarks>Written as <c>-x+1/2,y,z-1/4</c>. Source: International Tables for Crystallography, volume A, chapter 1.2.</remarks>
public sealed record SymmetryOperation
{
    private const int LongestText = 200;

    private SymmetryOperation(ImmutableArray<int> rotation, ImmutableArray<double> translation) => (Rotation, Translation) = (rotation, translation);

    /// <summary>The operation that changes nothing.</summary>
    public static SymmetryOperation Identity { get; } = new([1, 0, 0, 0, 1, 0, 0, 0, 1], [0, 0, 0]);

    /// <summary>Matrix W, row after row, [9].</summary>
    public ImmutableArray<int> Rotation { get; }

    /// <summary>Translation w in fractions of the edges, [3].</summary>
    public ImmutableArray<double> Translation { get; }

    /// <summary>The operation that a text stands for.</summary>
    /// <param name="text">Three terms joined by commas, of x, y, z, numbers and fractions, in any order and case, for example <c>x,y,z</c>, <c>1/2-X, +y, z+0.25</c>.</param>
    /// <returns>The operation; null if the text is none.</returns>
    public static SymmetryOperation? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Trim().Trim('\'', '"').Split(',');
        if (parts.Length != 3 || text.Length > LongestText)
            return null;
        var (rotation, translation) = (new int[9], new double[3]);
        for (var row = 0; row < 3; row++)
        {
            if (!Term(parts[row], rotation.AsSpan(3 * row, 3), out translation[row]))
                return null;
        }

        return Math.Abs(Determinant(rotation)) == 1 ? new([.. rotation], [.. translation]) : null;
    }

    /// <summary>The operation with a further translation.</summary>
    public SymmetryOperation Shifted(double x, double y, double z) => new(Rotation, [Translation[0] + x, Translation[1] + y, Translation[2] + z]);

    /// <summary>The image of a point.</summary>
    public (double X, double Y, double Z) Apply(double x, double y, double z) => (Row(0, x, y, z), Row(1, x, y, z), Row(2, x, y, z));

    /// <summary>Indices of the planes onto which the planes hkl are brought: h′ = h·W.</summary>
    public (int H, int K, int L) ApplyToIndices(int h, int k, int l) =>
        ((h * Rotation[0]) + (k * Rotation[3]) + (l * Rotation[6]), (h * Rotation[1]) + (k * Rotation[4]) + (l * Rotation[7]), (h * Rotation[2]) + (k * Rotation[5]) + (l * Rotation[8]));

    /// <inheritdoc/>
    public override string ToString() => string.Join(',', Enumerable.Range(0, 3).Select(Written));

    private double Row(int row, double x, double y, double z) =>
        (Rotation[3 * row] * x) + (Rotation[(3 * row) + 1] * y) + (Rotation[(3 * row) + 2] * z) + Translation[row];

    private string Written(int row)
    {
        var text = new StringBuilder();
        for (var i = 0; i < 3; i++)
        {
            if (Rotation[(3 * row) + i] is var factor and not 0)
                text.Append(factor < 0 ? "-" : text.Length > 0 ? "+" : "").Append("xyz"[i]);
        }

        var shift = Translation[row];
        if (shift == 0)
            return text.ToString();
        var twelfths = Math.Round(12 * shift);
        var (over, under) = Math.Abs((12 * shift) - twelfths) < 1e-3 ? Reduced((int)twelfths) : (0, 0);
        return text.Append(shift > 0 ? "+" : "").Append(under == 0 ? shift.ToString("0.#####", CultureInfo.InvariantCulture) : under == 1 ? $"{over}" : $"{over}/{under}").ToString();
    }

    private static (int Over, int Under) Reduced(int twelfths)
    {
        var divisor = Enumerable.Range(1, 12).Last(d => 12 % d == 0 && twelfths % d == 0);
        return (twelfths / divisor, 12 / divisor);
    }

    // A sum of signed letters, numbers and fractions; each letter at most once.
    private static bool Term(string text, Span<int> row, out double shift)
    {
        shift = 0;
        var compact = text.Where(c => !char.IsWhiteSpace(c) && c != '*').ToArray().AsSpan();
        var (at, any) = (0, false);
        while (at < compact.Length)
        {
            var sign = compact[at] == '-' ? -1 : 1;
            if (compact[at] is '+' or '-')
                at++;
            else if (any)
                return false;
            if (at == compact.Length)
                return false;
            if ("xyz".IndexOf(char.ToLowerInvariant(compact[at]), StringComparison.Ordinal) is var axis and >= 0)
            {
                if (row[axis] != 0)
                    return false;
                row[axis] = sign;
                at++;
            }
            else if (Number(compact, ref at, out var value))
            {
                shift += sign * value;
            }
            else
            {
                return false;
            }

            any = true;
        }

        return any;
    }

    private static bool Number(ReadOnlySpan<char> text, ref int at, out double value)
    {
        if (!Digits(text, ref at, out value))
            return false;
        if (at == text.Length || text[at] != '/')
            return true;
        at++;
        var whole = Digits(text, ref at, out var under) && under != 0;
        value /= under;
        return whole && double.IsFinite(value);
    }

    private static bool Digits(ReadOnlySpan<char> text, ref int at, out double value)
    {
        var start = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'))
            at++;
        return double.TryParse(text[start..at], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }

    private static int Determinant(ReadOnlySpan<int> m) =>
        (m[0] * ((m[4] * m[8]) - (m[5] * m[7]))) - (m[1] * ((m[3] * m[8]) - (m[5] * m[6]))) + (m[2] * ((m[3] * m[7]) - (m[4] * m[6])));
}
