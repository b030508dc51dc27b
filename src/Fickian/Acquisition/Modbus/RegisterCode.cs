using System.Globalization;

namespace Fickian.Acquisition.Modbus;

/// <summary>Numbers in registers, by their entry in the map.</summary>
internal static class RegisterCode
{
    /// <summary>The value and what is to be said about it; no value where the raw number is a state or no number.</summary>
    public static (double? Value, string State) Decode(RegisterEntry entry, ReadOnlySpan<ushort> words)
    {
        var raw = Raw(entry, words);
        if (!double.IsFinite(raw))
            return (null, "no number");
        return entry.States.TryGetValue(raw.ToString(CultureInfo.InvariantCulture), out var state) ? (null, state) : (raw * entry.Scale + entry.Offset, Instruments.Reading.Ok);
    }

    /// <summary>The raw number.</summary>
    public static double Raw(RegisterEntry entry, ReadOnlySpan<ushort> words)
    {
        if (entry.Size == 1)
            return entry.Type == RegisterType.Int16 ? (short)words[0] : words[0];
        var (high, low) = entry.LowWordFirst ? (words[1], words[0]) : (words[0], words[1]);
        var both = (uint)(high << 16) | low;
        return entry.Type switch
        {
            RegisterType.Int32 => (int)both,
            RegisterType.UInt32 => both,
            _ => BitConverter.UInt32BitsToSingle(both),
        };
    }

    /// <summary>The words of a value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The registers cannot hold it.</exception>
    public static ushort[] Encode(RegisterEntry entry, double value)
    {
        var raw = (value - entry.Offset) / entry.Scale;
        if (entry.Type == RegisterType.Float32 && Math.Abs(raw) <= float.MaxValue)
            return Words(entry, BitConverter.SingleToUInt32Bits((float)raw));
        var whole = Math.Round(raw);
        var (least, most) = entry.Type switch
        {
            RegisterType.UInt16 => (0.0, (double)ushort.MaxValue),
            RegisterType.Int16 => (short.MinValue, short.MaxValue),
            RegisterType.UInt32 => (0, uint.MaxValue),
            RegisterType.Int32 => (int.MinValue, int.MaxValue),
            _ => (0, -1),
        };
        if (!(whole >= least && whole <= most))
            throw new ArgumentOutOfRangeException(nameof(value), $"The registers of {entry.Name} hold no {value:G6} {entry.Unit}; nothing was sent.");
        return entry.Size == 1 ? [(ushort)(long)whole] : Words(entry, (uint)(long)whole);
    }

    /// <summary>Step to within which a read-back of a value agrees, in the unit.</summary>
    public static double Step(RegisterEntry entry, double value) => entry.Type == RegisterType.Float32 && !entry.IsBit
        ? Math.Abs(entry.Scale) * Math.Abs((value - entry.Offset) / entry.Scale) * Math.ScaleB(1, -22)
        : Math.Abs(entry.Scale);

    private static ushort[] Words(RegisterEntry entry, uint both) =>
        entry.LowWordFirst ? [(ushort)both, (ushort)(both >> 16)] : [(ushort)(both >> 16), (ushort)both];
}
