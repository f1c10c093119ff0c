namespace Portfolio.App.Pages.Audit;

/// <summary>What stands in a form: what the address said, however odd, so that nothing typed is lost.</summary>
internal static class Given
{
    public static string In(HttpContext context, string name) => context.Request.Query[name].ToString();

    /// <summary>The page's address with another cursor.</summary>
    public static string WithCursor(HttpContext context, string? cursor)
    {
        var kept = context.Request.Query
            .Where(p => p.Key != "cursor")
            .SelectMany(p => p.Value.Where(v => !string.IsNullOrEmpty(v)).Select(v => $"{p.Key}={Uri.EscapeDataString(v!)}"));
        var query = string.Join('&', cursor is null ? kept : kept.Append($"cursor={cursor}"));
        return query.Length == 0 ? context.Request.Path : $"{context.Request.Path}?{query}";
    }
}
