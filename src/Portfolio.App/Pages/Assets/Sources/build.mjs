// Makes what a browser loads: one style sheet, one script for every page, one for the pages with charts. Each file is
// named by the hash of its content, so that it can be kept for ever, and is compressed here once for all visitors.
// Usage: node build.mjs OUTPUT_FOLDER (run by the build of the project; the packages come from npm).
import { build } from "esbuild";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));
const output = process.argv[2];

await rm(output, { recursive: true, force: true });
await mkdir(output, { recursive: true });
await build({
  entryPoints: ["site.css", "site.js", "charts.js", "mark.svg"].map((name) => join(here, name)),
  outdir: output,
  entryNames: "[name]-[hash]",
  bundle: true,
  minify: true,
  legalComments: "none",
  loader: { ".svg": "copy" },
  target: ["chrome111", "firefox113", "safari16.4"],
  logLevel: "warning",
  plugins: [{ name: "dark", setup: (use) => use.onLoad({ filter: /(tabler|colours)\.css$/ }, dark) }],
});

for (const name of await readdir(output)) {
  const content = await readFile(join(output, name));
  await writeFile(join(output, `${name}.gz`), gzipSync(content, { level: 9 }));
  await writeFile(join(output, `${name}.br`), brotliCompressSync(content, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  }));
  await rm(join(output, name));
}

// Paper is white: what a reader chose for the screen does not go to print.
// Tabler is dark only where an attribute says so. Its dark rules are repeated for readers whose system asks for dark and
// who chose nothing here, so that this needs no script.
async function dark({ path }) {
  const css = await readFile(path, "utf8");
  const copies = [];
  const paper = [];
  for (const [selectors, body] of topLevelRules(css)) {
    if (selectors === ":root" && path.endsWith("colours.css")) paper.push(`:root[data-bs-theme=dark]{${body}}`);
    const own = selectors
      .split(",")
      .map((s) => s.trim())
      .filter((s) => s.startsWith("[data-bs-theme=dark]") || s.startsWith(":root[data-bs-theme=dark]"))
      .map((s) => s.replace(/^(:root)?\[data-bs-theme=dark\]/, ":root:not([data-bs-theme])"));
    if (own.length > 0) copies.push(`${own.join(",")}{${body}}`);
  }

  if (copies.length === 0) throw new Error(`${path} has no dark rules where they were expected.`);
  const screen = `@media screen and (prefers-color-scheme:dark){${copies.join("\n")}}`;
  return { contents: `${css}\n${screen}\n@media print{${paper.join("\n")}}`, loader: "css" };
}

function* topLevelRules(css) {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, "");
  let depth = 0;
  let from = 0;
  let open = 0;
  for (let at = 0; at < plain.length; at++) {
    if (plain[at] === ";" && depth === 0) from = at + 1;
    if (plain[at] === "{" && depth++ === 0) open = at;
    if (plain[at] === "}" && --depth === 0) {
      const selectors = plain.slice(from, open).trim();
      if (!selectors.startsWith("@")) yield [selectors, plain.slice(open + 1, at)];
      from = at + 1;
    }
  }
}
