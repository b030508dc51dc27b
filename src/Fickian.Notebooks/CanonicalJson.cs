using System.Text;
using System.Text.Json;

namespace Fickian.Notebooks;

/// <summary>JSON as Jupyter's library writes it: sorted keys, one space of indent, text outside ASCII as it is.</summary>
internal sealed class CanonicalJson
{
    private readonly StringBuilder text = new();
    private int depth;

    public static string Text(JsonElement element)
    {
        var json = new CanonicalJson();
        json.Write(element);
        return json.ToString();
    }

    public override string ToString() => text.ToString();

    public void Write(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                Object([.. element.EnumerateObject().Select(p => (p.Name, (Action)(() => Write(p.Value))))]);
                break;
            case JsonValueKind.Array:
                Array(element.EnumerateArray(), Write);
                break;
            case JsonValueKind.String:
                Write(element.GetString()!);
                break;
            default:
                text.Append(element.GetRawText());
                break;
        }
    }

    public void Write(string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                < ' ' => text.Append("\\u00").Append(((int)c).ToString("x2")),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }

    public void Write(int? value) => text.Append(value?.ToString() ?? "null");

    /// <summary>Text as the array of its lines, each but the last ending in a line feed.</summary>
    public void Lines(string value)
    {
        List<string> lines = [];
        for (var start = 0; start < value.Length;)
        {
            var end = value.IndexOf('\n', start);
            end = end < 0 ? value.Length : end + 1;
            lines.Add(value[start..end]);
            start = end;
        }

        Array(lines, Write);
    }

    public void Array<T>(IEnumerable<T> items, Action<T> write) => Block('[', ']', items, write);

    public void Object(params IEnumerable<(string Name, Action Value)> properties) =>
        Block('{', '}', properties.OrderBy(p => p.Name, StringComparer.Ordinal), p =>
        {
            Write(p.Name);
            text.Append(": ");
            p.Value();
        });

    private void Block<T>(char open, char close, IEnumerable<T> items, Action<T> write)
    {
        text.Append(open);
        depth++;
        var empty = true;
        foreach (var item in items)
        {
            if (!empty)
                text.Append(',');
            empty = false;
            text.Append('\n').Append(' ', depth);
            write(item);
        }

        depth--;
        if (!empty)
            text.Append('\n').Append(' ', depth);
        text.Append(close);
    }
}
