using Microsoft.Playwright;

namespace Portfolio.Browser.Tests.Running;

/// <summary>Rows of a list, choices and folded parts that differ in nothing but their words.</summary>
internal static class Alike
{
    /// <summary>
    /// Takes away each that is just as two before it beside it: the same elements with the same classes, styles and states.
    /// What axe says of it, it says of those, and on the pages with long lists that was most of its work.
    /// </summary>
    public static Task ThinAsync(this IPage page) => page.EvaluateAsync(
        """
        (() => {
          const words = /^(id|for|name|value|href|title|datetime|action|data-.*|aria-label|aria-labelledby|aria-describedby|aria-controls)$/;
          const shapes = new WeakMap();
          const shape = (e) => {
            if (!shapes.has(e)) {
              const states = [...e.attributes].filter((a) => !words.test(a.name)).map((a) => `${a.name}=${a.value}`);
              shapes.set(e, `<${e.tagName} ${states}>${[...e.children].map(shape).join("")}</>`);
            }
            return shapes.get(e);
          };
          for (const list of new Set([...document.querySelectorAll("main :is(tr, li, option, details, section)")].map((e) => e.parentElement))) {
            const seen = new Map();
            for (const e of [...list.children].filter((e) => e.matches("tr, li, option, details, section"))) {
              const before = seen.get(shape(e)) ?? 0;
              seen.set(shape(e), before + 1);
              if (before >= 2) {
                e.remove();
              }
            }
          }
        })()
        """);
}
