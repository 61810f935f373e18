// The chart's organisation on a day is that of `orgkarta org`: node trees.test.mjs SITES BINARY
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { test } from "node:test";
import { open, withPage } from "./browser.mjs";
import { run } from "./sites.mjs";

const [sites, binary] = process.argv.slice(2);
const line = (node) => `${node.name} [${node.heads.map((h) => h.name).sort().join("; ")}]`;
const paths = (node, above = "") => [`${above}/${line(node)}`, ...node.children.flatMap((child) => paths(child, `${above}/${node.name}`))];

/** The list beside the chart, in the same form. */
const shown = (page) => page.evaluate(() => {
  const read = (li) => {
    const links = [...li.children].filter((e) => e.matches("a:not(.where)"));
    return { name: links[0].textContent, heads: links.slice(1).map((a) => ({ name: a.textContent })), children: [...li.querySelectorAll(":scope > ul > li")].map(read) };
  };
  return read(document.querySelector("ul.tree > li"));
});

test("trees on many days", { timeout: 300_000 }, () => withPage(async (page) => {
  const site = resolve(sites, "town");
  let compared = 0;
  for (const code of readdirSync(`${site}/data/m`).filter((name) => /^\d{4}\.js$/.test(name)).map((name) => name.slice(0, 4))) {
    for (const day of ["", "2013-05-01", "2016-12-31", "2020-02-29", "2024-01-01"]) {
      const told = JSON.parse(run(binary, "org", `${sites}/town-found`, code, "--format", "json", ...(day ? ["--at", day] : [])));
      await open(page, site, `municipality.html#code=${code}${day ? `&at=${day}` : ""}`);
      assert.deepEqual(paths(await shown(page)).sort(), paths(told.organisation).sort(), `${code} ${day}`);
      compared += 1;
    }
  }
  assert.deepEqual(page.faults, []);
  assert.ok(compared >= 40);
}));
