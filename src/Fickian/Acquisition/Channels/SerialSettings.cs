using System.IO.Ports;

namespace Fickian.Acquisition.Channels;

/// <summary>How the bits go over a serial line: <c>19200 8N1</c>.</summary>
/// <param name="BaudRate">Bits per second.</param>
/// <param name="DataBits">Bits of a character, 7 or 8.</param>
/// <param name="Parity">Parity bit.</param>
/// <param name="StopBits">Stop bits.</param>
public sealed record SerialSettings(int BaudRate, int DataBits = 8, Parity Parity = Parity.None, StopBits StopBits = StopBits.One)
{
    /// <summary>Reads <c>19200 8N1</c> or <c>19200,8N1</c>; the rate alone means 8N1.</summary>
    /// <param name="text">Rate, data bits, parity letter (N, E, O), stop bits.</param>
    /// <exception cref="ArgumentException">It is no such text.</exception>
    public static SerialSettings Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        var frame = parts.Length == 2 ? parts[1].ToUpperInvariant() : "8N1";
        if (parts.Length is 1 or 2 && int.TryParse(parts[0], System.Globalization.CultureInfo.InvariantCulture, out var rate) && rate is >= 50 and <= 4_000_000
            && frame is [('7' or '8') and var data, ('N' or 'E' or 'O') and var parity, ('1' or '2') and var stop])
        {
            return new(rate, data - '0', parity switch { 'E' => Parity.Even, 'O' => Parity.Odd, _ => Parity.None }, stop == '2' ? StopBits.Two : StopBits.One);
        }

        throw new ArgumentException($"Settings of a serial line such as '19200 8N1' were expected and '{text}' was found.", nameof(text));
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{BaudRate} {DataBits}{Parity switch { Parity.Even => 'E', Parity.Odd => 'O', _ => 'N' }}{(StopBits == StopBits.Two ? 2 : 1)}";
}
