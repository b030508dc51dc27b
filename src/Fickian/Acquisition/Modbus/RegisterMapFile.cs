using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fickian.Acquisition.Modbus;

/// <summary>Register maps as JSON: fields that nobody knows are refused, so that a mistyped one cannot be overlooked.</summary>
internal static class RegisterMapFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    public static RegisterMap Read(string path)
    {
        try
        {
            return Parse(path, File.ReadAllText(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataFileException(path, $"the register map cannot be read ({e.Message.TrimEnd('.')}).", e);
        }
    }

    public static RegisterMap Parse(string path, string text)
    {
        RegisterMap map;
        try
        {
            map = JsonSerializer.Deserialize<RegisterMap>(text, Json) ?? throw new DataFileException(path, "", "a register map was expected and 'null' was found.");
        }
        catch (JsonException e)
        {
            throw new DataFileException(path, $"a register map in JSON was expected: {e.Message}", e);
        }

        Check(path, map);
        return map;
    }

    private static void Check(string path, RegisterMap map)
    {
        if (map.Registers.Count == 0)
            throw new DataFileException(path, "registers", "at least one register was expected and none was found.");
        if (map.Unit is < 0 or > 255)
            throw new DataFileException(path, "unit", $"a unit address from 0 to 255 was expected and {map.Unit} was found.");
        if (map.SafeStage is null && map.Registers.Any(r => r.Writable))
            throw new DataFileException(path, "safeStage", "a map with values that can be set must say when it is made safe (heat, gas, emission, motion or nothing).");
        if (map.SafeStage is { } stage && (stage == Instruments.SafeStage.Nothing) == map.Registers.Any(r => r.Safe is not null))
            throw new DataFileException(path, "safeStage", $"'{stage}' does not go with {(stage == Instruments.SafeStage.Nothing ? "registers that have a safe value" : "a map without one safe value")}; state the safe values, or 'nothing'.");
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var register in map.Registers)
        {
            if (!names.Add(register.Name))
                throw new DataFileException(path, register.Name, "two registers have this name; give each its own.");
            if (Fault(register, map) is { } fault)
                throw new DataFileException(path, register.Name, fault);
        }
    }

    private static string? Fault(RegisterEntry entry, RegisterMap map)
    {
        if (entry.Address < 0 || entry.Address + entry.Size > 65536)
            return $"an address from 0 to 65535 was expected and {entry.Address} was found; addresses count from 0, as on the wire.";
        if (entry.Scale == 0 || !double.IsFinite(entry.Scale) || !double.IsFinite(entry.Offset))
            return "the scale must be a number other than 0, and the offset a number.";
        if (entry.IsBit && (entry.Scale != 1 || entry.Offset != 0 || entry.Type != RegisterType.UInt16))
            return "a bit has no type, scale or offset.";
        if (entry.Writable && entry.Table is RegisterTable.Input or RegisterTable.DiscreteInput)
            return "an input cannot be set; say 'holding' or 'coil' if it is none.";
        if (entry.Writable && !entry.IsBit && (entry.Minimum is null || entry.Maximum is null))
            return "a register that can be set needs 'minimum' and 'maximum'.";
        if (entry.Safe is { } safe && !(entry.Writable && safe >= (entry.Minimum ?? 0) && safe <= (entry.Maximum ?? 1)))
            return $"the safe value {safe} cannot be set; it must lie in the range of a register that can be set.";
        return entry.Simulate?.Follows is { } other && map.Registers.All(r => r.Name != other)
            ? $"it follows '{other}' and there is no such register."
            : null;
    }
}
