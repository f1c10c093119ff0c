using Portfolio.Faults;

namespace Portfolio.App.Tests.Faults;

/// <summary>Each fault once and briefly; <c>tests/Portfolio.Faults</c> does them for as long as one likes.</summary>
public sealed class EveryFaultTests
{
    private static readonly Measure Brief = new(Seed: 1, Commands: 40, Blows: 2, Pause: TimeSpan.FromSeconds(6));

    public static TheoryData<string> Names => [.. Fault.All.Select(fault => fault.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_acknowledged_command_is_there_once_and_the_nodes_agree(string name)
    {
        var said = new List<string>();

        var reckoning = await FaultRun.RunAsync(
            Fault.All.Single(fault => fault.Name == name), Brief, said.Add, TestContext.Current.CancellationToken);

        reckoning.Acknowledged.ShouldBe(reckoning.Sent, string.Join('\n', said));
        reckoning.Acknowledged.ShouldBeGreaterThan(Brief.Commands);
    }
}
