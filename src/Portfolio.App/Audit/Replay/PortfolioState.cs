using Portfolio.App.Node;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Knowing;

namespace Portfolio.App.Audit.Replay;

/// <summary>How many programmes were on record at a point, and in which states.</summary>
public sealed record PortfolioState(int Programmes, IReadOnlyDictionary<ProgrammeState, int> States)
{
    public static PortfolioState At(View view, Knowledge knowledge)
    {
        var states = view.Programmes.Values
            .Select(h => knowledge.Of(h).On(knowledge.AsOf))
            .Where(p => p.Exists)
            .CountBy(p => p.State)
            .OrderBy(s => s.Key)
            .ToDictionary();
        return new(states.Values.Sum(), states);
    }
}
