namespace Fickian.Files;

/// <summary>A record of a NETZSCH stream: a value of a field, an array, or the beginning of a table.</summary>
/// <param name="Field">Number of the field; of a table its category.</param>
/// <param name="Type">Type of the value.</param>
/// <param name="At">Place of the value in the stream.</param>
/// <param name="Count">Number of elements.</param>
/// <param name="IsArray">Whether it is an array.</param>
/// <param name="Reference">Kind of the table that begins; −1 if the record is none.</param>
internal readonly record struct NetzschRecord(int Field, byte Type, int At, int Count, bool IsArray, int Reference)
{
    public bool IsTable => Reference >= 0;
}
