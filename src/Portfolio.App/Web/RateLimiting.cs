using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Portfolio.App.Access;

namespace Portfolio.App.Web;

/// <summary>
/// Holds each caller to the limits: by id who is signed in, whichever key, cookie or token they come with; by address who is
/// not, and before it is looked up whoever comes with a key that is not known here.
/// </summary>
internal static class RateLimiting
{
    public static void AddRateLimits(this IServiceCollection services, RateLimits limits) => services.AddRateLimiter(o =>
    {
        o.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => IsCounted(context)
            ? RateLimitPartition.GetNoLimiter("counted")
            : RateLimitPartition.GetTokenBucketLimiter(
                CallerOf(context),
                _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = limits.Burst,
                    TokensPerPeriod = limits.PerSecond,
                    ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                    AutoReplenishment = true,
                    QueueLimit = 0,
                }));
        o.OnRejected = (rejected, _) => new(RejectAsync(rejected.HttpContext, limits));
    });

    /// <summary>
    /// Stands before signing in: whoever makes up keys asks the database no more often than a caller may. A key that was seen
    /// here before passes, so that nobody who has one is held up by strangers at the same address.
    /// </summary>
    public static void UseLimitOfStrangers(this WebApplication app, RateLimits limits)
    {
        var limiter = app.Services.GetRequiredService<IOptions<RateLimiterOptions>>().Value.GlobalLimiter!;
        var keys = app.Services.GetRequiredService<ApiKeys>();
        app.Use(async (context, next) =>
        {
            if (ApiKeyHandler.TryToken(context.Request, out var token) && keys.IsStrange(token)
                && context.GetEndpoint()?.Metadata.GetMetadata<DisableRateLimitingAttribute>() is null)
            {
                using var lease = limiter.AttemptAcquire(context);
                if (!lease.IsAcquired)
                {
                    await RejectAsync(context, limits);
                    return;
                }

                context.Features.Set(Counted.Once);
            }

            await next(context);
        });
    }

    private static Task RejectAsync(HttpContext context, RateLimits limits)
    {
        // The next second brings more.
        context.Response.Headers.RetryAfter = "1";
        return Problems.Of(
            StatusCodes.Status429TooManyRequests, "callers-leave-room-for-others",
            string.Create(CultureInfo.InvariantCulture, $"A caller may make {limits.PerSecond} requests a second here. Try again in a second; nothing was done."),
            []).ExecuteAsync(context);
    }

    // With what was a stranger's key and is good after all, it counts for whoever has it.
    private static bool IsCounted(HttpContext context) =>
        context.Features.Get<Counted>() is not null && context.User.Identity?.IsAuthenticated != true;

    private static string CallerOf(HttpContext context) => context.User.Identity?.IsAuthenticated == true
        ? context.User.IdOf()
        : $"at {context.Connection.RemoteIpAddress}";

    private sealed class Counted
    {
        public static readonly Counted Once = new();
    }
}
