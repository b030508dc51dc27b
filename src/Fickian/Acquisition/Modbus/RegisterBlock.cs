namespace Fickian.Acquisition.Modbus;

/// <summary>Values that lie side by side and are read in one request; a gap ends a block, for a device may refuse what lies in it.</summary>
/// <param name="Entries">The values, by address.</param>
internal sealed record RegisterBlock(IReadOnlyList<RegisterEntry> Entries)
{
    public int Address => Entries[0].Address;

    public int Count => Entries[^1].Address + Entries[^1].Size - Address;

    public ModbusRequest Request => ModbusRequest.Read(Entries[0].ReadFunction, Address, Count);

    /// <summary>The blocks of a map; two entries may share addresses.</summary>
    public static IReadOnlyList<RegisterBlock> Of(IEnumerable<RegisterEntry> entries)
    {
        var blocks = new List<RegisterBlock>();
        foreach (var table in entries.GroupBy(e => e.Table))
        {
            var most = table.First().IsBit ? ModbusRequest.MostBitsRead : ModbusRequest.MostRegistersRead;
            var block = new List<RegisterEntry>();
            var end = 0;
            foreach (var entry in table.OrderBy(e => e.Address))
            {
                if (block.Count > 0 && (entry.Address > end || entry.Address + entry.Size - block[0].Address > most))
                {
                    blocks.Add(new([.. block]));
                    block.Clear();
                }

                block.Add(entry);
                end = block.Max(e => e.Address + e.Size);
            }

            blocks.Add(new([.. block]));
        }

        return blocks;
    }

    /// <summary>The words of an entry in the reply to <see cref="Request"/>; a bit is the word 0 or 1.</summary>
    public ushort[] Words(RegisterEntry entry, ModbusReply reply) =>
        entry.IsBit ? [(ushort)(reply.Bits(Count)[entry.Address - Address] ? 1 : 0)] : reply.Registers()[(entry.Address - Address)..(entry.Address - Address + entry.Size)];
}
