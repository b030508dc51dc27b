using System.Globalization;
using System.Text.RegularExpressions;

namespace Fickian.Files;

/// <summary>What the name of a column says of an ion: <c>QMID(s:1|m:18)</c>, <c>m/z 18</c>, <c>M18-H2O</c>, <c>18</c>, <c>H2O</c>.</summary>
/// <param name="Name">Name as written.</param>
/// <param name="MassToCharge">m/z; NaN if the name is that of a gas, which may be seen at several masses.</param>
/// <param name="Certain">Whether such a name means an ion wherever it stands; a bare number or a gas only does beside a time and among others.</param>
internal sealed partial record IonName(string Name, double MassToCharge, bool Certain)
{
    private const double Largest = 1000;

    /// <summary>Reads a name; null if it means no ion.</summary>
    public static IonName? Parse(string name)
    {
        var text = name.Trim().Trim('"');
        if (Written().Match(text) is { Success: true } written)
            return Of(text, written.Groups["mass"].Value, certain: true);
        if (Number().IsMatch(text))
            return Of(text, text, certain: false);
        return Gas().IsMatch(text) ? new(text, double.NaN, false) : null;
    }

    private static IonName? Of(string name, string mass, bool certain) =>
        double.TryParse(mass.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value is >= 1 and <= Largest ? new(name, value, certain) : null;

    [GeneratedRegex(@"^(QMID\s*\(.*?m:\s*|(m/z|m/e|amu|mass/charge)\s*[=:.]?\s*|(ion current|mass|ion)\s+(m/z\s*)?|M(?=\d+[-_ ]))(?<mass>\d{1,4}([.,]\d{1,4})?)(\)|\s*(amu|u))?([-_ ]\S.*)?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Written();

    [GeneratedRegex(@"^\d{1,3}([.,]\d{1,2})?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Number();

    [GeneratedRegex(@"^(H2|He|CH4|NH3|H2O|Ne|C2H2|HCN|N2|CO|C2H4|NO|C2H6|O2|H2S|HCl|Ar|CO2|N2O|C3H6|C3H8|NO2|SO2|Cl2|Kr|Xe|water|hydrogen|helium|methane|ammonia|nitrogen|oxygen|argon|carbon ?(mono|di)oxide|ethylene|ethane|propane|propylene)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Gas();
}
