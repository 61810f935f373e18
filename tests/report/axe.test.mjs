// axe-core on each kind of page, light and dark, wide and narrow: node axe.test.mjs SITES
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { test } from "node:test";
import { open, withPage } from "./browser.mjs";
import { addresses } from "./addresses.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const site = resolve(process.argv[2], "town");

for (const [colorScheme, width] of [["light", 1280], ["dark", 390]]) {
  test(`axe finds nothing, ${colorScheme}, ${width} wide`, { timeout: 300_000 }, () => withPage(async (page) => {
    const faults = [];
    for (const [name, address] of Object.entries(addresses(site, "0581"))) {
      await open(page, site, address);
      await page.evaluate(axe);
      const found = await page.evaluate(() => window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
      faults.push(...found.violations.map((v) => `${name}: ${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(" | ")}`));
    }
    assert.deepEqual(faults, []);
  }, { colorScheme, viewport: { width, height: 800 }, bypassCSP: true }));
}
