using System.Text.Json.Nodes;

namespace Fickian.Acquisition.Secop;

/// <summary>A module that a node offers.</summary>
/// <param name="Name">Name.</param>
/// <param name="Description">What it is.</param>
/// <param name="InterfaceClass"><c>Readable</c>, <c>Writable</c> or <c>Drivable</c>.</param>
/// <param name="Entries">Parameters and commands.</param>
public sealed record SecopModule(string Name, string Description, string InterfaceClass, IReadOnlyList<SecopEntry> Entries)
{
    /// <summary>The module in the description of its node.</summary>
    internal JsonObject Describe()
    {
        var accessibles = new JsonObject();
        foreach (var entry in Entries)
        {
            var described = new JsonObject { ["description"] = entry.Description, ["datainfo"] = entry.DataInfo.DeepClone() };
            if (entry.Do is null)
                described["readonly"] = entry.Change is null;
            accessibles[entry.Name] = described;
        }

        return new() { ["accessibles"] = accessibles, ["description"] = Description, ["implementation"] = "Fickian", ["interface_classes"] = new JsonArray(InterfaceClass), ["features"] = new JsonArray() };
    }
}
