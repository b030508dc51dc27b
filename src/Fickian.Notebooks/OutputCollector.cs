namespace Fickian.Notebooks;

/// <summary>Gathers the outputs of one cell in the order in which they come; text on the same stream grows together.</summary>
internal sealed class OutputCollector(Action<CellOutput>? live)
{
    private readonly Lock gate = new();
    private readonly List<CellOutput> outputs = [];
    private readonly List<object> displayed = [];

    public void Write(string stream, string text)
    {
        text = text.ReplaceLineEndings("\n");
        lock (gate)
        {
            if (outputs is [.., CellOutput.StreamText last] && last.Name == stream)
                outputs[^1] = last with { Text = last.Text + text };
            else
                outputs.Add(new CellOutput.StreamText(stream, text));
        }

        live?.Invoke(new CellOutput.StreamText(stream, text));
    }

    public void Display(object value, bool isResult)
    {
        var output = new CellOutput.Display(MimeBundle.Of(value)) { IsResult = isResult };
        lock (gate)
            displayed.Add(value);
        Add(output);
    }

    public void Fail(CellFailure failure) => Add(new CellOutput.Error(failure.Name, failure.Message, [failure.ToString()]));

    public CellResult Result(CellFailure? failure)
    {
        lock (gate)
            return new CellResult([.. outputs], [.. displayed], failure);
    }

    private void Add(CellOutput output)
    {
        lock (gate)
            outputs.Add(output);
        live?.Invoke(output);
    }
}
