namespace Fickian.Files;

/// <summary>An element of an XML document that is being read from front to back.</summary>
/// <param name="Name">Local name; namespaces carry versions and are not looked at.</param>
/// <param name="Parent">The element around it; null for the outermost.</param>
/// <param name="Attributes">Attributes by local name.</param>
internal sealed record XmlElement(string Name, XmlElement? Parent, IReadOnlyDictionary<string, string> Attributes)
{
    /// <summary>Text directly in it, complete at its end.</summary>
    public string Text { get; set; } = "";

    /// <summary>Whether it holds other elements.</summary>
    public bool HasElements { get; set; }

    /// <summary>Text of an attribute; empty if there is none.</summary>
    public string this[string attribute] => Attributes.GetValueOrDefault(attribute, "");

    /// <summary>Whether it lies in an element of a name, at any depth.</summary>
    public bool IsIn(string name) => Parent is not null && (Parent.Name == name || Parent.IsIn(name));
}
