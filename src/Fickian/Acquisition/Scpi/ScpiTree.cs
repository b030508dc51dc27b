namespace Fickian.Acquisition.Scpi;

/// <summary>The headers that the simulated instrument knows: those of the meters, source meters and supplies that drivers are tested with.</summary>
internal static class ScpiTree
{
    private static readonly string[] Functions = ["VOLTage[:DC]", "VOLTage:AC", "CURRent[:DC]", "CURRent:AC", "RESistance", "FRESistance", "TEMPerature", "FREQuency", "PERiod"];

    // Settings of each function, with the value of a new instrument.
    private static readonly (string Node, string Value)[] OfFunction =
    [
        ("NPLCycles", "1"), ("RANGe[:UPPer]", "10"), ("RANGe:AUTO", "1"), ("APERture", "0.2"), ("AVERage[:STATe]", "0"), ("AVERage:COUNt", "10"), ("AVERage:TCONtrol", "REP"),
        ("RELative", "0"), ("RELative:STATe", "0"), ("AZERo", "1"), ("DETector:BANDwidth", "3"), ("PROTection", "0.5"), ("THReshold:RANGe", "10"), ("THReshold:RANGe:AUTO", "1"),
        ("CHANnel:RANGe", "10"), ("TC", "K"), ("MODE", "AUTO"),
    ];

    // What has no value is an event.
    private static readonly (string Pattern, string? Value)[] Others =
    [
        ("[:SENSe]:FUNCtion", "VOLT:DC"), ("[:SENSe]:FUNCtion:ALL", null), ("[:SENSe]:CHANnel", "1"), ("[:SENSe]:NPLCycles", "1"), ("[:SENSe]:AVERage[:STATe]", "0"), ("[:SENSe]:AVERage:COUNt", "10"),
        ("[:SENSe]:AVERage:TCONtrol", "REP"), ("[:SENSe]:PCURrent:STEP:TLEVel", "4"), ("AZERo:ONCE", null),
        ("[:SOURce]:VOLTage[:LEVel][:IMMediate][:AMPLitude]", "0"), ("[:SOURce]:CURRent[:LEVel][:IMMediate][:AMPLitude]", "0.1"), ("[:SOURce]:FREQuency", "1000"), ("[:SOURce]:VOLTage:OFFSet", "0"),
        (":SOURce:VOLTage:RANGe", "20"), (":SOURce:VOLTage:RANGe:AUTO", "1"), (":SOURce:CURRent:RANGe", "1"), (":SOURce:CURRent:RANGe:AUTO", "1"), (":SOURce:FUNCtion", "VOLT"), (":SOURce:CLEar:AUTO", "0"),
        (":SOURce:DELay", "0.1"), (":SOURce:DELay:AUTO", "1"), (":SOURce:TEMPerature:PROTection:STATe", "1"), (":SOURce:TEMPerature:PROTection:HIGH", "100"),
        (":SOURce:TEMPerature:LCONstants:INTegral", "2"), (":SOURce:TEMPerature:LCONstants:DERivative", "3"),
        (":OUTPut[:STATe]", "0"), (":OUTPut:SMODe", "NORM"), (":OUTPut:RELay", "ONE"), (":BATTery:OUTPut", "0"), (":ENTRy:FUNCtion", "POWER"), (":INSTrument:SELect", "CH1"),
        (":SYSTem:RSENse", "0"), (":SYSTem:LFRequency", "50"), (":SYSTem:LFRequency:AUTO", "1"), (":SYSTem:BEEPer", "1"), (":ROUTe:TERMinals", "FRON"), (":DISPlay:ENABle", "1"), (":DISPlay:SCReen", "HOME"), (":DISPlay:USER:TEXT", "\"\""),
        (":TRIGger:COUNt", "1"), (":TRIGger:DELay", "0"), (":TRIGger:SOURce", "IMM"), (":TRIGger:OUTPut", "NONE"), (":TRIGger:ILINe", "1"), (":TRIGger:OLINe", "2"), (":TRIGger:CLEar", null),
        (":ARM:COUNt", "1"), (":ARM:TIMer", "0.1"), (":ARM:SOURce", "IMM"), (":ARM:OUTPut", "NONE"), (":ARM:ILINe", "1"), (":ARM:OLINe", "2"), (":ABORt", null),
        (":SAMPle:COUNt", "1"), (":SAMPle:SOURce", "IMM"), (":SAMPle:TIMer", "1"), (":STATus:OPERation:INSTrument:ISUMmary:CONDition", "0"), ("*PSC", "1"), ("*LANG", "SCPI"), ("*WAI", null), ("*TRG", null),
    ];

    public static IReadOnlyList<ScpiHeader> Headers { get; } =
    [
        .. Others.Select(o => new ScpiHeader(o.Pattern, o.Value ?? "", o.Value is null)),
        .. Functions.SelectMany(f => OfFunction.Select(s => new ScpiHeader($"[:SENSe]:{f}:{s.Node}", s.Value, isEvent: false))),
        .. Functions.Select(f => new ScpiHeader($":DISPlay:{f}:DIGits", "6", isEvent: false)),
    ];

    /// <summary>The functions that can be measured, for MEASure and CONFigure.</summary>
    public static IReadOnlyList<ScpiHeader> Measured { get; } = [.. Functions.Select(f => new ScpiHeader(f, f.Replace("[:DC]", ":DC", StringComparison.Ordinal), isEvent: false))];
}
