using System.Text.RegularExpressions;

namespace Fickian.Figures;

/// <summary>An estimate as a formula.</summary>
internal static partial class EstimateLatex
{
    private const string Superscript = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻";
    private const string Ordinary = "0123456789-";

    /// <summary>For example <c>$(2.81 \pm 0.03)\cdot10^{-12}\ \mathrm{m^{2}/s}$</c>.</summary>
    public static string Format(Estimate estimate)
    {
        var text = estimate.ToString();
        var unit = estimate.Unit.Symbol;
        var number = estimate.Unit == Unit.One || !text.Contains(" " + unit, StringComparison.Ordinal) ? text : text.Replace(" " + unit, @"\ \mathrm{" + unit.Replace(" ", @"\,", StringComparison.Ordinal) + "}", StringComparison.Ordinal);
        if (text == "not determined")
            return @"$\text{not determined}$";
        var raised = Powers.Replace(number, m => "^{" + string.Concat(m.Value.Select(c => Ordinary[Superscript.IndexOf(c, StringComparison.Ordinal)])) + "}");
        return "$" + raised.Replace("±", @"\pm", StringComparison.Ordinal).Replace("·", @"\cdot ", StringComparison.Ordinal).Replace("−", "-", StringComparison.Ordinal)
            .Replace("µ", @"\mu ", StringComparison.Ordinal).Replace("°", @"^{\circ}", StringComparison.Ordinal).Replace("∞", @"\infty ", StringComparison.Ordinal).Replace(" %", @"\ \%", StringComparison.Ordinal) + "$";
    }

    [GeneratedRegex("[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+")]
    private static partial Regex Powers { get; }
}
