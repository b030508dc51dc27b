using System.Text.Json.Serialization;

namespace Fickian.Acquisition.Modbus;

/// <summary>How a number lies in registers.</summary>
public enum RegisterType
{
    /// <summary>Whole number of one word without sign.</summary>
    [JsonStringEnumMemberName("uint16")]
    UInt16,

    /// <summary>Whole number of one word with sign.</summary>
    [JsonStringEnumMemberName("int16")]
    Int16,

    /// <summary>Whole number of two words without sign.</summary>
    [JsonStringEnumMemberName("uint32")]
    UInt32,

    /// <summary>Whole number of two words with sign.</summary>
    [JsonStringEnumMemberName("int32")]
    Int32,

    /// <summary>IEEE 754 number of two words.</summary>
    [JsonStringEnumMemberName("float32")]
    Float32,
}
