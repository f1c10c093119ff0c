using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Node;

/// <summary>Commands on one programme, one after another, recorded as one.</summary>
internal sealed class ProgrammeMatter(string code, IReadOnlyList<ProgrammeCommand> commands) : Matter(Code.Stream("programme", code))
{
    public override int VersionIn(View view) => HistoryIn(view).Version;

    public override Decision Decide(View view, Occasion on, DepartmentLimit? limit) => Decide(HistoryIn(view), on, limit);

    public override Decision DecideAt(int version, View view, Occasion on, DepartmentLimit? limit) =>
        Decide(ProgrammeHistory.Of(HistoryIn(view).All.Take(version)), on, limit);

    public override IReadOnlyList<Recorded> After(int version, View view) => [.. HistoryIn(view).All.Skip(version)];

    private Decision Decide(ProgrammeHistory history, Occasion on, DepartmentLimit? limit)
    {
        var decision = Draft.Decide(history, commands, on);
        return limit?.Hold(code, history, decision, on) ?? decision;
    }

    private ProgrammeHistory HistoryIn(View view) => view.Programmes.GetValueOrDefault(Stream, ProgrammeHistory.Empty);
}
