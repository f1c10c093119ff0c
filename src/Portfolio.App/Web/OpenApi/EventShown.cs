using System.Text.Json.Nodes;
using Portfolio.Reports.Figures;

namespace Portfolio.App.Web.OpenApi;

/// <summary>A recorded event; for the description only.</summary>
/// <param name="Data">Its facts.</param>
/// <param name="Texts">The names of its free texts.</param>
internal sealed record EventShown(
    long Position, string Stream, int Version, string Type, DateOnly EffectiveOn, DateOnly ReportedOn, DateTimeOffset RecordedAt,
    string Actor, string Role, string Way, Guid CommandId, JsonObject Data, IReadOnlyList<string>? Texts = null);

/// <summary>An event with its texts; for the description only.</summary>
/// <param name="Retracted">Whether it was taken back.</param>
/// <param name="Texts">Its free texts by name; one that is no longer held is null.</param>
internal sealed record EventInHistory(
    long Position, string Stream, int Version, string Type, DateOnly EffectiveOn, DateOnly ReportedOn, DateTimeOffset RecordedAt,
    string Actor, string Role, string Way, Guid CommandId, JsonObject Data, bool Retracted, IReadOnlyDictionary<string, string?> Texts);

/// <summary>All of a record; for the description only.</summary>
/// <param name="Basis">“recorded” or “reported”.</param>
internal sealed record HistoryShown(int Version, long Position, string Basis, IReadOnlyList<EventInHistory> Events);

/// <summary>What stands behind a number; for the description only.</summary>
/// <param name="Address">Asks for the same again.</param>
/// <param name="Of">How many stand behind it.</param>
/// <param name="Behind">The first of them.</param>
/// <param name="Figure">The figure, where one was asked for.</param>
/// <param name="Part">Which of the figure’s numbers.</param>
/// <param name="Cases">How many cases it is: several may be of one programme. Null for what a rate, a plain count or a model rests on.</param>
/// <param name="Row">The row of a table by its columns, where one was asked for.</param>
internal sealed record EvidenceShown(
    string Report, string Address, int Of, IReadOnlyList<SourceShown> Behind, Figure? Figure = null, string? Part = null, int? Cases = null, JsonObject? Row = null);

/// <param name="Kind">The kind of its stream: programme, wave, shock, survey, account.</param>
/// <param name="Events">Those that make it one of them; none where no one event does.</param>
/// <param name="Counted">Of one in the base of a figure, whether it is counted, too.</param>
internal sealed record SourceShown(string Kind, string Code, IReadOnlyList<EventShown> Events, bool? Counted = null);

/// <summary>A page of a search; for the description only.</summary>
/// <param name="People">The ids of those that were meant by the person asked for.</param>
/// <param name="From">Number of the first event of this page; 0 where there is none.</param>
/// <param name="Total">How many there are on all pages together.</param>
/// <param name="Next">Give it as <c>cursor</c> for the next page; null on the last.</param>
/// <param name="Position">What the first page was found at.</param>
internal sealed record EventsFoundShown(
    IReadOnlyList<EventShown> Events, IReadOnlyList<string> People, int From, int To, int Total, string? Next, long Position);

/// <summary>Events in order; for the description only.</summary>
/// <param name="Next">Give it as <c>after</c> for those that follow.</param>
/// <param name="Position">The newest there is.</param>
/// <param name="Incarnation">
/// One more each time an operator let the ledger go on after a restore: positions behind the event IncarnationOpened may hold
/// other events than before.
/// </param>
internal sealed record EventPageShown(IReadOnlyList<CloudEventShown> Events, long Next, long Position, int Incarnation);

/// <summary>An event by CloudEvents 1.0; for the description only. The ledger’s own times are extension attributes.</summary>
/// <param name="Id">Its position.</param>
/// <param name="Subject">Its stream.</param>
/// <param name="Time">When it was recorded.</param>
/// <param name="Data">Its facts; an answer to a survey has none, so that nobody is found by it.</param>
internal sealed record CloudEventShown(
    string Specversion, string Id, string Source, string Type, string Subject, DateTimeOffset Time, int Streamversion, DateOnly Effectiveon,
    DateOnly Reportedon, string Actor, Guid Commandid, string? Datacontenttype = null, JsonObject? Data = null);
