namespace Fickian.Acquisition.Journal;

/// <summary>One value of one channel.</summary>
/// <param name="Channel">Number of the channel in the head of the run.</param>
/// <param name="Value">Value in the channel's unit.</param>
/// <param name="State">How far it can be trusted.</param>
/// <param name="Time">When it was read.</param>
public readonly record struct RunSample(ushort Channel, double Value, SampleState State, RunTime Time);
