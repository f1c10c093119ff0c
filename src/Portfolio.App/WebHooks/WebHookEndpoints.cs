using System.Text.Json;
using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.App.Web;
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
        services.AddHostedService<WebHookRuns>();
    }

    public static void MapWebHooks(this IEndpointRouteBuilder api)
    {
        var hooks = api.MapGroup("/web-hooks").WithTags("Web hooks").RequireAuthorization(Policies.Administer);
        hooks.MapGet("", async (WebHookAdministration all, CancellationToken cancellation) => await all.ListAsync(cancellation))
            .WithSummary("The web hooks, each with how far it has come and why it is behind.");
        hooks.MapPost("", RegisterAsync).Accepts<NewWebHook>("application/json").Produces<WebHookModel>(201).ProducesProblem(400).ProducesProblem(410)
            .WithSummary("Registers a web hook. Its secret is in the answer, once.");
        hooks.MapGet("/{id}", (string id, WebHookAdministration all, CancellationToken cancellation) =>
                AnswerAsync(id, async () => await all.FindAsync(id, cancellation) is { } found ? Results.Ok(found) : null))
            .Produces<WebHookModel>().ProducesProblem(404).WithSummary("One web hook.");
        hooks.MapGet("/{id}/deliveries", (string id, WebHookAdministration all, CancellationToken cancellation) =>
                AnswerAsync(id, async () => await all.DeliveriesAsync(id, cancellation) is { } found ? Results.Ok(found) : null))
            .Produces<IReadOnlyList<WebHookDelivery>>().ProducesProblem(404)
            .WithSummary($"Its last deliveries, the newest first; {WebHookTable.DeliveriesKept} are kept.");
        hooks.MapPost("/{id}/pause", (string id, HttpContext context, WebHookAdministration all) =>
                AnswerAsync(id, () => all.PauseAsync(id, context.User.ActorOf(), context.RequestAborted)))
            .Produces<WebHookModel>().ProducesProblem(404).WithSummary("Lets its deliveries wait.");
        hooks.MapPost("/{id}/resume", (string id, HttpContext context, WebHookAdministration all) =>
                AnswerAsync(id, () => all.ResumeAsync(id, context.User.ActorOf(), context.RequestAborted)))
            .Produces<WebHookModel>().ProducesProblem(404)
            .WithSummary("Lets its deliveries go on where they were, whether it was paused, parked, or waits for its next try.");
        hooks.MapDelete("/{id}", (string id, HttpContext context, WebHookAdministration all) =>
                AnswerAsync(id, () => all.RemoveAsync(id, context.User.ActorOf(), context.RequestAborted)))
            .Produces(204).ProducesProblem(404).WithSummary("Removes it, with its secret and its deliveries.");
    }

    private static async Task<IResult> RegisterAsync(HttpContext context, WebHookAdministration all)
    {
        var (asked, problem) = await JsonBody.ReadAsync<NewWebHook>(context, NewWebHook.Json.GetTypeInfo(typeof(NewWebHook)));
        if (asked is null)
        {
            return problem!;
        }

        var key = context.Request.Headers["Idempotency-Key"].ToString();
        if (key.Length > 200)
        {
            return Problems.BadParameter("Idempotency-Key", "An Idempotency-Key has at most 200 characters.");
        }

        var envelope = new Envelope(context.User.ActorOf())
        {
            Key = key.Length == 0 ? null : CommandKey.Of(key, JsonSerializer.Serialize(asked, NewWebHook.Json)),
        };
        return await all.RegisterAsync(asked, envelope, context.RequestAborted);
    }

    private static async Task<IResult> AnswerAsync(string id, Func<Task<IResult?>> work) =>
        await work() ?? Problems.NotFound($"There is no web hook “{Domain.Words.Shown(id)}”.");
}
