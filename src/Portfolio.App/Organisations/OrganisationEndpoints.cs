using Portfolio.App.Access;
using Portfolio.App.Commands;
using Portfolio.App.Lists;
using Portfolio.App.Node;
using Portfolio.App.Views;
using Portfolio.App.Web;
using Portfolio.App.Web.OpenApi;
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
            .WithSummary("Adds a person; events hold the id only.")
            .Accepts<NewPerson>("application/json").Produces<Person>(StatusCodes.Status201Created).ProducesProblem(400).ProducesProblem(409).ProducesProblem(422).TakesKey();
        organisation.MapGet("/people", (HttpContext context, PortfolioNode node, People people, SavedViewTable views) =>
                ListEndpoints.AnswerAsync(context, node, views, PeopleList.Spec, (_, request) => request.PageOf(people.All(), p => p)))
            .RequireAuthorization(Policies.Read).Produces<ListPage<Person>>().ProducesProblem(400).Takes(PeopleList.Spec.Parameters)
            .WithSummary("People.");
        organisation.MapGet("/people/{id}", (string id, People people) => people.Knows(id)
                ? Results.Ok(new Person(id, people.NameOf(id)))
                : Problems.NotFound($"There is no person with the id “{Domain.Words.Shown(id)}”."))
            .RequireAuthorization(Policies.Read).Produces<Person>().ProducesProblem(404).WithSummary("One person.");
        organisation.MapList("/departments", OrganisationLists.Departments, (_, r) => OrganisationLists.DepartmentsOf(r.Organisation, r.Knowledge.AsOf), d => d)
            .RequireAuthorization(Policies.Read).WithSummary("Departments, as they were on a day.");
        organisation.MapList("/accounts", OrganisationLists.Accounts, (_, r) => OrganisationLists.AccountsOf(r.Organisation), a => a)
            .RequireAuthorization(Policies.Read).WithSummary("Customers.");
        organisation.MapGet("/settings", (PortfolioNode node) => node.View.Organisation.Settings)
            .RequireAuthorization(Policies.Read).WithSummary("The settings that change figures.");
        organisation.MapGet("/status-scales", (PortfolioNode node) => node.View.Organisation.Scales.Values.OrderBy(s => s.Key))
            .RequireAuthorization(Policies.Read).WithSummary("The status scales.");
    }

    // Whom a shock strikes, who was prepared and how hard each was hit; what a wave brought and what is done about it.
    private static void MapShocksAndWaves(RouteGroupBuilder organisation)
    {
        organisation.MapList("/shocks", OrganisationLists.Shocks, (_, r) => OrganisationLists.ShocksOf(r.Organisation), s => s)
            .RequireAuthorization(Policies.Read).WithSummary("The shocks, those that are announced too.");
        organisation.MapGet("/shocks/{code}/exposed", (string code, PortfolioNode node) =>
            {
                var view = node.View;
                return view.Organisation.Shock(Uri.UnescapeDataString(code)).Latest is { Declared: not null } shock
                    ? Results.Ok(Exposure.Of(shock, view.Programmes.Values, view.Organisation))
                    : Problems.NotFound($"There is no shock “{Uri.UnescapeDataString(code)}”.");
            })
            .RequireAuthorization(Policies.Read).Produces<IEnumerable<Exposed>>().ProducesProblem(404)
            .WithSummary("Whom a shock strikes, and who was prepared as the record says.");
        organisation.MapList("/waves", OrganisationLists.Waves, (_, r) => OrganisationLists.WavesOf(r.Organisation), w => w)
            .RequireAuthorization(Policies.Read).WithSummary("The feedback waves.");
        organisation.MapGet("/waves/{code}", (string code, PortfolioNode node) =>
                node.View.Organisation.Wave(Uri.UnescapeDataString(code)).Latest is { Opened: not null } wave
                    ? Results.Ok(new WaveModel(wave.Opened, wave.ClosedOn, wave.Responded, wave.Responses.Values, wave.Actions.Values))
                    : Problems.NotFound($"There is no feedback wave “{Uri.UnescapeDataString(code)}”."))
            .RequireAuthorization(Policies.Read).Produces<WaveModel>().ProducesProblem(404).WithSummary("A feedback wave with its responses and actions.");
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

        if (!CommandRequest.TryKey(context.Request, out var key, out var fault))
        {
            return fault!;
        }

        if (key is null)
        {
            var person = await people.AddAsync(request.Name, id: null, context.RequestAborted);
            return Results.Created($"/api/people/{person.Id}", person);
        }

        return await people.AddOnceAsync(request.Name, $"{context.User.IdOf()}\n{key}", context.RequestAborted) switch
        {
            { Name: { } kept } same when kept == request.Name.Trim() => Results.Created($"/api/people/{same.Id}", same),
            { } => Problems.Of(new Answer.KeyReused(), conditional: false),
            null => Problems.Of(
                StatusCodes.Status409Conflict, "person-was-not-erased", "The person that this Idempotency-Key added was erased since. Add another under a new key.", []),
        };
    }
}
