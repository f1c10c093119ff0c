using System.Text.Json;
using Microsoft.Playwright;

namespace Portfolio.Browser.Tests.Running;

/// <summary>The rules of accessibility that a program can check.</summary>
internal static class Axe
{
    private static readonly Lazy<string> Script = new(() =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "axe.min.js")));

    /// <summary>Where the page breaks a rule, of any kind that axe knows.</summary>
    public static async Task<List<string>> ViolationsAsync(this IPage page)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
        {
            await page.EvaluateAsync(Script.Value);
        }

        var found = await page.EvaluateAsync<JsonElement>("axe.run({ resultTypes: ['violations'] })");
        return
        [
            .. from violation in found.GetProperty("violations").EnumerateArray()
               from node in violation.GetProperty("nodes").EnumerateArray()
               select $"{new Uri(page.Url).PathAndQuery}: {violation.GetProperty("id").GetString()} at {node.GetProperty("target")} ({node.GetProperty("failureSummary").GetString()})",
        ];
    }

    /// <summary>As <see cref="ViolationsAsync"/>, with what is folded away judged as well.</summary>
    public static async Task<List<string>> ViolationsUnfoldedAsync(this IPage page)
    {
        await page.UnfoldAsync();
        return await page.ViolationsAsync();
    }

    /// <summary>As <see cref="ViolationsAsync"/>, in one of the themes and at a width.</summary>
    public static async Task<List<string>> ViolationsInAsync(this IPage page, ColorScheme scheme, int width)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        await page.SetViewportSizeAsync(width, 900);
        return [.. (await page.ViolationsAsync()).Select(violation => $"{scheme}, {width} wide: {violation}")];
    }

    /// <summary>Opens whatever is folded away.</summary>
    public static Task UnfoldAsync(this IPage page) =>
        page.EvaluateAsync("document.querySelectorAll('main details').forEach((d) => d.open = true)");
}
