using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.App.Web;
using Portfolio.Domain.Shocks;

namespace Portfolio.App.Organisations;

/// <summary>People, and what can be read of departments, accounts, settings, status scales, shocks and waves.</summary>
public static class OrganisationEndpoints
{
    public static void MapOrganisation(this IEndpointRouteBuilder api)
    {
        var organisation = api.MapGroup("").WithTags("Organisation");
        MapShocksAndWaves(organisation);
        organisation.MapPost("/people", AddPersonAsync).RequireAuthorization(Policies.Record).HoldsToDepartments()
            .WithSummary("Adds a person; events hold the id only.").Accepts<NewPerson>("application/json").Produces<Person>().ProducesProblem(400);
        organisation.MapGet("/people", (People people) => people.All()).RequireAuthorization(Policies.Read).WithSummary("People, by name.");
        organisation.MapGet("/departments", (PortfolioNode node) => node.View.Organisation.Departments.Values)
            .RequireAuthorization(Policies.Read).WithSummary("Departments.");
        organisation.MapGet("/accounts", (PortfolioNode node) => node.View.Organisation.Accounts.Values)
            .RequireAuthorization(Policies.Read).WithSummary("Customers.");
        organisation.MapGet("/settings", (PortfolioNode node) => node.View.Organisation.Settings)
            .RequireAuthorization(Policies.Read).WithSummary("The settings that change figures.");
        organisation.MapGet("/status-scales", (PortfolioNode node) => node.View.Organisation.Scales.Values.OrderBy(s => s.Key))
            .RequireAuthorization(Policies.Read).WithSummary("The status scales.");
    }

    // Whom a shock strikes, who was prepared and how hard each was hit; what a wave brought and what is done about it.
    private static void MapShocksAndWaves(RouteGroupBuilder organisation)
    {
        organisation.MapGet("/shocks", (PortfolioNode node) => node.View.Organisation.Shocks.Values
                .Select(s => s.Latest).Where(s => s.Declared is not null)
                .Select(s => new { s.Declared!.Code, s.Declared.Title, s.Declared.Threat, s.Declared.Departments, s.On }))
            .RequireAuthorization(Policies.Read).WithSummary("The shocks.");
        organisation.MapGet("/shocks/{code}/exposed", (string code, PortfolioNode node) =>
            {
                var view = node.View;
                return view.Organisation.Shock(Uri.UnescapeDataString(code)).Latest is { Declared: not null } shock
                    ? Results.Ok(Exposure.Of(shock, view.Programmes.Values, view.Organisation))
                    : Problems.NotFound($"There is no shock “{Uri.UnescapeDataString(code)}”.");
            })
            .RequireAuthorization(Policies.Read).Produces<IEnumerable<Exposed>>().ProducesProblem(404)
            .WithSummary("Whom a shock strikes, and who was prepared as the record says.");
        organisation.MapGet("/waves", (PortfolioNode node) => node.View.Organisation.Waves.Values
                .Select(w => w.Latest).Where(w => w.Opened is not null)
                .Select(w => new { w.Opened, w.ClosedOn, w.Responded, OpenActions = w.Actions.Values.Count(a => a.Open) }))
            .RequireAuthorization(Policies.Read).WithSummary("The feedback waves.");
        organisation.MapGet("/waves/{code}", (string code, PortfolioNode node) =>
                node.View.Organisation.Wave(Uri.UnescapeDataString(code)).Latest is { Opened: not null } wave
                    ? Results.Ok(new { wave.Opened, wave.ClosedOn, wave.Responded, Responses = wave.Responses.Values, Actions = wave.Actions.Values })
                    : Problems.NotFound($"There is no feedback wave “{Uri.UnescapeDataString(code)}”."))
            .RequireAuthorization(Policies.Read).ProducesProblem(404).WithSummary("A feedback wave with its responses and actions.");
    }

    private static async Task<IResult> AddPersonAsync(HttpContext context, People people)
    {
        var (request, problem) = await JsonBody.ReadAsync<NewPerson>(context, NewPersonJson.Default.NewPerson);
        if (request is null)
        {
            return problem!;
        }

        if (string.IsNullOrWhiteSpace(request.Name) || request.Name.Length > 200)
        {
            return Problems.Malformed([new("name", "A name has 1 to 200 characters.")]);
        }

        var person = await people.AddAsync(request.Name, id: null, context.RequestAborted);
        return Results.Created($"/api/people/{person.Id}", person);
    }
}
