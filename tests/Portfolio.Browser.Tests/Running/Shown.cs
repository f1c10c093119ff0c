using Microsoft.Playwright;

namespace Portfolio.Browser.Tests.Running;

/// <summary>What a reader sees.</summary>
internal static class Shown
{
    public static async Task<string> TextAsync(this IPage page, string selector) =>
        (await page.Locator(selector).First.InnerTextAsync()).Replace('\u00A0', ' ').Trim();

    /// <summary>
    /// Waits until the browser is at an address. Not for the page's load event as well, which the driver can miss while
    /// the address changes: whatever is looked at next is waited for by itself.
    /// </summary>
    public static Task ArriveAsync(this IPage page, string address) =>
        page.WaitForURLAsync(address, new() { WaitUntil = WaitUntilState.Commit });

    public static async Task<bool> ScrollsSidewaysAsync(this IPage page) =>
        await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth");
}
