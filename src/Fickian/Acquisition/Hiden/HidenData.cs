using System.Buffers;
using System.Text;
using Fickian.Acquisition.Bus;

namespace Fickian.Acquisition.Hiden;

/// <summary>The stream of data of a Hiden interface: cycles in brackets that cross the borders of replies.</summary>
/// <remarks>
/// Report 5: <c>[m:v,m:v]</c>. Report 17: <c>[ms/v,ms/{v,v},…]</c>, a comma before the bracket is allowed.
/// <c>!</c> is the end of the data in one source and an error mark before <c>[</c> in the other: it is told, and the state of the instrument decides.
/// </remarks>
internal sealed class HidenData
{
    private const int LongestCycle = 1 << 20;

    private static readonly SearchValues<byte> Characters = SearchValues.Create("0123456789.:/,+-Ee[]{}!* C"u8);

    private readonly StringBuilder open = new();
    private readonly Queue<HidenCycle> cycles = new();
    private bool isInside;

    /// <summary>An end mark has come since it was last looked at.</summary>
    public bool HasMark { get; private set; }

    /// <summary>The next whole cycle, or null.</summary>
    public HidenCycle? Next() => cycles.TryDequeue(out var cycle) ? cycle : null;

    /// <summary>Whether an end mark has come; it is then forgotten.</summary>
    public bool TakeMark() => HasMark && !(HasMark = false);

    /// <summary>Whether bytes may be a piece of the stream, or the rejection of the question.</summary>
    public static bool IsPlausible(ReadOnlySpan<byte> piece) => !piece.ContainsAnyExcept(Characters);

    /// <summary>Forgets what has not come to its end: a piece was lost.</summary>
    public void Clear()
    {
        open.Clear();
        cycles.Clear();
        isInside = HasMark = false;
    }

    /// <summary>Takes in a piece.</summary>
    /// <param name="piece">A reply without its end.</param>
    /// <exception cref="DeviceException">It cannot follow what came before, or a number is none; what was open is forgotten.</exception>
    public void Add(byte[] piece)
    {
        foreach (var c in Encoding.ASCII.GetString(piece))
        {
            switch (c)
            {
                case '[' when !isInside:
                    isInside = true;
                    break;
                case ']' when isInside:
                    cycles.Enqueue(HidenCycle.Decode(open.ToString()) ?? throw Lost(piece));
                    open.Clear();
                    isInside = false;
                    break;
                case '!' when !isInside:
                    HasMark = true;
                    break;
                case ' ' or ',' when !isInside:
                    break;
                default:
                    if (!isInside || c is '[' or ']' or '!' or '*' or 'C' || open.Length >= LongestCycle)
                        throw Lost(piece);
                    open.Append(c);
                    break;
            }
        }
    }

    private DeviceException Lost(byte[] piece)
    {
        Clear();
        return new(DeviceFault.UnreadableReply, $"A cycle of data was expected and {RawBytes.Text(piece)} does not go on with it; what was open is left out.", default, piece);
    }
}
