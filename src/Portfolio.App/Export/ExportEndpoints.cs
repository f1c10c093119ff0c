using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.App.Reports;
using Portfolio.App.Web;
using Portfolio.App.Web.OpenApi;

namespace Portfolio.App.Export;

/// <summary>The register to be taken away. Reports are exported where they are read.</summary>
public static class ExportEndpoints
{
    private static readonly IReadOnlyList<QueryParameter> Parameters =
    [
        .. KnowledgeQuery.Parameters,
        new("department", "Only programmes of this department and those below it, on the day.", Example: "MKT"),
        new("format", "As which kind of file.", OneOf: ["csv", "xlsx"]),
    ];

    private static readonly string[] Names = [.. Parameters.Select(p => p.Name)];

    public static void MapExport(this IEndpointRouteBuilder api) =>
        api.MapGroup("/export").WithTags("Export").RequireAuthorization(Policies.Read)
            .MapGet("/register", Register)
            .WithName("export-register")
            .WithSummary("Every programme with its state, sponsor, finish, budget and status. Edited and imported again (mapping register), the changes are recorded.")
            .Produces<string>(StatusCodes.Status200OK, "text/csv").ProducesFiles(XlsxExport.ContentType)
            .ProducesProblem(400).ProducesProblem(422).Takes(Parameters);

    private static IResult Register(HttpContext context, PortfolioNode node)
    {
        var (query, view) = (context.Request.Query, node.View);
        if (query.Keys.FirstOrDefault(k => !Names.Contains(k)) is { } unknown)
        {
            return Problems.BadParameter(unknown, $"There is no parameter “{Domain.Words.Shown(unknown)}”; there are {string.Join(", ", Names)}.");
        }

        if (!KnowledgeQuery.TryRead(context, node, view, out var knowledge, out var problem))
        {
            return problem;
        }

        var department = query["department"].ToString() is { Length: > 0 } given ? given : null;
        if (department is not null && !ReportCatalogue.HasDepartment(view, knowledge, department))
        {
            return Problems.BadParameter("department", $"There is no department “{Domain.Words.Shown(department)}”.");
        }

        var table = RegisterTable.Of(view, knowledge, node.People, department);
        return query["format"].ToString() switch
        {
            "" or "csv" => ExportAnswer.Csv(context, RegisterTable.Name, knowledge, table),
            "xlsx" => ExportAnswer.Xlsx(
                context, RegisterTable.Name, knowledge, [table, AboutTable.OfRegister(knowledge, department)]),
            _ => Problems.BadParameter("format", "format is csv or xlsx."),
        };
    }
}
