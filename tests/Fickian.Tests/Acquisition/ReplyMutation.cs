using System.Globalization;
using Fickian.Acquisition.Channels;

namespace Fickian.Tests.Acquisition;

/// <summary>A simulator whose replies are damaged on the way, each in a way that its number tells: changed, cut, doubled, preceded by noise, or lost.</summary>
internal sealed class ReplyMutation(IByteChannel line) : IByteChannel
{
    private Random chance = new(0);

    /// <summary>Damaged exchanges per client: a fortieth of what FICKIAN_FUZZ states, or of 20 000.</summary>
    public static int Count { get; } =
        (int.TryParse(Environment.GetEnvironmentVariable("FICKIAN_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 20_000) / 40;

    /// <summary>A clock of the line that gives up on a lost reply after some milliseconds.</summary>
    public static SpedTime Hasty { get; } = new(500, TimeProvider.System);

    public string Address => line.Address;

    /// <summary>Number of the mutant; null leaves replies as they are.</summary>
    public int? Number
    {
        get;
        set
        {
            field = value;
            chance = new(value ?? 0);
        }
    }

    public Task OpenAsync(CancellationToken cancellation) => line.OpenAsync(cancellation);

    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        while (true)
        {
            var count = await line.ReadAsync(buffer[..(buffer.Length / 4)], cancellation);
            if (Number is null)
                return count;
            var damaged = Damage(buffer[..count].ToArray());
            damaged.CopyTo(buffer);
            if (damaged.Length > 0)
                return damaged.Length;
        }
    }

    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation) => line.WriteAsync(bytes, cancellation);

    public void DiscardInput() => line.DiscardInput();

    public Task CloseAsync() => line.CloseAsync();

    public ValueTask DisposeAsync() => line.DisposeAsync();

    private byte[] Damage(byte[] bytes)
    {
        switch (chance.Next(6))
        {
            case 0:
                bytes[chance.Next(bytes.Length)] ^= (byte)(1 << chance.Next(8));
                return bytes;
            case 1:
                bytes[chance.Next(bytes.Length)] = (byte)chance.Next(256);
                return bytes;
            case 2:
                return bytes[..chance.Next(bytes.Length)];
            case 3:
                var noise = new byte[1 + chance.Next(4)];
                chance.NextBytes(noise);
                return [.. noise, .. bytes];
            case 4:
                var at = chance.Next(bytes.Length);
                return [.. bytes[..at], bytes[at], .. bytes[at..]];
            default:
                return bytes;
        }
    }
}
