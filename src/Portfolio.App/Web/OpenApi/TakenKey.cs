namespace Portfolio.App.Web.OpenApi;

/// <summary>Marks an endpoint that honours an <c>Idempotency-Key</c>.</summary>
internal sealed record TakenKey
{
    public static readonly TakenKey Mark = new();
}

internal static class TakenKeys
{
    /// <summary>Says that an endpoint honours an <c>Idempotency-Key</c>.</summary>
    public static TBuilder TakesKey<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(TakenKey.Mark);
}
