using Microsoft.Playwright;

namespace Portfolio.Browser.Tests.Running;

/// <summary>A reader who has a keyboard and nothing else.</summary>
internal static class Keyboard
{
    private const int Farthest = 250;

    /// <summary>Goes on by the Tab key until what matches has the focus.</summary>
    public static async Task TabToAsync(this IPage page, string selector)
    {
        for (var i = 0; i < Farthest; i++)
        {
            if (await page.EvaluateAsync<bool>("s => document.activeElement.matches(s)", selector))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        throw new InvalidOperationException($"The Tab key does not reach {selector} at {page.Url}.");
    }

    /// <summary>Goes there and presses Enter.</summary>
    public static async Task EnterAsync(this IPage page, string selector)
    {
        await page.TabToAsync(selector);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Goes there and types, over whatever stands there.</summary>
    public static async Task TypeIntoAsync(this IPage page, string selector, string text)
    {
        await page.TabToAsync(selector);
        await page.Keyboard.PressAsync("ControlOrMeta+A");
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>Waits until what matches has the focus.</summary>
    public static Task FocusIsOnAsync(this IPage page, string selector) =>
        page.WaitForFunctionAsync("s => document.activeElement.matches(s)", selector);
}
