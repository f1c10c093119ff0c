namespace Portfolio.App.Reports;

/// <summary>
/// Marks an endpoint whose plain answer is encoded by itself (<see cref="SharedJson"/>), so that the middleware which compresses
/// others is not put around it; its other formats are.
/// </summary>
internal sealed class EncodesItself
{
    private EncodesItself()
    {
    }

    public static readonly EncodesItself Mark = new();

    /// <summary>Whether what a request asks for will be encoded by its endpoint.</summary>
    public static bool Is(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<EncodesItself>() is not null
        && (!context.Request.QueryString.HasValue
            || !(context.Request.Query.ContainsKey("format") || context.Request.Query.ContainsKey("compare")));
}
