namespace Fickian.Cli.Laboratory;

/// <summary>Where a simulator answers, until it is disposed of.</summary>
/// <param name="Address">Address as drivers take it.</param>
/// <param name="Service">What listens there.</param>
internal sealed record SimulatorPlace(string Address, IAsyncDisposable Service) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Service.DisposeAsync();
}
