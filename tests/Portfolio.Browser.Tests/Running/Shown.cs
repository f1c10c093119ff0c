using Microsoft.Playwright;

namespace Portfolio.Browser.Tests.Running;

/// <summary>What a reader sees.</summary>
internal static class Shown
{
    public static async Task<string> TextAsync(this IPage page, string selector) =>
        (await page.Locator(selector).First.InnerTextAsync()).Replace('\u00A0', ' ').Trim();

    public static async Task<bool> ScrollsSidewaysAsync(this IPage page) =>
        await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth");
}
