using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Modbus;

namespace Fickian.Acquisition.Eurotherm;

/// <summary>A controller reached by Modbus: signed words with the decimal point of the display left out, 1250 for 125.0.</summary>
internal sealed class EurothermRegisters : IEurothermLine
{
    private readonly ModbusClient client;
    private readonly byte unit;
    private readonly EurothermDecimals decimals;
    private readonly int? workingSetpoint;

    public EurothermRegisters(InstrumentSetup setup)
    {
        client = new(setup, ModbusCarrier.Rtu);
        unit = (byte)setup.Setting("unit", 1, 1, 247);
        decimals = new(setup.Setting("decimals", 1, 0, 3), setup.Setting("output-decimals", 0, 0, 2));
        workingSetpoint = setup.Setting("working-setpoint", "none") == "none" ? null : setup.Setting("working-setpoint", 5, 0, 65535);
    }

    public RequestBus Bus => client.Bus;

    public bool Has(EurothermItem item) => Register(item) is not null;

    public double Step(EurothermItem item) => decimals.Step(item.Scale);

    public async Task<double> ReadAsync(EurothermItem item, RequestPriority priority, CancellationToken cancellation)
    {
        var reply = await client.AskAsync(unit, ModbusRequest.Read(ModbusFunction.ReadHoldingRegisters, Register(item)!.Value, 1), priority, cancellation);
        return decimals.Value(item.Scale, (short)reply.Registers()[0]);
    }

    public Task WriteAsync(EurothermItem item, double value, RequestPriority priority, CancellationToken cancellation) =>
        client.AskAsync(unit, ModbusRequest.WriteRegister(Register(item)!.Value, (ushort)decimals.Raw(item.Scale, value)), priority, cancellation);

    public ValueTask DisposeAsync() => client.DisposeAsync();

    private int? Register(EurothermItem item) => item == EurothermItem.WorkingSetpoint ? workingSetpoint : item.Register;
}
