using System.Text;

namespace Fickian.Tests.Files;

/// <summary>Small texts of thermal instruments and mass spectrometers, each in the dialect of its program.</summary>
internal static class ThermalSamples
{
    public const string Netzsch =
        "#EXPORTTYPE:DATA ALL\n#FORMAT:NETZSCH5\n#IDENTITY:glass\n#DECIMAL:COMMA\n#SEPARATOR:SEMICOLON\n#SAMPLE MASS /mg:10,0\n#EXO:1\n#SEG. 1:30°C/10,0(K/min)/40°C\n\n"
        + "##Temp./°C;Time/min;Mass/%;DSC/(mW/mg);QMID(s:1|m:18)/A;QMID(s:2|m:44.0)/A;Segment\n"
        + " 30,0; 0,0;100,0; 0,10;1,0E-09;2,0E-10;1\n 35,0; 0,5; 99,0;-0,20;1,5E-09;2,5E-10;1\n 40,0; 1,0; 98,0; 0,30;2,0E-09\n";

    public const string NetzschTwoTables =
        "\"#EXPORTTYPE   :   ;DATA ALL\"\n\"#FORMAT   :   ;NETZSCH5\"\n\"#DECIMAL   :   ;POINT\"\n\"#SEPARATOR   :   ;TAB\"\n"
        + "##Temp./°C\tTime/min\tMass/mg\n30.0\t0.0\t10.0\n40.0\t1.0\t9.5\n\n##Temp./°C\tTime/min\tMass/mg\n40.0\t1.0\t9.5\n40.0\t2.0\t9.4\n";

    public const string Universal =
        "CLOSED\nVersion\t2.0\nModule\tTGA\nSample\tglass\nSize\t10.0\tmg\nXcomment\tGas1: Nitrogen\nNsig\t3\nSig1\tTime (min)\nSig2\tTemperature (°C)\nSig3\tWeight (mg)\nDate\t2020-10-27\nTime\t19:28:35\n"
        + "OrgMethod\t1: Ramp 5.00 °C/min to 125.00 °C\nOrgFile\tglass.001\nStartOfData\n.5 30.0 10.0\n1.0 35.0 9.9\n-2 0 0\n1.5 40.0 9.8\n-1 0 0\n";

    public const string Trios =
        "Filename\tglass\nSample name\tglass\nSample mass\t10,0 mg\n[step]\nRamp\nTime\tTemperature\tWeight\tWeight\tDate and time\nmin\t°C\t%\tmg\t\n0,0\t30,0\t100,0\t10,0\t17.02.2020 10:13:44\n0,5\t35,0\t99,0\t9,9\t17.02.2020 10:13:45\n\n"
        + "[step]\nIsothermal\nTime\tTemperature\tWeight\tWeight\tDate and time\nmin\t°C\t%\tmg\t\n0,0\t35,0\t99,0\t9,9\t17.02.2020 10:14:44\n";

    public const string Mettler =
        "Title\n\nCurve Name:\n  =glass\n  Sample Weight\nCurve Values:\n          Index              t             Ts             Tr          Value\n                           [s]           [°C]           [°C]           [mg]\n"
        + "              0              0         30,625         30,000        10,0000\n              1              1         30,700         30,500         9,9000\n\nSample:\n  glass, 10.0000 mg\nUser:\n  NN\n\n"
        + "Curve Name:\n  =glass\n  Heatflow\nCurve Values:\n          Index              t             Ts             Tr          Value\n                           [s]           [°C]           [°C]           [Wg^-1]\n"
        + "              0              0         30,625         30,000      -1,5e-001\n              1              1         30,700         30,500      -1,6e-001\n";

    public const string Pyris =
        "Filename:\tglass\r\nSample ID:\tglass \r\nSample Weight:\t10.000 mg \r\nTotal Points in Run:\t4 \r\nMethod Steps: \r\nSwitch the Gas to Nitrogen at 20.0 ml/min  \r\n1)\tHold for 1.0 min at 50.00°C \r\n"
        + "1) TGA Isothermal \r\n\tTime     \tUnsubtracted\tSample     \tApprox.     \r\n\t          \tWeight     \tTemperature\tGas Flow     \r\n\t0.000000\t10.000000\t50.000000\t20.000000 \r\n\t0.500000\t9.900000\t50.000000\t20.000000 \r\n"
        + "2) TGA Temperature Scan \r\n\t1.000000\t9.800000\t51.000000\t20.000000 \r\n\t1.500000\t9.700000\t52.000000\t20.000000 \r\n";

    public const string PyrisCsv = "Time,Unsubtracted Weight,Program Temperature,Sample Temperature, ,,\n0,10.0,30,30, ,30,100\n0.5,9.9,35,34, ,34,99\n1,9.8,40,39, ,39,98\n";

    public const string Setaram =
        "glass\r\nCreation Date : 08/01/2025 06:19:50 p.m.\r\nUser : admin\r\n\r\nTG :\r\n Initial Mass : 10 mg\r\n\r\nHeatFlow :\r\n Initial Mass : 0 mg\r\n\r\n"
        + "Index;Time (s);Furnace Temperature (°C);Sample Temperature (°C);TG (mg);HeatFlow (mW)\r\n1;0;30;29;240.9;-17.2\r\n2;1;31;30;240.8;-17.3\r\n";

    public const string SetaramAligned =
        "glass\nCreation Date : 08/01/2025 06:19:50 p.m.\n\nHeatFlow :\n Initial Mass : 10 mg\n\nIndex   Time   Furnace Temperature   Sample Temperature   HeatFlow\n1   0   30   29   -17.2\n2   1   31   30   -17.3\n";

    public const string Quadera =
        "Sourcefile\tglass.qmp\r\nExporttime\t01/12/2022 15:24:02\r\n\r\nStart Time\t01/12/2022 13:51:12\r\nEnd Time\t01/12/2022 15:21:44\r\n\r\n\t\t18\t\t\tWater\t\r\nTime\tTime Relative [s]\tIon Current [A]\tTime\tTime Relative [s]\tPartial Pressure [mbar]\t\r\n"
        + "01/12/2022 13:51:12\t0.000\t1.0e-011\t01/12/2022 13:51:12\t0.222\t-8.5e-012\r\n01/12/2022 13:51:16\t4.163\t2.0e-011\t01/12/2022 13:51:16\t4.376\t9.1e-012\r\n01/12/2022 13:51:20\t8.142\t3.0e-011\r\n";

    public const string Ions = "time / s\tm/z 18 / A\tm/z 44 / A\n0\t1e-9\t2e-10\n1\t1.5e-9\t2.5e-10\n2\t2e-9\t3e-10\n";

    public const string Table = "# provenance: simulated\n# sample mass: 10 mg\ntime / min,temperature / °C,mass / mg,DSC / (mW/mg)\n0,30,10,0.1\n0.5,35,9.9,-0.2\n1,40,9.8,0.3\n";

    /// <summary>Format and bytes of each.</summary>
    public static IEnumerable<FuzzSeed> All() =>
    [
        new("netzsch-ngb", "glass.ngb-ds3", NetzschWriter.TwoRuns()),
        new("trios-excel", "glass.xlsx", TriosWorkbookTests.Bytes()),
        new("netzsch-text", "glass.txt", Encoding.UTF8.GetBytes(Netzsch)),
        new("netzsch-text", "tables.txt", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(NetzschTwoTables)).ToArray()),
        new("ta-q-series", "glass.txt", Encoding.UTF8.GetBytes(Universal)),
        new("trios-text", "glass.txt", Encoding.UTF8.GetBytes(Trios)),
        new("mettler-stare", "glass.txt", Encoding.Latin1.GetBytes(Mettler)),
        new("pyris-text", "glass.txt", Encoding.Latin1.GetBytes(Pyris)),
        new("pyris-csv", "glass.csv", Encoding.UTF8.GetBytes(PyrisCsv)),
        new("setaram-text", "glass.txt", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Setaram)).ToArray()),
        new("setaram-text", "aligned.txt", Encoding.UTF8.GetBytes(SetaramAligned)),
        new("quadera-asc", "glass.asc", Encoding.UTF8.GetBytes(Quadera)),
        new("ion-table", "ions.txt", Encoding.UTF8.GetBytes(Ions)),
        new("thermal-table", "run.csv", Encoding.UTF8.GetBytes(Table)),
    ];
}
