using System.Text;

namespace Fickian.Notebooks;

/// <summary>Sends what a cell writes to the console into its outputs, and lets every other thread write where it did.</summary>
internal sealed class ConsoleCapture : IDisposable
{
    private static readonly AsyncLocal<OutputCollector?> Current = new();
    private readonly TextWriter output = Console.Out;
    private readonly TextWriter error = Console.Error;
    private readonly TextWriter installedOutput;
    private readonly TextWriter installedError;

    public ConsoleCapture(OutputCollector collector)
    {
        Current.Value = collector;
        Console.SetOut(new Router("stdout", output));
        Console.SetError(new Router("stderr", error));
        (installedOutput, installedError) = (Console.Out, Console.Error);
    }

    public void Dispose()
    {
        Current.Value = null;
        // A cell that was given up may end while another one holds the console.
        if (ReferenceEquals(Console.Out, installedOutput))
            Console.SetOut(output);
        if (ReferenceEquals(Console.Error, installedError))
            Console.SetError(error);
    }

    private sealed class Router(string stream, TextWriter elsewhere) : TextWriter
    {
        public override Encoding Encoding => elsewhere.Encoding;

        public override void Write(char value) => Write(value.ToString());

        public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

        public override void Write(string? value)
        {
            if (Current.Value is { } collector)
                collector.Write(stream, value ?? "");
            else
                elsewhere.Write(value);
        }

        public override void WriteLine(string? value) => Write(value + "\n");
    }
}
