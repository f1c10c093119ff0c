namespace Portfolio.App.Pages.Time;

/// <summary>Gives a moment that was chosen in the time form its own address, which shows the same for ever.</summary>
public static class MomentAddress
{
    /// <summary>
    /// Sends the reader to the moment's address, if it was reached by the form; null: the page can answer. A script that
    /// exchanges a part of the page is answered at once and told the address.
    /// </summary>
    /// <param name="path">The page's path, with the parameters that stay.</param>
    public static IResult? Settle(HttpContext context, Moment moment, string path)
    {
        if (!moment.Chosen)
        {
            return null;
        }

        var address = moment.Keep(path);
        if (!context.Request.Headers.ContainsKey("HX-Request"))
        {
            return Results.LocalRedirect(address);
        }

        context.Response.Headers["HX-Push-Url"] = address;
        return null;
    }
}
