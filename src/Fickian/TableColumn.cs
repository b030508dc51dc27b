namespace Fickian;

/// <summary>One column of a table.</summary>
/// <param name="Name">Name as the file writes it, without its unit.</param>
/// <param name="Unit">Unit as the file writes it; empty if it states none.</param>
/// <param name="Values">Values in that unit, NaN where a cell holds no number, [rows].</param>
public sealed record TableColumn(string Name, string Unit, ReadOnlyMemory<double> Values)
{
    /// <summary>Name over unit, for example <c>Time / min</c>.</summary>
    public string Heading => Unit.Length == 0 ? Name : $"{Name} / {Unit}";
}
