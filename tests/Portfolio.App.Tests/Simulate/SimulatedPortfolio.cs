using Portfolio.App.Simulate;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Tests.Simulate;

/// <summary>A simulated portfolio in memory, as the ledger would hold it.</summary>
internal sealed record SimulatedPortfolio(Organisation Organisation, Dictionary<string, ProgrammeHistory> Histories)
{
    public static SimulatedPortfolio Of(SimulationPlan plan)
    {
        var organisation = Organisation.Initial;
        var streams = new Dictionary<string, List<Recorded>>(StringComparer.Ordinal);
        var position = 1L;
        foreach (var append in new Simulation(plan).Appends())
        {
            foreach (var recorded in append.At(position))
            {
                position = recorded.Position + 1;
                if (!recorded.Stream.StartsWith("programme/", StringComparison.Ordinal))
                {
                    organisation = organisation.Evolve(recorded);
                    continue;
                }

                if (!streams.TryGetValue(recorded.Stream, out var stream))
                {
                    streams.Add(recorded.Stream, stream = []);
                }

                stream.Add(recorded);
            }
        }

        return new SimulatedPortfolio(
            organisation, streams.ToDictionary(s => s.Key, s => ProgrammeHistory.Of(s.Value), StringComparer.Ordinal));
    }
}
