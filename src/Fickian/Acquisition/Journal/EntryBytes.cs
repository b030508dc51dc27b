using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fickian.Acquisition.Journal;

/// <summary>Entries as the payload of a record, and back.</summary>
internal static class EntryBytes
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Type and payload of an entry.</summary>
    /// <exception cref="ArgumentException">The entry is longer than a record may be.</exception>
    public static (JournalEntryType Type, byte[] Payload) Of(IJournalEntry entry)
    {
        var (type, payload) = entry switch
        {
            RunHeader header => (JournalEntryType.Header, Text(header)),
            RunSamples samples => (JournalEntryType.Samples, Batch(samples)),
            RunEvent text => (JournalEntryType.Event, Text(text)),
            ParameterSnapshot snapshot => (JournalEntryType.Parameters, Text(snapshot)),
            InstrumentCommand command => (JournalEntryType.Command, Text(command)),
            SpectralAxis axis => (JournalEntryType.SpectralAxis, Text(axis)),
            SpectrumBlock spectrum => (JournalEntryType.Spectrum, Singles(spectrum)),
            FileReference file => (JournalEntryType.FileReference, Text(file)),
            ClockOffsets clocks => (JournalEntryType.ClockOffsets, Text(clocks)),
            Checkpoint checkpoint => (JournalEntryType.Checkpoint, Text(checkpoint)),
            Marker marker => (JournalEntryType.Marker, Text(marker)),
            RunEnd end => (JournalEntryType.End, Text(end)),
            UnknownEntry unknown => ((JournalEntryType)unknown.Type, unknown.Payload.ToArray()),
            _ => throw new ArgumentException($"An entry of a journal was expected; found a {entry?.GetType().Name ?? "null"}.", nameof(entry)),
        };
        return payload.Length <= JournalFormat.LongestPayload
            ? (type, payload)
            : throw new ArgumentException($"At most {JournalFormat.LongestPayload >> 20} MiB were expected for one record of a journal; found {payload.Length >> 20} MiB: write it to a file and record its reference.", nameof(entry));
    }

    /// <summary>The entry of a payload; of one that cannot be understood, the bytes.</summary>
    public static IJournalEntry Read(ushort type, ReadOnlySpan<byte> payload, RunTime time)
    {
        try
        {
            IJournalEntry? entry = (JournalEntryType)type switch
            {
                JournalEntryType.Header => Known<RunHeader>(payload, h => Whole(h.Instruments) && Whole(h.Channels) && Whole(h.ClockOffsets)),
                JournalEntryType.Sample => payload.Length == SampleBytes.OfOne ? new RunSamples([SampleBytes.Read(payload, time)]) : null,
                JournalEntryType.Samples => SampleBytes.ReadBatch(payload),
                JournalEntryType.Event => Known<RunEvent>(payload),
                JournalEntryType.Parameters => Known<ParameterSnapshot>(payload, p => Whole(p.Values)),
                JournalEntryType.Command => Known<InstrumentCommand>(payload),
                JournalEntryType.SpectralAxis => Known<SpectralAxis>(payload, a => !a.Positions.IsDefault),
                JournalEntryType.Spectrum => Spectrum(payload),
                JournalEntryType.FileReference => Known<FileReference>(payload),
                JournalEntryType.ClockOffsets => Known<ClockOffsets>(payload, c => Whole(c.Values)),
                JournalEntryType.Checkpoint => Known<Checkpoint>(payload),
                JournalEntryType.Marker => Known<Marker>(payload),
                JournalEntryType.End => Known<RunEnd>(payload),
                _ => null,
            };
            return entry ?? new UnknownEntry(type, payload.ToArray());
        }
        catch (JsonException)
        {
            return new UnknownEntry(type, payload.ToArray());
        }
    }

    /// <summary>Whether a type should have been understood.</summary>
    public static bool IsKnown(ushort type) => Enum.IsDefined((JournalEntryType)type) && type != 0;

    private static byte[] Text<T>(T entry) => JsonSerializer.SerializeToUtf8Bytes(entry, Json);

    private static T? Known<T>(ReadOnlySpan<byte> payload, Func<T, bool>? isSound = null)
        where T : class
    {
        var entry = JsonSerializer.Deserialize<T>(payload, Json);
        return entry is null || isSound?.Invoke(entry) == false ? null : entry;
    }

    private static bool Whole<T>(ImmutableArray<T> values)
        where T : class => !values.IsDefault && !values.Contains(null!);

    private static byte[] Batch(RunSamples samples)
    {
        var bytes = new byte[samples.Values.Length * SampleBytes.OfBatched];
        SampleBytes.WriteBatch(bytes, samples.Values.AsSpan());
        return bytes;
    }

    private static byte[] Singles(SpectrumBlock spectrum)
    {
        var bytes = new byte[2 + (spectrum.Values.Length * sizeof(float))];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, spectrum.Axis);
        for (var i = 0; i < spectrum.Values.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(2 + (i * sizeof(float))), spectrum.Values.Span[i]);
        return bytes;
    }

    private static SpectrumBlock? Spectrum(ReadOnlySpan<byte> payload)
    {
        if (payload.Length < 2 || (payload.Length - 2) % sizeof(float) != 0)
            return null;
        var values = new float[(payload.Length - 2) / sizeof(float)];
        payload[2..].CopyTo(MemoryMarshal.AsBytes(values.AsSpan()));
        if (!BitConverter.IsLittleEndian)
            BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<float, int>(values.AsSpan()), MemoryMarshal.Cast<float, int>(values.AsSpan()));
        return new(BinaryPrimitives.ReadUInt16LittleEndian(payload), values);
    }
}
