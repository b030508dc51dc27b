using System.Globalization;
using System.Text;
using Fickian.Thermal;

namespace Fickian.Tests.Files;

/// <summary>Excel exports of TRIOS, after published descriptions.</summary>
public sealed class TriosWorkbookTests
{
    [Fact]
    public void Sheets_of_equal_columns_are_steps_of_one_run()
    {
        var contents = InMemory.Open(Bytes(), "glass.xlsx");
        var run = contents.The<Thermogram>();
        Assert.Equal(("trios-excel", "glass"), (contents.Format, run.Name));
        Assert.Equal([("Ramp", 0, 2), ("Isothermal", 2, 1)], run.Steps.Select(s => (s.Name, s.First, s.Count)));
        Assert.Equal([0, 30, 60], run[ThermalRole.Time]);
        Assert.Equal([10, 9.9, 9.8], run[ThermalRole.Mass].Select(m => Math.Round(1e6 * m, 9)));
        Assert.Equal(10e-6, run.SampleMass, 1e-18);
        Assert.Contains(run.Findings, f => f.Severity == Severity.Warning && f.Message.Contains("unverified", StringComparison.Ordinal));
    }

    [Fact]
    public void Other_workbooks_are_none() =>
        Assert.Contains("a sheet 'Details'", InMemory.Refusal(Bytes(numbers: "no numbers")), StringComparison.Ordinal);

    /// <summary>A workbook of one sheet of details and two steps, or of steps that hold a text.</summary>
    internal static byte[] Bytes(string? numbers = null)
    {
        object[][] step = [["step"], ["Time", "Temperature", "Weight"], ["min", "°C", "mg"]];
        var sheets = new (string Name, object[][] Rows)[]
        {
            ("Details", [["Sample name", "glass"], ["Sample mass", "10.0 mg"], ["Operator", "NN"]]),
            ("Ramp", numbers is null ? [.. step, [0.0, 30.0, 10.0], [0.5, 35.0, 9.9]] : [[numbers]]),
            ("Isothermal", numbers is null ? [.. step, [1.0, 40.0, 9.8]] : [[numbers]]),
        };
        const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml";
        const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string Package = "http://schemas.openxmlformats.org/package/2006";
        Dictionary<string, string> members = new(StringComparer.Ordinal)
        {
            ["[Content_Types].xml"] = $"""<Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{Types}.sheet.main+xml"/>{string.Concat(sheets.Index().Select(s => $"""<Override PartName="/xl/worksheets/sheet{s.Index + 1}.xml" ContentType="{Types}.worksheet+xml"/>"""))}</Types>""",
            ["_rels/.rels"] = $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""",
            ["xl/workbook.xml"] = $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets>{string.Concat(sheets.Index().Select(s => $"""<sheet name="{s.Item.Name}" sheetId="{s.Index + 1}" r:id="rId{s.Index + 1}"/>"""))}</sheets></workbook>""",
            ["xl/_rels/workbook.xml.rels"] = $"""<Relationships xmlns="{Package}/relationships">{string.Concat(sheets.Index().Select(s => $"""<Relationship Id="rId{s.Index + 1}" Type="{Relations}/worksheet" Target="worksheets/sheet{s.Index + 1}.xml"/>"""))}</Relationships>""",
        };
        foreach (var (i, sheet) in sheets.Index())
            members[$"xl/worksheets/sheet{i + 1}.xml"] = $"""<worksheet xmlns="{Main}"><sheetData>{string.Concat(sheet.Rows.Index().Select(r => Row(r.Index + 1, r.Item)))}</sheetData></worksheet>""";
        return SampleFiles.Zip(members.ToDictionary(m => m.Key, m => Encoding.UTF8.GetBytes($"""<?xml version="1.0" encoding="UTF-8"?>{m.Value}"""), StringComparer.Ordinal));
    }

    private static string Row(int number, object[] cells) => $"""<row r="{number}">{string.Concat(cells.Index().Select(c => Cell($"{(char)('A' + c.Index)}{number}", c.Item)))}</row>""";

    private static string Cell(string place, object value) => value is double number
        ? $"""<c r="{place}"><v>{number.ToString("R", CultureInfo.InvariantCulture)}</v></c>"""
        : $"""<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>""";
}
