using System.Text.Json;
using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.App.Programmes;
using Portfolio.App.Web;
using Portfolio.App.Web.OpenApi;
using Portfolio.Reports.Figures;

namespace Portfolio.App.Reports;

/// <summary><c>/api/reports/{name}/evidence?figure=…</c>: the programmes and events behind a number.</summary>
internal static class EvidenceEndpoint
{
    public static void MapEvidence(this RouteGroupBuilder reports) =>
        reports.MapGet("/{name}/evidence", Show).RequireAuthorization(Policies.History)
            .WithName("report-evidence")
            .WithSummary("What stands behind a figure of a report, or behind a row of one of its tables: programmes, waves, shocks, surveys and accounts, each with the events that make it one of them.")
            .Produces<EvidenceShown>().ProducesProblem(400).ProducesProblem(404)
            .Takes([.. ReportEvidence.Parameters, .. ReportQuery.Selection, ReportQuery.ListLimit]);

    private static IResult Show(string name, HttpContext context, PortfolioNode node, ReportCatalogue catalogue)
    {
        if (ReportCatalogue.Find(name) is not { } entry)
        {
            return ReportEndpoints.NoSuch(name);
        }

        var (evidence, fault) = ReportEvidence.Read(entry, context.Request.Query, node, catalogue);
        if (evidence is null)
        {
            return Problems.BadParameter(fault!.Value.Parameter, fault.Value.Sentence);
        }

        if (!ReportEndpoints.TryLimit(context.Request.Query["limit"], out var limit))
        {
            return Problems.BadParameter("limit", "limit is how many entries the list has at most, from 0 on, or all.");
        }

        return Results.Bytes(JsonOf(evidence, limit), "application/json");
    }

    private static byte[] JsonOf(ReportEvidence evidence, int limit)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("report", evidence.Entry.Name);
            json.WriteString("address", $"/api/reports/{evidence.Entry.Name}/evidence?{ReportQuery.ToQuery(evidence.Report.Header.Parameters)}&{evidence.Number}");
            if (evidence is { Figure: { } figure })
            {
                json.WritePropertyName("figure");
                json.WriteRawValue(ReportCatalogue.JsonOf(figure with { Evidence = null }));
                json.WriteString("part", ReportEvidence.NameOf(evidence.Part));

                if (evidence.CasesOf(evidence.Part) is { } cases)
                {
                    json.WriteNumber("cases", cases);
                }
            }
            else if (evidence.Row is { } row)
            {
                json.WritePropertyName("row");
                JsonSerializer.Serialize(json, row.Table.Columns.Zip(row.Cells).ToDictionary(c => c.First.Name, c => c.Second));
            }

            json.WriteNumber("of", evidence.Behind.Count);
            json.WriteStartArray("behind");
            foreach (var source in evidence.First(limit))
            {
                Write(json, evidence, source);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static void Write(Utf8JsonWriter json, ReportEvidence evidence, Evidence source)
    {
        json.WriteStartObject();
        json.WriteString("kind", source.Kind);
        json.WriteString("code", source.Code);
        if (evidence is { Figure: not null, Part: PartName.Base })
        {
            json.WriteBoolean("counted", evidence.IsCounted(source));
        }

        json.WriteStartArray("events");
        foreach (var position in source.Positions)
        {
            EventWriter.Write(json, evidence.At(position));
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
