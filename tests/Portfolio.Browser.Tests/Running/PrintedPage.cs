using System.Text.Json;
using Microsoft.Playwright;

namespace Portfolio.Browser.Tests.Running;

/// <summary>A page of a PDF as whoever reads it finds it, by Mozilla's reader.</summary>
/// <param name="Width">In points, as all lengths here; from the left.</param>
/// <param name="Height">From the bottom.</param>
/// <param name="Texts">In the order in which they stand in the file: that of the document they were printed from.</param>
internal sealed record PrintedPage(double Width, double Height, IReadOnlyList<PrintedText> Texts)
{
    // Any address will do: nothing is asked for at it.
    private const string Reader = "http://pdf.invalid/";

    // The worker is loaded beside it and not as one: what is asked for by a worker is not seen by whoever answers for the page.
    private const string Read =
        """
        async (base64) => {
          const reader = await import("/pdf.min.mjs");
          globalThis.pdfjsWorker = await import("/pdf.worker.min.mjs");
          const pdf = await reader.getDocument({ data: Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)) }).promise;
          const pages = [];
          for (let number = 1; number <= pdf.numPages; number++) {
            const page = await pdf.getPage(number);
            const { width, height } = page.getViewport({ scale: 1 });
            const { items } = await page.getTextContent();
            pages.push({
              width, height,
              texts: items.filter((i) => i.str.trim()).map((i) => ({
                text: i.str, left: i.transform[4], right: i.transform[4] + i.width, bottom: i.transform[5],
              })),
            });
          }
          return pages;
        }
        """;

    public static async Task<IReadOnlyList<PrintedPage>> ReadAsync(IBrowser browser, byte[] pdf)
    {
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.RouteAsync($"{Reader}**", route => new Uri(route.Request.Url).AbsolutePath switch
        {
            "/" => route.FulfillAsync(new() { ContentType = "text/html", Body = "<!doctype html><title>Reader</title>" }),
            var path => route.FulfillAsync(new() { ContentType = "text/javascript", Path = Path.Combine(AppContext.BaseDirectory, Path.GetFileName(path)) }),
        });
        await page.GotoAsync(Reader);
        var pages = await page.EvaluateAsync<JsonElement>(Read, Convert.ToBase64String(pdf));
        return pages.Deserialize<PrintedPage[]>(JsonSerializerOptions.Web)!;
    }

    /// <summary>All that is written on some pages, without white space: where a line ends is a matter of width.</summary>
    public static string Written(IEnumerable<PrintedPage> pages) => Close(string.Concat(pages.SelectMany(p => p.Texts).Select(t => t.Text)));

    /// <summary>A text without white space.</summary>
    public static string Close(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    /// <summary>What does not lie between margins, all around the page as wide.</summary>
    public IEnumerable<PrintedText> Outside(double margin) => Texts.Where(t =>
        t.Left < margin || t.Right > Width - margin || t.Bottom < margin || t.Bottom > Height - margin);
}

/// <summary>A piece of text on a page.</summary>
internal sealed record PrintedText(string Text, double Left, double Right, double Bottom);
