using System.Globalization;
using System.Text.Json;
using Portfolio.App.Access;
using Portfolio.App.Lists;
using Portfolio.App.Node;
using Portfolio.App.Reports;
using Portfolio.App.Views;
using Portfolio.App.Web;
using Portfolio.App.Web.OpenApi;
using Portfolio.Domain.Programmes;
using Portfolio.Ledger;
using Portfolio.Reports.Knowing;

namespace Portfolio.App.Programmes;

/// <summary>What can be read of programmes; each with <c>asOf</c>, <c>knownAt</c> and <c>basis</c>.</summary>
internal static class ProgrammeQueries
{
    public static void Map(RouteGroupBuilder programmes)
    {
        programmes.MapGet("", (HttpContext context, PortfolioNode node, People people, SavedViewTable views) =>
                ListEndpoints.AnswerAsync(context, node, views, ProgrammeList.Spec, (view, request) =>
                    request.PageOf(ProgrammeList.Entries(view, request.Knowledge, people), p => p.Row)))
            .RequireAuthorization(Policies.Read).Produces<ListPage<ProgrammeRow>>().ProducesProblem(400).Takes(ProgrammeList.Spec.Parameters)
            .WithSummary("Programmes on a day, as far as they were known: narrowed, sorted, a page at a time.");
        programmes.MapGet("/{code}", One).RequireAuthorization(Policies.Read)
            .WithSummary("One programme on a day, as far as it was known.").Produces<ProgrammeModel>().ProducesProblem(404).Takes(Known);
        programmes.MapGet("/{code}/history", HistoryAsync).RequireAuthorization(Policies.History)
            .WithSummary("Everything recorded of a programme, retracted or not, with its texts.").Produces<HistoryShown>().ProducesProblem(404).Takes(Known);
    }

    private static readonly IReadOnlyList<QueryParameter> Known =
    [
        new("version", "As it was at a version of its record.", QueryKind.WholeNumber, "6"), .. KnowledgeQuery.Parameters,
    ];

    private static IResult One(string code, HttpContext context, PortfolioNode node, People people)
    {
        if (!TryKnown(code, context, node, out var known, out var knowledge, out var problem))
        {
            return problem;
        }

        var programme = known.On(knowledge.AsOf);
        if (!programme.Exists)
        {
            return Problems.NotFound($"{Uri.UnescapeDataString(code)} was not on record on {knowledge.AsOf:yyyy-MM-dd}, as far as was known.");
        }

        context.Response.Headers.ETag = $"\"{known.Version}\"";
        return Results.Ok(ProgrammeModel.Of(programme, known.Version, knowledge.KnownAt, knowledge.AsOf, people));
    }

    private static async Task<IResult> HistoryAsync(
        string code, HttpContext context, PortfolioNode node, CancellationToken cancellation)
    {
        if (!TryKnown(code, context, node, out var known, out var knowledge, out var problem))
        {
            return problem;
        }

        var texts = await node.Ledger.Reader.ReadTextsAsync(
            [.. known.All.Where(e => e.TextNames.Count > 0).Select(e => e.Position)], cancellation);
        return new HistoryAnswer(known, knowledge, texts.ToLookup(t => t.Position));
    }

    private static bool TryKnown(
        string code, HttpContext context, PortfolioNode node,
        out ProgrammeHistory known, out Knowledge knowledge, out IResult problem)
    {
        var view = node.View;
        known = ProgrammeHistory.Empty;
        if (!KnowledgeQuery.TryRead(context, node, view, out knowledge, out problem))
        {
            return false;
        }

        if (Unknown(context.Request.Query, "version") is { } unknown)
        {
            problem = unknown;
            return false;
        }

        var all = view.Programme(Uri.UnescapeDataString(code));
        if (all.Version == 0)
        {
            problem = Problems.NotFound($"There is no programme “{Uri.UnescapeDataString(code)}”.");
            return false;
        }

        if (context.Request.Query["version"].ToString() is { Length: > 0 } text)
        {
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) || version < 1 || version > all.Version)
            {
                problem = Problems.BadParameter("version", $"version is a number from 1 to {all.Version}.");
                return false;
            }

            all = ProgrammeHistory.Of(all.All.Take(version));
        }

        known = knowledge.Of(all);
        return true;
    }

    private static IResult? Unknown(IQueryCollection query, params ReadOnlySpan<string> known)
    {
        foreach (var name in query.Keys)
        {
            if (!known.Contains(name) && !KnowledgeQuery.Names.Contains(name))
            {
                return Problems.BadParameter(name, $"There is no parameter “{name}”; there are {string.Join(", ", [.. known, .. KnowledgeQuery.Names])}.");
            }
        }

        return null;
    }

    private sealed class HistoryAnswer(ProgrammeHistory known, Knowledge knowledge, ILookup<long, RecordedText> texts) : IResult
    {
        public async Task ExecuteAsync(HttpContext context)
        {
            context.Response.ContentType = "application/json";
            var retracted = known.All
                .Select(e => e.Event).OfType<CommandRetracted>().Select(r => r.Command).ToHashSet();
            await using (var json = new Utf8JsonWriter(context.Response.BodyWriter))
            {
                json.WriteStartObject();
                json.WriteNumber("version", known.Version);
                json.WriteNumber("position", knowledge.KnownAt);
                json.WriteString("basis", knowledge.Basis == Basis.Reported ? "reported" : "recorded");
                json.WriteStartArray("events");
                foreach (var e in known.All.Where(e => e.EffectiveOn <= knowledge.AsOf))
                {
                    EventWriter.Write(json, e, retracted.Contains(e.CommandId), texts[e.Position]);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        }
    }
}
