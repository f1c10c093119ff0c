using System.Globalization;
using System.Threading.RateLimiting;
using Portfolio.App.Access;

namespace Portfolio.App.Web;

/// <summary>
/// Holds each caller to the limits: by id who is signed in, whichever key, cookie or token they come with; by address who is
/// not.
/// </summary>
internal static class RateLimiting
{
    public static void AddRateLimits(this IServiceCollection services, RateLimits limits) => services.AddRateLimiter(o =>
    {
        o.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetTokenBucketLimiter(
            CallerOf(context),
            _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = limits.Burst,
                TokensPerPeriod = limits.PerSecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                AutoReplenishment = true,
                QueueLimit = 0,
            }));
        o.OnRejected = async (rejected, _) =>
        {
            // The next second brings more.
            rejected.HttpContext.Response.Headers.RetryAfter = "1";
            await Problems.Of(
                StatusCodes.Status429TooManyRequests, "callers-leave-room-for-others",
                string.Create(CultureInfo.InvariantCulture, $"A caller may make {limits.PerSecond} requests a second here. Try again in a second; nothing was done."),
                []).ExecuteAsync(rejected.HttpContext);
        };
    });

    private static string CallerOf(HttpContext context) => context.User.Identity?.IsAuthenticated == true
        ? context.User.IdOf()
        : $"at {context.Connection.RemoteIpAddress}";
}
