namespace Fickian.Files;

/// <summary>One entry of the directory of an OMNIC file.</summary>
/// <param name="Key">What the block holds.</param>
/// <param name="Offset">Where it begins, bytes.</param>
/// <param name="Size">Its size, bytes.</param>
/// <param name="Record">Number of the spectrum that it belongs to in a map or series; 0 in other files.</param>
/// <param name="OfMap">Whether it belongs to a map or series as a whole.</param>
internal readonly record struct OmnicBlock(int Key, long Offset, long Size, int Record, bool OfMap);
