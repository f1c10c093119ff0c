using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.App.Programmes;
using Portfolio.App.Web;
using Portfolio.Domain;
using Portfolio.Domain.Shocks;

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
        new("shocks", CommandShape.DeclareShock, "Declares a shock, on or before the day it strikes.", """{"code":"2026-CUTS","title":"Savings round","threat":"BudgetCut","departments":["MKT"],"effectiveOn":"2026-07-01"}"""),
        new("shocks/retract", CommandShape.RetractShock, "Takes back a command on a shock’s record.", """{"code":"2026-CUTS","command":"0197c0de-0000-7000-8000-000000000001","reason":"it was called off"}"""),
        new("waves", CommandShape.OpenWave, "Asks customers; refused without a follow-up plan.",
            """{"code":"2026-Q2","title":"Spring wave","population":1200,"invited":300,"sampling":"Random","scale":{"lowest":0,"highest":10},"threshold":5,"followUp":{"owner":"p-4f1c","serviceLevelDays":14},"drivers":["Ease of use","Speed"]}"""),
        new("waves/record-responses", CommandShape.RecordResponses, "Takes in what customers said; a bad response raises an action at once.",
            """{"code":"2026-Q2","responses":[{"response":"R-17","overall":3,"drivers":[{"driver":"Ease of use","score":2}],"account":"ACME","comment":"I give up at the second page."}]}"""),
        new("waves/close", CommandShape.CloseWave, "No more responses are taken.", """{"code":"2026-Q2"}"""),
        new("waves/close-action", CommandShape.CloseResponseAction, "What a bad response had raised was done.", """{"code":"2026-Q2","action":"R-17","resolution":"Called; the page is mended."}"""),
        new("waves/escalate-action", CommandShape.EscalateResponseAction, "Takes such an action to somebody who can see to it.", """{"code":"2026-Q2","action":"R-17","to":"p-77ab","reason":"no answer for a week"}"""),
        new("waves/retract", CommandShape.RetractWave, "Takes back a command on a wave’s record.", """{"code":"2026-Q2","command":"0197c0de-0000-7000-8000-000000000001","reason":"the wrong file"}"""),
        new("surveys", CommandShape.OpenSurvey, "Opens a survey with its statements, own ones or a ready-made one’s.", """{"code":"OBSTACLES-2026","title":"What is in the way?","ready":"Obstacles"}"""),
        new("surveys/close", CommandShape.CloseSurvey, "No more answers are taken.", """{"code":"OBSTACLES-2026"}"""),
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

        MapShocksAndWaves(organisation);
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
