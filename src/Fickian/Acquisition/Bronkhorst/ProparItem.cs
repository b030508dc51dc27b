namespace Fickian.Acquisition.Bronkhorst;

/// <summary>One parameter of a request or of an answer.</summary>
/// <param name="ProcessTag">Process, or in a request and its answer the tag that stands for it.</param>
/// <param name="Tag">Type and index, or the tag that stands for them.</param>
/// <param name="Process">Process that is meant.</param>
/// <param name="Code">Type bits and index that are meant.</param>
/// <param name="Value">Bytes of the value; empty in a request.</param>
/// <param name="End">Bytes of the message up to the end of this item.</param>
internal sealed record ProparItem(byte ProcessTag, byte Tag, byte Process, byte Code, byte[] Value, int End);
