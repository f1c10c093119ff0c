using Portfolio.App.Node;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Audit.Replay;

/// <summary>Answers a replay as a record that becomes JSON, for HTTP and <c>--json</c> alike.</summary>
public static class ReplayAnswer
{
    /// <param name="after">Only programmes whose stream comes after this one; null: from the first.</param>
    /// <param name="limit">Most programmes of a page.</param>
    public static object Of(ReplayRequest request, View view, string? after, int limit, CancellationToken cancellation) => request switch
    {
        { Stream: { } stream, From: { } from } => Between(stream, ProgrammeDifference.Between(stream, view.Programmes[stream], from, request.At), request, view),
        { Stream: { } stream } => At(stream, request, view),
        { From: { } from } => Between(PortfolioDifference.Between(view, from, request.At, cancellation), request, after, limit),
        _ => At(request, view, after, limit),
    };

    private static ProgrammeAtModel At(string stream, ReplayRequest request, View view)
    {
        var known = request.At.Of(view.Programmes[stream]);
        var state = known.On(request.At.AsOf);
        return new(stream, PointModel.Of(request.At), known.Version, state.Exists, state.Exists ? StateShape.Json(state) : null);
    }

    private static ProgrammeBetweenModel Between(string stream, ProgrammeDifference? difference, ReplayRequest request, View view)
    {
        var on = difference?.New ?? request.At.Of(view.Programmes[stream]).On(request.At.AsOf);
        return new(
            stream, PointModel.Of(request.From!), PointModel.Of(request.At), (difference?.Old ?? on).Exists, on.Exists,
            difference?.Fields.Select(FieldModel.Of) ?? [], difference?.Events ?? []);
    }

    private static PortfolioAtModel At(ReplayRequest request, View view, string? after, int limit)
    {
        var page = view.Programmes
            .Select(p => (Stream: p.Key, Known: request.At.Of(p.Value)))
            .Select(p => (p.Stream, p.Known.Version, State: p.Known.On(request.At.AsOf)))
            .Where(p => p.State.Exists && string.CompareOrdinal(p.Stream, after) > 0)
            .OrderBy(p => p.Stream, StringComparer.Ordinal)
            .Take(limit + 1)
            .ToList();
        var (count, states) = PortfolioState.At(view, request.At);
        return new(
            PointModel.Of(request.At), count, states,
            page.Take(limit).Select(p => new ProgrammeLineModel(p.Stream, p.State.Code, p.State.Title, p.State.State, p.State.Since, p.Version)),
            page.Count > limit ? page[limit - 1].Stream : null);
    }

    private static PortfolioBetweenModel Between(PortfolioDifference difference, ReplayRequest request, string? after, int limit)
    {
        var page = difference.Programmes.Where(p => string.CompareOrdinal(p.Stream, after) > 0).Take(limit + 1).ToList();
        return new(
            PointModel.Of(request.From!), PointModel.Of(request.At),
            new(difference.Old.Programmes, difference.New.Programmes, difference.Appeared, difference.Gone, difference.Changed, difference.Unchanged),
            difference.Old.States, difference.New.States,
            difference.Organisation.Select(FieldModel.Of),
            page.Take(limit).Select(Changed),
            page.Count > limit ? page[limit - 1].Stream : null);
    }

    private static ProgrammeChangedModel Changed(ProgrammeDifference p) => new(
        p.Stream, p.New.Exists ? p.New.Title : p.Old.Title, StateOf(p.Old), StateOf(p.New), p.Fields.Select(f => f.Change.Field), p.Events);

    private static ProgrammeState? StateOf(Programme programme) => programme.Exists ? programme.State : null;
}
