namespace Fickian.Files;

/// <summary>Measurement conditions of a Rigaku archive.</summary>
internal static class RigakuConditions
{
    private const int Most = 2000;

    /// <summary>Names and texts; pairs of strings as name and value.</summary>
    public static List<KeyValuePair<string, string>> Read(FileSource source, string member, byte[] bytes)
    {
        List<KeyValuePair<string, string>> notes = [];
        string? key = null;
        XmlElements.Walk(
            source,
            bytes,
            begin =>
            {
                if (begin.Name == "Pair")
                    key = null;
            },
            end =>
            {
                if (notes.Count >= Most || end.HasElements || end.Text.Length == 0)
                    return;
                if (end.Name == "string" && end.IsIn("Pair"))
                {
                    if (key is not null)
                        notes.Add(new(key.TrimStart('*'), end.Text));
                    key = end.Text;
                }
                else
                {
                    notes.Add(new(end.Name == "YUnit" ? "MEAS_SCAN_UNIT_Y" : end.Name, end.Text));
                }
            },
            member);
        return notes;
    }
}
