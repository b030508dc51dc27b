using System.Text.Json.Serialization;

namespace Fickian.Acquisition.Modbus;

/// <summary>Which of the four tables of a Modbus device a value lies in.</summary>
public enum RegisterTable
{
    /// <summary>Outputs of one bit: functions 1, 5, 15.</summary>
    [JsonStringEnumMemberName("coil")]
    Coil,

    /// <summary>Inputs of one bit: function 2.</summary>
    [JsonStringEnumMemberName("discrete-input")]
    DiscreteInput,

    /// <summary>Words that can be set: functions 3, 6, 16.</summary>
    [JsonStringEnumMemberName("holding")]
    Holding,

    /// <summary>Words that cannot be set: function 4.</summary>
    [JsonStringEnumMemberName("input")]
    Input,
}
