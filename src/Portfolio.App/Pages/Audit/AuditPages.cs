using Microsoft.AspNetCore.Mvc;
using Portfolio.App.Access;
using Portfolio.App.Audit.Accesses;
using Portfolio.App.Audit.Proving;
using Portfolio.App.Audit.Replay;
using Portfolio.App.Audit.Search;
using Portfolio.App.Audit.Verifying;
using Portfolio.App.Checkpoints;
using Portfolio.App.Node;
using Portfolio.App.Pages.Faults;
using Portfolio.App.Pages.Layout;

namespace Portfolio.App.Pages.Audit;

/// <summary>The auditors' pages: <c>/audit</c> (events), an event, two points compared, the proof, the access log.</summary>
public static class AuditPages
{
    private const int PageSize = 50;

    public static void Map(IEndpointRouteBuilder app)
    {
        var audit = app.MapGroup("/audit").RequireAuthorization(Policies.Audit).ExcludeFromDescription();
        audit.MapGet("", SearchAsync);
        audit.MapGet("/events/{position:long}", EventAsync);
        audit.MapGet("/compare", CompareAsync);
        audit.MapGet("/proof", ProofAsync);
        audit.MapPost("/proof", HoldAgainstAsync).FromFormsHere();
        audit.MapPost("/proof/verify", (HttpContext context, VerificationRun run) =>
        {
            run.Start(context.User.IdOf());
            return Results.LocalRedirect("/audit/proof#verification");
        }).FromFormsHere();
        audit.MapPost("/proof/sign", SignAsync).FromFormsHere();
        audit.MapGet("/access", AccessAsync);
    }

    private static async Task<IResult> SearchAsync(HttpContext context, PortfolioNode node, SampleMark mark, CancellationToken cancellation)
    {
        var view = node.View;
        var (query, fault) = EventQuery.Read(context.Request.Query, node, view, PageSize);
        var found = query is null ? null : await query.FindAsync(node, view, cancellation);
        context.NotePeople(query?.People.Select(p => p.Id) ?? []);
        context.NoteRows(found?.Events.Count ?? 0);
        return Page.Of<SearchPage>(
            new Dictionary<string, object?>
            {
                [nameof(SearchPage.Node)] = node,
                [nameof(SearchPage.View)] = view,
                [nameof(SearchPage.Query)] = query,
                [nameof(SearchPage.Found)] = found,
                [nameof(SearchPage.Fault)] = fault?.Sentence,
                [nameof(SearchPage.Sample)] = await mark.IsSampleAsync(cancellation),
            },
            query is null ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }

    private static async Task<IResult> EventAsync(
        long position, HttpContext context, PortfolioNode node, [FromServices] CheckpointPublisher? publisher, SampleMark mark, CancellationToken cancellation)
    {
        var (signed, _) = await CurrentCheckpoint.NewestAsync(publisher, cancellation);
        var vouched = signed?.Checkpoint.Size >= position && signed.Checkpoint.Size <= node.View.Position ? signed : null;
        if (await SealedEventModel.ReadAsync(node, position, cancellation) is not { } sealedEvent
            || await InclusionModel.MakeAsync(node.Ledger, position, vouched?.Checkpoint.Size, cancellation) is not { } inclusion)
        {
            return FaultPage.NotFound($"There is no event at position {position}: positions go from 1 to {node.View.Position}.");
        }

        return Page.Of<EventPage>(new Dictionary<string, object?>
        {
            [nameof(EventPage.Node)] = node,
            [nameof(EventPage.View)] = node.View,
            [nameof(EventPage.Event)] = sealedEvent,
            [nameof(EventPage.Inclusion)] = inclusion,
            [nameof(EventPage.Checkpoint)] = vouched is null ? null : new CheckedNote(vouched, publisher!.Keys),
            [nameof(EventPage.Verify)] = context.Request.Query["verify"] == "true",
            [nameof(EventPage.Sample)] = await mark.IsSampleAsync(cancellation),
        });
    }

    private static async Task<IResult> CompareAsync(HttpContext context, PortfolioNode node, SampleMark mark, CancellationToken cancellation)
    {
        var view = node.View;
        var asked = context.Request.Query["from"].ToString().Length > 0;
        var (request, fault) = asked ? ReplayRequest.Read(context.Request.Query, node, view) : (null, null);
        return Page.Of<ComparePage>(
            new Dictionary<string, object?>
            {
                [nameof(ComparePage.Node)] = node,
                [nameof(ComparePage.Answer)] = request is null ? null : ReplayAnswer.Of(request, view, after: null, limit: 200, cancellation),
                [nameof(ComparePage.Fault)] = fault?.Sentence,
                [nameof(ComparePage.Sample)] = await mark.IsSampleAsync(cancellation),
            },
            fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> ProofAsync(
        HttpContext context, PortfolioNode node, [FromServices] CheckpointPublisher? publisher, VerificationRun run, SampleMark mark, CancellationToken cancellation) =>
        await ShowProofAsync(
            await ConsistencyAnswer.OfSizesAsync(context.Request.Query, node.Ledger, cancellation),
            node, publisher, run, mark, cancellation, context.Request.Query["waits"] == "true");

    private static async Task<IResult> HoldAgainstAsync(
        HttpContext context, PortfolioNode node, [FromServices] CheckpointPublisher? publisher, VerificationRun run, SampleMark mark, CancellationToken cancellation)
    {
        var sent = await context.Request.ReadFormAsync(cancellation);
        return await ShowProofAsync(
            await ConsistencyAnswer.OfNoteAsync(sent["note"].ToString(), publisher?.Keys ?? [], node.Ledger, cancellation),
            node, publisher, run, mark, cancellation);
    }

    private static async Task<IResult> ShowProofAsync(
        ConsistencyAnswer? consistency, PortfolioNode node, CheckpointPublisher? publisher, VerificationRun run, SampleMark mark, CancellationToken cancellation,
        bool waits = false)
    {
        var (signed, fault) = await CurrentCheckpoint.NewestAsync(publisher, cancellation);
        return Page.Of<ProofPage>(
            new Dictionary<string, object?>
            {
                [nameof(ProofPage.Node)] = node,
                [nameof(ProofPage.Checkpoint)] = signed is null ? null : new CheckedNote(signed, publisher!.Keys),
                [nameof(ProofPage.Fault)] = fault,
                [nameof(ProofPage.Waits)] = waits,
                [nameof(ProofPage.Run)] = run.Latest,
                [nameof(ProofPage.Consistency)] = consistency,
                [nameof(ProofPage.Sample)] = await mark.IsSampleAsync(cancellation),
            },
            consistency is { Fault: not null, Kept: null } ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }

    private static async Task<IResult> SignAsync([FromServices] CheckpointPublisher? publisher, CancellationToken cancellation)
    {
        var (_, waits, fault) = await CurrentCheckpoint.SentNowAsync(publisher, cancellation);
        return fault is null
            ? Results.LocalRedirect(waits ? "/audit/proof?waits=true" : "/audit/proof")
            : FaultPage.Of(StatusCodes.Status503ServiceUnavailable, "No checkpoint was signed", fault);
    }

    private static async Task<IResult> AccessAsync(
        HttpContext context, PortfolioNode node, AccessLogReader reader, SampleMark mark, CancellationToken cancellation)
    {
        var (query, fault) = AccessQuery.Read(context.Request.Query, node, PageSize);
        var found = query is null ? null : await reader.FindAsync(query.Filter, query.Limit, cancellation);
        context.NotePeople(query?.People.Select(p => p.Id) ?? []);
        context.NoteRows(found?.Entries.Count ?? 0);
        return Page.Of<AccessPage>(
            new Dictionary<string, object?>
            {
                [nameof(AccessPage.Node)] = node,
                [nameof(AccessPage.Found)] = found,
                [nameof(AccessPage.Fault)] = fault?.Sentence,
                [nameof(AccessPage.Sample)] = await mark.IsSampleAsync(cancellation),
            },
            query is null ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }
}
