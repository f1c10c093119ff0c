using Portfolio.Faults;

namespace Portfolio.App.Tests.Faults;

/// <summary>Each fault once and briefly; <c>tests/Portfolio.Faults</c> does them for as long as one likes.</summary>
public abstract class EveryFaultTests(FaultSites sites)
{
    private static readonly Measure Brief = new(Seed: 1, Commands: 40, Blows: 2, Pause: TimeSpan.FromSeconds(6));

    // Most faults are done to two nodes. The others, each to a site of another kind, are done beside them.
    private static readonly SitePlan TwoNodes = new(Nodes: 2);

    private async Task HoldsAsync(string name)
    {
        var said = new List<string>();

        var reckoning = await sites.DoAsync(
            Fault.All.Single(fault => fault.Name == name), Brief, said.Add, TestContext.Current.CancellationToken);

        reckoning.Acknowledged.ShouldBe(reckoning.Sent, string.Join('\n', said));
        reckoning.Acknowledged.ShouldBeGreaterThan(Brief.Commands);
    }

    private static TheoryData<string> Names(Func<Fault, bool> which) => [.. Fault.All.Where(which).Select(fault => fault.Name)];

    public sealed class OnTwoNodes(FaultSites sites) : EveryFaultTests(sites), IClassFixture<FaultSites>
    {
        public static TheoryData<string> Faults => Names(fault => fault.Site == TwoNodes);

        [Theory]
        [MemberData(nameof(Faults))]
        public Task Every_acknowledged_command_is_there_once_and_the_nodes_agree(string name) => HoldsAsync(name);
    }

    public sealed class OnOtherSites(FaultSites sites) : EveryFaultTests(sites), IClassFixture<FaultSites>
    {
        public static TheoryData<string> Faults => Names(fault => fault.Site != TwoNodes);

        [Theory]
        [MemberData(nameof(Faults))]
        public Task Every_acknowledged_command_is_there_once_and_the_nodes_agree(string name) => HoldsAsync(name);
    }
}
