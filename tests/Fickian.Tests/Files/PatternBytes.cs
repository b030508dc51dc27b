using System.Text;

namespace Fickian.Tests.Files;

/// <summary>Small patterns in the formats of diffractometers, made byte by byte: intensities 1, 2, 3 … from 10° in steps of 0.5°.</summary>
internal static class PatternBytes
{
    public static byte[] Raw1(params int[] ranges)
    {
        using var stream = new MemoryStream();
        for (var r = 0; r < ranges.Length; r++)
        {
            var header = new byte[156];
            "RAW "u8.CopyTo(header);
            Put(header, 4, ranges[r]);
            Put(header, 8, 2f);
            Put(header, 12, 0.5f);
            Put(header, 24, 10f);
            Encoding.Latin1.GetBytes("powder").CopyTo(header, 40);
            Put(header, 72, 1.5406f);
            Put(header, 76, 1.5444f);
            Put(header, 152, ranges.Length - 1 - r);

            // A later range may leave out its letters.
            stream.Write(r == 1 ? header[4..] : header);
            stream.Write(Counts(ranges[r]));
        }

        return stream.ToArray();
    }

    public static byte[] Raw2(params int[] ranges)
    {
        var header = new byte[256];
        "RAW2"u8.CopyTo(header);
        BitConverter.GetBytes((ushort)ranges.Length).CopyTo(header, 4);
        Put(header, 190, 1.5406f);
        Put(header, 194, 1.5444f);
        Put(header, 198, 0.5f);
        using var stream = new MemoryStream();
        stream.Write(header);
        foreach (var steps in ranges)
        {
            var range = new byte[60];
            BitConverter.GetBytes((ushort)range.Length).CopyTo(range, 0);
            BitConverter.GetBytes((ushort)steps).CopyTo(range, 2);
            Put(range, 8, 2f);
            Put(range, 12, 0.5f);
            Put(range, 16, 10f);
            stream.Write(range);
            stream.Write(Counts(steps));
        }

        return stream.ToArray();
    }

    public static byte[] Raw4(int recordSize, params int[] ranges)
    {
        using var stream = new MemoryStream();
        var header = new byte[61];
        "RAW4.00"u8.CopyTo(header);
        stream.Write(header);
        var text = new byte[48];
        Put(text, 0, 10);
        Put(text, 4, text.Length);
        Encoding.Latin1.GetBytes("sample").CopyTo(text, 12);
        Encoding.Latin1.GetBytes("powder").CopyTo(text, 36);
        stream.Write(text);
        foreach (var steps in ranges)
        {
            var range = new byte[160 + 12];
            Encoding.Latin1.GetBytes("Locked Coupled").CopyTo(range, 32);
            BitConverter.GetBytes(10.0).CopyTo(range, 72);
            BitConverter.GetBytes(0.5).CopyTo(range, 80);
            Put(range, 88, steps);
            Put(range, 92, 2f);
            BitConverter.GetBytes(1.5406).CopyTo(range, 112);
            Put(range, 136, recordSize);
            Put(range, 140, 12);
            stream.Write(range);
            stream.Write(Counts(steps));
        }

        return stream.ToArray();
    }

    /// <summary>XRDML 2.x with several scans, the second over a list of positions and behind an absorber.</summary>
    public static string Xrdml => """
        <?xml version="1.0" encoding="UTF-8"?>
        <xrdMeasurements xmlns="http://www.xrdml.com/XRDMeasurement/2.2" status="Completed"><sample><id>S1</id></sample><xrdMeasurement measurementType="Repeated scan">
        <usedWavelength intended="K-Alpha 1"><kAlpha1 unit="Angstrom">1.54</kAlpha1><kAlpha2 unit="Angstrom">1.544</kAlpha2><ratioKAlpha2KAlpha1>0.5</ratioKAlpha2KAlpha1></usedWavelength>
        <scan scanAxis="Gonio" status="Completed"><dataPoints><positions axis="2Theta" unit="deg"><startPosition>10.0</startPosition><endPosition>11.0</endPosition></positions>
        <commonCountingTime unit="seconds">2.0</commonCountingTime><counts unit="counts">1 2 3</counts></dataPoints></scan>
        <scan scanAxis="2Theta" status="Aborted"><dataPoints><positions axis="2Theta" unit="deg"><listPositions>10 10.5 11.5</listPositions></positions>
        <countingTimes unit="seconds">2 2 2</countingTimes><beamAttenuationFactors>1 1 10</beamAttenuationFactors><counts unit="counts">1 2 3</counts></dataPoints></scan>
        <scan scanAxis="Omega" status="Completed"><dataPoints><positions axis="2Theta" unit="deg"><commonPosition>30</commonPosition></positions><counts unit="counts">1 2 3</counts></dataPoints></scan>
        </xrdMeasurement></xrdMeasurements>
        """;

    public static string Ras => "*RAS_DATA_START\r\n*RAS_HEADER_START\r\n*FILE_SAMPLE \"powder\"\r\n*HW_XG_WAVE_LENGTH_ALPHA1 \"1.540593\"\r\n*HW_XG_WAVE_LENGTH_ALPHA2 \"1.544414\"\r\n*MEAS_COND_XG_WAVE_TYPE \"Ka\"\r\n*MEAS_SCAN_UNIT_Y \"cps\"\r\n*RAS_HEADER_END\r\n"
        + "*RAS_INT_START\r\n10.000 1 1.000\r\n10.500 2 1.000\r\n11.000 3 4.000\r\n*RAS_INT_END\r\n*RAS_HEADER_START\r\n*FILE_SAMPLE \"other\"\r\n*RAS_HEADER_END\r\n*RAS_INT_START\r\n10 4 1\r\n10.5 5 1\r\n";

    public static byte[] Rasx => SampleFiles.Zip(new Dictionary<string, byte[]>
    {
        ["Data0/Profile0.txt"] = [0xEF, 0xBB, 0xBF, .. "10\t1\t1\r\n10.5\t2\t1\r\n11\t3\t1\r\n"u8],
        ["Data0/MesurementConditions0.xml"] = "<MeasurementConditions><SampleName>powder</SampleName><WavelengthKalpha1>1.5</WavelengthKalpha1><Pair><string>*MEAS_SCAN_AXIS_X</string><string>TwoThetaTheta</string></Pair></MeasurementConditions>"u8.ToArray(),
    });

    public static byte[] Brml => SampleFiles.Zip(new Dictionary<string, byte[]>
    {
        ["Experiment0/MeasurementContainer.xml"] = "<x/>"u8.ToArray(),
        ["Experiment0/RawData0.xml"] = Encoding.UTF8.GetBytes("""
            <RawData><DataRoutes><DataRoute RouteFlag="Processed"><Datum>1,1,10,9</Datum></DataRoute><DataRoute RouteFlag="Measured"><ScanInformation><TimePerStepEffective>96</TimePerStepEffective><ScanAxes>
            <ScanAxisInfo AxisId="Theta"/><ScanAxisInfo AxisId="TwoTheta"/></ScanAxes></ScanInformation><Datum>96,1,5,10,1</Datum><Datum>96,1,5.25,10.5,2</Datum><Datum>96,1,5.5,11,3</Datum></DataRoute></DataRoutes>
            <WaveLengthAlpha1 Unit="Å" Value="1.5406"/><WaveLengthAlpha2 Value="1.54439"/><WaveLengthRatio Value="0.5"/></RawData>
            """),
    });

    private static byte[] Counts(int steps) => [.. Enumerable.Range(1, steps).SelectMany(i => BitConverter.GetBytes((float)i))];

    private static void Put(byte[] bytes, int at, int value) => BitConverter.GetBytes(value).CopyTo(bytes, at);

    private static void Put(byte[] bytes, int at, float value) => BitConverter.GetBytes(value).CopyTo(bytes, at);
}
