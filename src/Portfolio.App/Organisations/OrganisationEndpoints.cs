using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.App.Programmes;
using Portfolio.App.Web;
using Portfolio.Domain;

namespace Portfolio.App.Organisations;

/// <summary>Departments, accounts, people, settings and status scales.</summary>
public static class OrganisationEndpoints
{
    private static readonly CommandRoute[] Recorded =
    [
        new("departments", CommandShape.OpenDepartment, "Puts a department on record.", """{"code":"MKT","title":"Marketing"}"""),
        new("departments/describe", CommandShape.DescribeDepartment, "Renames a department or puts it under another.", """{"code":"MKT","parent":"SALES"}"""),
        new("accounts", CommandShape.OpenAccount, "Puts a customer on record.", """{"code":"ACME","title":"Acme plc","segment":"Retail"}"""),
        new("accounts/describe", CommandShape.DescribeAccount, "Changes what is said of a customer.", """{"code":"ACME","segment":"Wholesale"}"""),
    ];

    private static readonly CommandRoute[] Administered =
    [
        new("settings", CommandShape.ChangeSetting, "Changes a setting that changes figures.", """{"name":"stallDays","value":"90"}"""),
        new("status-scales", CommandShape.DefineStatusScale, "Defines a status scale, or a new version of one.",
            """{"scale":{"name":"SMILEY","version":1,"points":[{"name":"Happy","light":"Green"},{"name":"Sad","light":"Red"}]}}"""),
    ];

    public static void MapOrganisation(this IEndpointRouteBuilder api)
    {
        var organisation = api.MapGroup("").WithTags("Organisation");
        foreach (var route in Recorded)
        {
            Map(organisation, route, Policies.Record);
        }

        foreach (var route in Administered)
        {
            Map(organisation, route, Policies.Administer);
        }

        organisation.MapPost("/people", AddPersonAsync).RequireAuthorization(Policies.Record)
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

    private static void Map(RouteGroupBuilder group, CommandRoute route, string policy) =>
        group.MapPost($"/{route.Name}", async (HttpContext context, PortfolioNode node) =>
            {
                var (request, problem) = await CommandRequest.ReadAsync<OrganisationCommand>(context, route.Json, route.Name);
                return request is null
                    ? problem!
                    : CommandAnswer.Of(await node.ExecuteAsync(request.Command, request.Envelope, context.RequestAborted), conditional: false);
            })
            .DescribedBy(route with { Name = route.Name.Replace('/', '-') })
            .RequireAuthorization(policy);

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
