using Portfolio.App.Access;

namespace Portfolio.App.Import;

/// <summary>Rows that were refused to whoever is kept to departments.</summary>
internal static class RefusedRows
{
    /// <summary>The access log is to know of them, though the request as a whole is answered.</summary>
    public static ImportReport Told(this ImportReport report, HttpContext context)
    {
        if (report.Files.Any(f => f.Beyond > 0))
        {
            context.Features.Set(new RefusedAs(StatusCodes.Status403Forbidden));
        }

        return report;
    }
}
