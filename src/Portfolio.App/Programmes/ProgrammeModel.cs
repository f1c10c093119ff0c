using Portfolio.App.Node;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Programmes;

/// <summary>A programme in a list.</summary>
public sealed record ProgrammeRow(
    string Code, string Title, ProgrammeState State, DateOnly Since, string? Department, string? Sponsor,
    DateOnly? OriginalFinish, DateOnly? PlannedFinish, int Rebaselines, string? LatestStatus, int OpenItems, int Version)
{
    public static ProgrammeRow Of(Programme p, int version, People people) => new(
        p.Code, p.Title, p.State, p.Since, p.Department,
        p.Sponsors.Find(s => s.Role != SponsorRole.Joint) is { } lead ? people.NameOf(lead.Person)
            : p.Sponsors.IsEmpty ? null : people.NameOf(p.Sponsors[0].Person),
        p.OriginalFinish, p.PlannedFinish, p.Rebaselines,
        p.Statuses.Count == 0 ? null : p.Statuses.Values[^1].Report.Overall,
        p.OpenItems.Count(), version);
}

/// <summary>A programme on a day, as far as it was known.</summary>
/// <param name="Version">The stream's version; the ETag.</param>
/// <param name="Position">Nothing recorded after it is shown.</param>
public sealed record ProgrammeModel(
    string Code, string Title, ProgrammeState State, DateOnly Since, ValueList<Derailer> Causes, DateOnly? HoldUntil,
    string? Department, ValueList<string> Accounts, string? Segment, Cadence? Cadence,
    DateOnly? OriginalFinish, DateOnly? PlannedFinish, int Rebaselines, Money? Budget, string? PriceBasis,
    IEnumerable<PhaseModel> Phases, IEnumerable<ScopeItemModel> ScopeItems, IEnumerable<SponsorModel> Sponsors,
    PersonModel? Deputy, PersonModel? Lead, IEnumerable<StatusReported> Statuses, IEnumerable<Coverage> Coverage,
    OutcomeLearnt? Outcome, int Version, long Position, DateOnly AsOf)
{
    public static ProgrammeModel Of(Programme p, int version, long position, DateOnly asOf, People people) => new(
        p.Code, p.Title, p.State, p.Since, p.Causes, p.HoldUntil, p.Department, p.Accounts, p.Segment, p.Cadence,
        p.OriginalFinish, p.PlannedFinish, p.Rebaselines, p.Budget, p.PriceBasis,
        p.Phases.Values.Select(x => new PhaseModel(x.Number, x.Title, x.Start, x.Finish, x.Funded, x.State)),
        p.Items.Values.Select(i => new ScopeItemModel(
            i.Item, i.Title, i.Phase, i.Phase is null, i.CustomerValue, i.Promises, i.Delivered, i.Deferrals, i.Dropped)),
        p.Sponsors.Select(s => new SponsorModel(s.Person, people.NameOf(s.Person), s.Role, s.Since, s.Commitment)),
        Person(p.Deputy, people), Person(p.Lead, people), p.Statuses.Values.Select(s => s.Report), p.Coverage, p.Outcome,
        version, position, asOf);

    private static PersonModel? Person(string? id, People people) => id is null ? null : new(id, people.NameOf(id));
}

public sealed record PersonModel(string Id, string Name);

public sealed record PhaseModel(int Number, string Title, DateOnly? Start, DateOnly? Finish, bool Funded, PhaseState State);

/// <param name="Later">Put off to "later", with no phase.</param>
public sealed record ScopeItemModel(
    string Item, string Title, int? Phase, bool Later, int CustomerValue, ValueList<Promise> Promises, int Delivered,
    int Deferrals, bool Dropped);

public sealed record SponsorModel(string Person, string Name, SponsorRole Role, DateOnly Since, Commitment? Commitment);
