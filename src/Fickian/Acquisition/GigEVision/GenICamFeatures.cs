using System.Buffers.Binary;
using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Fickian.Acquisition.GigEVision;

/// <summary>The features of a camera by name, from its GenICam description: Integer, IntReg, MaskedIntReg, Float, FloatReg, Enumeration, Boolean, Command, SwissKnife and Converter.</summary>
/// <remarks>Strings, selectors and locks are left out.</remarks>
internal sealed class GenICamFeatures
{
    private const int Deepest = 20;

    private readonly Dictionary<string, XElement> nodes = new(StringComparer.Ordinal);

    private GenICamFeatures(XElement root)
    {
        foreach (var node in root.Descendants().Where(e => e.Attribute("Name") is not null && e.Name.LocalName is not ("EnumEntry" or "pVariable")))
            nodes[node.Attribute("Name")!.Value] = node;
    }

    /// <summary>Reads a description.</summary>
    /// <exception cref="FormatException">It is no XML.</exception>
    public static GenICamFeatures Read(string xml)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(xml.TrimEnd('\0')), new() { DtdProcessing = DtdProcessing.Prohibit });
            return new(XElement.Load(reader));
        }
        catch (XmlException e)
        {
            throw new FormatException($"the description of the camera is no XML ({e.Message.TrimEnd('.')})", e);
        }
    }

    /// <summary>Whether there is a feature.</summary>
    public bool Has(string name) => nodes.ContainsKey(name);

    /// <summary>Values of an enumeration by their names.</summary>
    public IReadOnlyDictionary<int, string> Choices(string name) => !nodes.TryGetValue(name, out var node)
        ? new Dictionary<int, string>()
        : node.Elements().Where(e => e.Name.LocalName == "EnumEntry").Select(e => (Value: (int)(Number(Text(e, "Value")) ?? 0), Name: e.Attribute("Name")!.Value)).DistinctBy(e => e.Value).ToDictionary(e => e.Value, e => e.Name);

    /// <summary>Least and greatest value of a feature.</summary>
    public async Task<(double Minimum, double Maximum)> RangeAsync(string name, ICameraRegisters registers, CancellationToken cancellation) =>
        (await LimitAsync(name, "Min", registers, cancellation) ?? double.NegativeInfinity, await LimitAsync(name, "Max", registers, cancellation) ?? double.PositiveInfinity);

    /// <summary>Value of a feature.</summary>
    /// <exception cref="FormatException">There is no such feature, or its description cannot be followed.</exception>
    public Task<double> GetAsync(string name, ICameraRegisters registers, CancellationToken cancellation) => GetAsync(name, registers, 0, cancellation);

    /// <summary>Sets a feature; a command takes any value.</summary>
    /// <exception cref="FormatException">There is no such feature, or its description cannot be followed.</exception>
    public Task SetAsync(string name, double value, ICameraRegisters registers, CancellationToken cancellation) => SetAsync(name, value, registers, 0, cancellation);

    private async Task<double> GetAsync(string name, ICameraRegisters registers, int depth, CancellationToken cancellation)
    {
        var node = Node(name, depth);
        switch (node.Name.LocalName)
        {
            case "IntReg" or "MaskedIntReg" or "FloatReg":
                return Decode(node, await registers.ReadAsync(await AddressAsync(node, registers, depth, cancellation), Length(node), cancellation));
            case "SwissKnife" or "IntSwissKnife":
                return Whole(node, GenICamFormula.Evaluate(Text(node, "Formula") ?? "", await VariablesAsync(node, registers, depth, cancellation)));
            case "Converter" or "IntConverter":
                var variables = await VariablesAsync(node, registers, depth, cancellation);
                variables["TO"] = await GetAsync(Text(node, "pValue") ?? "", registers, depth + 1, cancellation);
                return Whole(node, GenICamFormula.Evaluate(Text(node, "FormulaFrom") ?? "", variables));
            default:
                return Text(node, "pValue") is { } pointed ? await GetAsync(pointed, registers, depth + 1, cancellation) : Number(Text(node, "Value")) ?? throw Unreadable(name);
        }
    }

    private async Task SetAsync(string name, double value, ICameraRegisters registers, int depth, CancellationToken cancellation)
    {
        var node = Node(name, depth);
        switch (node.Name.LocalName)
        {
            case "IntReg" or "MaskedIntReg" or "FloatReg":
                var address = await AddressAsync(node, registers, depth, cancellation);
                await registers.WriteAsync(address, await EncodeAsync(node, value, address, registers, cancellation), cancellation);
                break;
            case "Converter" or "IntConverter":
                var variables = await VariablesAsync(node, registers, depth, cancellation);
                variables["FROM"] = value;
                await SetAsync(Text(node, "pValue") ?? "", GenICamFormula.Evaluate(Text(node, "FormulaTo") ?? "", variables), registers, depth + 1, cancellation);
                break;
            case "Command":
                var commanded = Number(Text(node, "CommandValue")) ?? (Text(node, "pCommandValue") is { } p ? await GetAsync(p, registers, depth + 1, cancellation) : 1);
                await SetAsync(Text(node, "pValue") ?? "", commanded, registers, depth + 1, cancellation);
                break;
            default:
                await SetAsync(Text(node, "pValue") ?? throw Unreadable(name), value, registers, depth + 1, cancellation);
                break;
        }
    }

    private async Task<double?> LimitAsync(string name, string which, ICameraRegisters registers, CancellationToken cancellation) =>
        !nodes.TryGetValue(name, out var node) ? null
            : Number(Text(node, which)) ?? (Text(node, "p" + which) is { } pointed ? await GetAsync(pointed, registers, 1, cancellation) : null);

    private async Task<Dictionary<string, double>> VariablesAsync(XElement node, ICameraRegisters registers, int depth, CancellationToken cancellation)
    {
        var variables = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var variable in node.Elements().Where(e => e.Name.LocalName == "pVariable"))
            variables[variable.Attribute("Name")?.Value ?? ""] = await GetAsync(variable.Value.Trim(), registers, depth + 1, cancellation);
        return variables;
    }

    private async Task<uint> AddressAsync(XElement node, ICameraRegisters registers, int depth, CancellationToken cancellation)
    {
        var address = node.Elements().Where(e => e.Name.LocalName == "Address").Sum(e => Number(e.Value) ?? 0);
        foreach (var pointed in node.Elements().Where(e => e.Name.LocalName == "pAddress"))
            address += await GetAsync(pointed.Value.Trim(), registers, depth + 1, cancellation);
        return address is >= 0 and <= uint.MaxValue ? (uint)address : throw Unreadable(node.Attribute("Name")!.Value);
    }

    private static int Length(XElement node) => Number(Text(node, "Length")) is 1 or 2 or 4 or 8 ? (int)Number(Text(node, "Length"))! : 4;

    private static bool IsLittle(XElement node) => Text(node, "Endianess") == "LittleEndian";

    private static double Decode(XElement node, byte[] bytes)
    {
        if (IsLittle(node))
            Array.Reverse(bytes);
        var raw = bytes.Aggregate(0UL, (sum, b) => (sum << 8) | b);
        if (node.Name.LocalName == "FloatReg")
            return bytes.Length == 8 ? BitConverter.UInt64BitsToDouble(raw) : BitConverter.UInt32BitsToSingle((uint)raw);
        if (node.Name.LocalName == "MaskedIntReg")
        {
            var (low, width) = Bits(node, bytes.Length);
            raw = (raw >> low) & (width == 64 ? ulong.MaxValue : (1UL << width) - 1);
        }

        return Text(node, "Sign") == "Signed" && bytes.Length == 4 ? (int)raw : raw;
    }

    // A masked register keeps its other bits.
    private static async Task<byte[]> EncodeAsync(XElement node, double value, uint address, ICameraRegisters registers, CancellationToken cancellation)
    {
        var length = Length(node);
        var raw = node.Name.LocalName == "FloatReg" ? length == 8 ? BitConverter.DoubleToUInt64Bits(value) : BitConverter.SingleToUInt32Bits((float)value) : (ulong)(long)Math.Round(value);
        if (node.Name.LocalName == "MaskedIntReg")
        {
            var (low, width) = Bits(node, length);
            var mask = (width == 64 ? ulong.MaxValue : (1UL << width) - 1) << low;
            var before = await registers.ReadAsync(address, length, cancellation);
            if (IsLittle(node))
                Array.Reverse(before);
            raw = (before.Aggregate(0UL, (sum, b) => (sum << 8) | b) & ~mask) | ((raw << low) & mask);
        }

        var bytes = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, raw);
        bytes = bytes[^length..];
        if (IsLittle(node))
            Array.Reverse(bytes);
        return bytes;
    }

    // Big-endian registers count bits from the most significant one.
    private static (int Low, int Width) Bits(XElement node, int length)
    {
        var lsb = (int)(Number(Text(node, "LSB")) ?? Number(Text(node, "Bit")) ?? 0);
        var msb = (int)(Number(Text(node, "MSB")) ?? Number(Text(node, "Bit")) ?? 0);
        var (a, b) = IsLittle(node) ? (lsb, msb) : ((8 * length) - 1 - lsb, (8 * length) - 1 - msb);
        var (low, high) = (Math.Clamp(Math.Min(a, b), 0, 63), Math.Clamp(Math.Max(a, b), 0, 63));
        return (low, high - low + 1);
    }

    private static double Whole(XElement node, double value) => node.Name.LocalName.StartsWith("Int", StringComparison.Ordinal) ? Math.Truncate(value) : value;

    private XElement Node(string name, int depth) =>
        depth <= Deepest && nodes.TryGetValue(name, out var node) ? node : throw Unreadable(name);

    private static string? Text(XElement node, string child) => node.Elements().FirstOrDefault(e => e.Name.LocalName == child)?.Value.Trim();

    private static double? Number(string? text) => text is null ? null
        : text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? long.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex) ? hex : null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static FormatException Unreadable(string name) => new($"the feature '{name}' is not described in a way that is known here");
}
