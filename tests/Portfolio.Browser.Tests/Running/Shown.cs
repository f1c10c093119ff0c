using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Portfolio.Browser.Tests.Running;

/// <summary>What a reader sees.</summary>
internal static class Shown
{
    /// <summary>Milliseconds after which something will never be shown: longer than a machine may stand still.</summary>
    public const int Patience = 120_000;

    public static async Task<string> TextAsync(this IPage page, string selector) =>
        (await page.Locator(selector).First.InnerTextAsync()).Replace('\u00A0', ' ').Trim();

    /// <summary>
    /// Waits until the browser is at an address, by looking at it again and again: to wait for an event of the page's loading
    /// is to wait for ever where it came while the address was looked at. Whatever is looked at next is waited for by itself.
    /// </summary>
    /// <param name="address">With ** for anything.</param>
    public static Task ArriveAsync(this IPage page, string address) => Assertions.Expect(page).ToHaveURLAsync(
        new Regex($"^{Regex.Escape(address).Replace(@"\*\*", ".*", StringComparison.Ordinal)}$", RegexOptions.None, TimeSpan.FromSeconds(1)),
        new() { Timeout = Patience });

    public static async Task<bool> ScrollsSidewaysAsync(this IPage page) =>
        await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth");
}
