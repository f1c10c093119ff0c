using System.Text.Json;
using Portfolio.App.Access;
using Portfolio.App.Commands;
using Portfolio.App.Lists;
using Portfolio.App.Node;
using Portfolio.App.Views;
using Portfolio.App.Web;
using Portfolio.App.Web.OpenApi;
using Portfolio.App.WebHooks.Alerting;
using Portfolio.Ledger;

namespace Portfolio.App.WebHooks;

/// <summary>Web hooks over HTTP: registered, looked at, paused, resumed, removed.</summary>
public static class WebHookEndpoints
{
    /// <summary>What they need, and the deliveries, which run while the program serves.</summary>
    public static void AddWebHooks(this IServiceCollection services, WebHookSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<WebHookTable>();
        services.AddSingleton<SubscriptionProgress>();
        services.AddSingleton<WebHookAdministration>();
        services.AddSingleton<AlertLists>();
        services.AddHostedService<WebHookRuns>();
    }

    public static void MapWebHooks(this IEndpointRouteBuilder api)
    {
        var hooks = api.MapGroup("/web-hooks").WithTags("Web hooks").RequireAuthorization(Policies.Administer);
        hooks.MapGet("", async (HttpContext context, PortfolioNode node, SavedViewTable views, WebHookAdministration all) =>
            {
                var entries = await all.ListAsync(context.RequestAborted);
                return await ListEndpoints.AnswerAsync(context, node, views, WebHookList.Spec, (_, request) => request.PageOf(entries, h => h));
            })
            .Produces<ListPage<WebHookModel>>().ProducesProblem(400).Takes(WebHookList.Spec.Parameters)
            .WithSummary("The web hooks, each with how far it has come and why it is behind.");
        hooks.MapPost("", RegisterAsync).Accepts<NewWebHook>("application/json").Produces<WebHookModel>(201).Produces<WebHookModel>().ProducesProblem(400).ProducesProblem(410).ProducesProblem(422).TakesKey()
            .WithSummary("Registers a web hook. Its secret is in the answer, once.");
        hooks.MapGet("/{id}", (string id, WebHookAdministration all, CancellationToken cancellation) =>
                FoundAsync(id, all.FindAsync(id, cancellation)))
            .Produces<WebHookModel>().ProducesProblem(404).WithSummary("One web hook.");
        hooks.MapGet("/{id}/deliveries", (string id, WebHookAdministration all, CancellationToken cancellation) =>
                FoundAsync(id, all.DeliveriesAsync(id, cancellation)))
            .Produces<IReadOnlyList<WebHookDelivery>>().ProducesProblem(404)
            .WithSummary($"Its last deliveries, the newest first; {WebHookTable.DeliveriesKept} are kept.");
        hooks.MapPost("/{id}/pause", async (string id, HttpContext context, WebHookAdministration all) =>
                Answer(id, await all.PauseAsync(id, context.User.ActorOf(), context.RequestAborted)))
            .Produces<WebHookModel>().ProducesProblem(404).WithSummary("Lets its deliveries wait.");
        hooks.MapPost("/{id}/resume", async (string id, HttpContext context, WebHookAdministration all) =>
                Answer(id, await all.ResumeAsync(id, context.User.ActorOf(), context.RequestAborted)))
            .Produces<WebHookModel>().ProducesProblem(404)
            .WithSummary("Lets its deliveries go on where they were, whether it was paused, parked, or waits for its next try.");
        hooks.MapPost("/{id}/rotate-secret", RotateAsync).Accepts<SecretRotation>("application/json")
            .Produces<WebHookModel>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(422).TakesKey()
            .WithSummary("Changes its secret. The new one is in the answer, once; for a while deliveries are signed with both.");
        hooks.MapDelete("/{id}", async (string id, HttpContext context, WebHookAdministration all) =>
                Answer(id, await all.RemoveAsync(id, context.User.ActorOf(), context.RequestAborted)))
            .Produces(204).ProducesProblem(404).WithSummary("Removes it, with its secret and its deliveries.");
    }

    private static async Task<IResult> RegisterAsync(HttpContext context, WebHookAdministration all)
    {
        var (asked, problem) = await JsonBody.ReadAsync<NewWebHook>(context, NewWebHook.Json.GetTypeInfo(typeof(NewWebHook)));
        return asked is null
            ? problem!
            : await UnderKeyAsync(context, JsonSerializer.Serialize(asked, NewWebHook.Json), async envelope =>
                Answer("", await all.RegisterAsync(asked, envelope, context.RequestAborted)));
    }

    private static async Task<IResult> RotateAsync(string id, HttpContext context, WebHookAdministration all)
    {
        var (asked, problem) = await JsonBody.ReadAsync<SecretRotation>(context, SecretRotation.Json.GetTypeInfo(typeof(SecretRotation)));
        return asked is null
            ? problem!
            : await UnderKeyAsync(context, $"{id} {JsonSerializer.Serialize(asked, SecretRotation.Json)}", async envelope =>
                Answer(id, await all.RotateAsync(id, asked, envelope, context.RequestAborted)));
    }

    private static async Task<IResult> UnderKeyAsync(HttpContext context, string content, Func<Envelope, Task<IResult>> work)
    {
        return CommandRequest.TryKey(context.Request, out var key, out var problem)
            ? await work(new Envelope(context.User.ActorOf()) { Key = key is null ? null : CommandKey.Of(key, content) })
            : problem!;
    }

    private static async Task<IResult> FoundAsync<T>(string id, Task<T?> work)
        where T : class =>
        await work is { } found ? Results.Ok(found) : Answer(id, new WebHookOutcome.None());

    private static IResult Answer(string id, WebHookOutcome outcome) => outcome switch
    {
        WebHookOutcome.Done { Registered: true } made => Results.Created($"/api/web-hooks/{made.Hook.Id}", made.Hook),
        WebHookOutcome.Done done => Results.Ok(done.Hook),
        WebHookOutcome.Removed => Results.NoContent(),
        WebHookOutcome.Malformed malformed => Problems.Malformed(malformed.Faults),
        WebHookOutcome.NotRecorded not => Problems.Of(not.Why, conditional: false),
        WebHookOutcome.RemovedSince removed => Problems.Of(
            StatusCodes.Status410Gone, "web-hook-was-not-removed",
            $"The web hook {removed.Id} that this Idempotency-Key registered was removed since. Register another under a new key.", []),
        _ => Problems.NotFound($"There is no web hook “{Domain.Words.Shown(id)}”."),
    };
}
