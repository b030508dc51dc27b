namespace Fickian.Acquisition.Alicat;

/// <summary>The tables that an instrument prints about itself, in the three ways that firmware families have.</summary>
internal static class AlicatFamily
{
    private static readonly string[] NewStatus = ["OPL", "POV", "P2O", "TOV", "VOV", "MOV", "TMF", "OVR", "COM", "HLD", "EXH", "GTA", "LCK"];
    private static readonly string[] OldStatus = ["LCK", "OVR", "POV", "TOV", "VOV", "MOV"];

    /// <summary>Table of the maker.</summary>
    public static IEnumerable<string> Maker(AlicatFirmware firmware, string version, string model, string serial, string date, string by)
    {
        var wide = firmware.LocksOnL ? " " : "";
        return
        [
            "ALICAT SCIENTIFIC", "www.alicat.com", "Ph   520-290-6060", firmware.Major >= 10 ? "info@alicat.com" : "Fax  520-290-0109",
            $"Model Number {wide}{model}", $"Serial Number {serial}", $"Date Manufactured {date}", $"Date Calibrated   {date}", $"Calibrated By     {by}", $"Software Revision {version}",
        ];
    }

    /// <summary>Table of the columns.</summary>
    public static IEnumerable<string> Columns(AlicatFirmware firmware, char unit, IReadOnlyList<AlicatColumn> columns) =>
        firmware.LocksOnL ? Old(unit, columns) : New(firmware, unit, columns);

    private static IEnumerable<string> New(AlicatFirmware firmware, char unit, IReadOnlyList<AlicatColumn> columns)
    {
        yield return $"{unit} D00 ID_ NAME______________________ TYPE_______ WIDTH NOTES___________________";
        yield return Row(1, AlicatColumn.Letter, "Unit ID", "string", "1", "");
        var number = 2;
        foreach (var column in columns)
            yield return Row(number++, column.Statistic, Name(column.Statistic), "s decimal", $"7/{column.Decimals}", $" {Code(column.Label):000} 02 {column.Label}");
        yield return Row(number++, AlicatColumn.Gas, "Gas", "string", "6", "");
        yield return Row(number++, AlicatColumn.Error, "*Error", "string", "3", " ADC");

        // Older programs, and those of meters, know fewer words.
        foreach (var word in NewStatus.Where(w => !(w == "COM" && firmware.Major < 10) && !(w == "GTA" && !firmware.HasNamedCommands)))
            yield return Row(number++, AlicatColumn.Status, "*Status", "string", "3", $" {word}");

        string Row(int at, int statistic, string name, string type, string width, string notes) => $"{unit} D{at:00} {statistic:000} {name,-26} {type,-11} {width,5}{notes}";
    }

    private static IEnumerable<string> Old(char unit, IReadOnlyList<AlicatColumn> columns)
    {
        yield return $"{unit}  D00 NAME_______ TYPE_____ MinVal_  MaxVal_  UNITS__";
        yield return $"{unit}  D01 Unit ID     char         A         Z         na";
        var number = 2;
        foreach (var column in columns)
        {
            var least = column.Statistic == 3 ? -10 : 0;
            yield return $"{unit}  D{number++:00} {OldName(column.Statistic),-11} {"signed",-9} {Signed(least, column.Decimals),7}  {Signed(column.Highest, column.Decimals),7}  {column.Label,7}";
        }

        yield return Text("Gas", "Air", "D2");
        yield return Text("Error", "na", "ADC");
        foreach (var word in OldStatus)
            yield return Text("Status", "na", word);

        string Text(string name, string least, string most) => $"{unit}  D{number++:00} {name,-11} {"string",-9} {least,7}  {most,7}  {"na",7}";
    }

    /// <summary>A number as polls have it: sign, and seven characters in all.</summary>
    public static string Signed(double value, int decimals)
    {
        var text = Math.Abs(value).ToString($"F{decimals}").PadLeft(6, '0');
        return (value < 0 && text.Any(c => c is > '0' and <= '9') ? "-" : "+") + text;
    }

    /// <summary>Number of a unit in replies of <c>LS</c>, <c>FPF</c> and <c>DCU</c>.</summary>
    public static int Code(string label) => label switch { "SLPM" or "LPM" => 7, "SCCM" or "CCM" => 12, "NLPM" => 37, "NCCM" => 42, "PSIA" => 10, _ => 2 };

    private static string Name(int statistic) => statistic switch { 2 => "Abs Press", 3 => "Flow Temp", 4 => "Volu Flow", 5 => "Mass Flow", _ => "Mass Flow Setpt" };

    private static string OldName(int statistic) => statistic switch { 2 => "Pressure", 3 => "Temperature", 4 => "Volumetric", 5 => "Mass", _ => "SetPoint" };
}
