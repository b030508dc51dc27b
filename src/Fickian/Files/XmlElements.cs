using System.Collections.Frozen;
using System.Xml;

namespace Fickian.Files;

/// <summary>Reads XML from front to back without keeping it.</summary>
/// <remarks>No document type, no external entities, at most 64 elements deep and as many characters as the file has bytes.</remarks>
internal static class XmlElements
{
    private const int Deepest = 64;
    private const int MostAttributes = 256;
    private static readonly IReadOnlyDictionary<string, string> None = FrozenDictionary<string, string>.Empty;

    /// <summary>Calls back at the beginning and the end of each element.</summary>
    /// <param name="source">The file, for messages.</param>
    /// <param name="bytes">The document.</param>
    /// <param name="begin">Receives an element with its attributes.</param>
    /// <param name="end">Receives it again with its text.</param>
    /// <param name="member">Name of the document within an archive; empty if it is the file.</param>
    /// <exception cref="DataFileException">The document is not well formed or exceeds a limit.</exception>
    public static void Walk(FileSource source, ReadOnlyMemory<byte> bytes, Action<XmlElement> begin, Action<XmlElement> end, string member = "")
    {
        XmlElement? open = null;
        var depth = 0;
        try
        {
            using var stream = new MemoryStream(bytes.ToArray(), writable: false);
            using var reader = XmlReader.Create(stream, new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                MaxCharactersInDocument = Math.Max(1, bytes.Length),
                MaxCharactersFromEntities = 1024,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                IgnoreWhitespace = true,
            });
            while (reader.Read())
            {
                switch (reader.NodeType)
                {
                    case XmlNodeType.Element:
                        if (++depth > Deepest)
                            throw source.Wrong(Place(reader, member), $"elements at most {Deepest} deep were expected; the file is damaged or hostile.");
                        if (open is not null)
                            open.HasElements = true;
                        var isEmpty = reader.IsEmptyElement;
                        open = new(reader.LocalName, open, Attributes(source, reader, member));
                        begin(open);
                        if (isEmpty)
                            Close();
                        break;
                    case XmlNodeType.Text or XmlNodeType.CDATA when open is not null:
                        open.Text = open.Text.Length == 0 ? reader.Value : throw source.Wrong(Place(reader, member), $"one text was expected in <{open.Name}> and a second was found; the file is damaged.");
                        break;
                    case XmlNodeType.EndElement:
                        Close();
                        break;
                }
            }
        }
        catch (Exception e) when (e is XmlException or ArgumentException or InvalidOperationException or System.Text.DecoderFallbackException)
        {
            var place = e is XmlException { LineNumber: > 0 } xml ? $"line {xml.LineNumber}" : "";
            throw source.Wrong(member.Length == 0 ? place : $"member {member}, {place}".TrimEnd(' ', ','), $"well-formed XML without a document type was expected ({e.Message.ReplaceLineEndings(" ").TrimEnd('.')}); the file is damaged, export it again.");
        }

        void Close()
        {
            end(open!);
            open = open!.Parent;
            depth--;
        }
    }

    private static IReadOnlyDictionary<string, string> Attributes(FileSource source, XmlReader reader, string member)
    {
        if (!reader.HasAttributes)
            return None;
        if (reader.AttributeCount > MostAttributes)
            throw source.Wrong(Place(reader, member), $"at most {MostAttributes} attributes were expected; the file is damaged or hostile.");
        Dictionary<string, string> attributes = new(reader.AttributeCount, StringComparer.Ordinal);
        while (reader.MoveToNextAttribute())
            attributes.TryAdd(reader.LocalName, reader.Value);
        reader.MoveToElement();
        return attributes;
    }

    private static string Place(XmlReader reader, string member) =>
        (member.Length == 0 ? "" : $"member {member}, ") + (reader is IXmlLineInfo info && info.HasLineInfo() ? $"line {info.LineNumber}" : "");
}
