using System.Text.Json;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Knowing;

namespace Portfolio.App.Audit.Replay;

/// <summary>A point of replay, as answers name it.</summary>
/// <param name="KnownAt">Position in the ledger.</param>
/// <param name="SaidBy">With basis reported: the day by which sources had said it.</param>
public sealed record PointModel(long KnownAt, DateOnly AsOf, string Basis, DateOnly? SaidBy)
{
    public static PointModel Of(Knowledge knowledge) => new(
        knowledge.KnownAt, knowledge.AsOf, knowledge.Basis == Portfolio.Reports.Knowing.Basis.Reported ? "reported" : "recorded", knowledge.SaidBy);
}

/// <summary>A field that differs, and the events that made it so.</summary>
/// <param name="Field">JSON path in the state: <c>plannedFinish</c>, <c>items.S-1.phase</c>.</param>
public sealed record FieldModel(string Field, JsonElement? Old, JsonElement? New, IReadOnlyList<EventBrief> Events)
{
    public static FieldModel Of(FieldDifference d) => new(d.Change.Field, d.Change.Old, d.Change.New, d.Events);
}

/// <summary>A programme at a point.</summary>
/// <param name="State">Null where it was not on record.</param>
public sealed record ProgrammeAtModel(string Stream, PointModel At, int Version, bool Exists, JsonElement? State);

/// <summary>What differs in a programme between two points.</summary>
/// <param name="Events">All that came between, also what left no difference.</param>
public sealed record ProgrammeBetweenModel(
    string Stream, PointModel From, PointModel To, bool ExistedThen, bool ExistsNow,
    IEnumerable<FieldModel> Differences, IReadOnlyList<EventBrief> Events);

/// <summary>The portfolio at a point, programmes by code, a page at a time.</summary>
/// <param name="Next">Give it as <c>cursor</c> for the next page; null on the last.</param>
public sealed record PortfolioAtModel(
    PointModel At, int Programmes, IReadOnlyDictionary<ProgrammeState, int> States, IEnumerable<ProgrammeLineModel> Items, string? Next);

public sealed record ProgrammeLineModel(string Stream, string Code, string Title, ProgrammeState State, DateOnly Since, int Version);

/// <summary>What differs in the portfolio between two points; the programmes that differ by code, a page at a time.</summary>
/// <param name="Organisation">What differs in departments, accounts, settings and scales.</param>
/// <param name="Next">Give it as <c>cursor</c> for the next page; null on the last.</param>
public sealed record PortfolioBetweenModel(
    PointModel From, PointModel To, CountsModel Counts,
    IReadOnlyDictionary<ProgrammeState, int> StatesThen, IReadOnlyDictionary<ProgrammeState, int> StatesNow,
    IEnumerable<FieldModel> Organisation, IEnumerable<ProgrammeChangedModel> Programmes, string? Next);

public sealed record CountsModel(int Then, int Now, int Appeared, int Gone, int Changed, int Unchanged);

/// <param name="StateThen">Null where it was not on record.</param>
/// <param name="Fields">Paths of the fields that differ; the programme's own replay has their values.</param>
public sealed record ProgrammeChangedModel(
    string Stream, string Title, ProgrammeState? StateThen, ProgrammeState? StateNow,
    IEnumerable<string> Fields, IReadOnlyList<EventBrief> Events);
