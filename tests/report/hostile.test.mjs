// Names, titles, texts and file names that try to become more than text (N01 to N08): node hostile.test.mjs SITES BINARY
import assert from "node:assert/strict";
import { mkdirSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import { test } from "node:test";
import { addresses, valueOf } from "./addresses.mjs";
import { open, withPage } from "./browser.mjs";
import { MARKUP, poisonedCopy } from "./hostile_documents.mjs";
import { run } from "./sites.mjs";

const [sites, binary] = process.argv.slice(2);

/** What must not be on any page, whatever the data say. */
const harm = (page) => page.evaluate(() => {
  const out = [];
  if (window.broken !== undefined) out.push("a script of the data ran");
  for (const element of document.body.querySelectorAll("*")) {
    if (["SCRIPT", "IMG", "IFRAME", "OBJECT", "STYLE"].includes(element.tagName)) out.push(element.outerHTML.slice(0, 200));
    for (const { name, value } of element.attributes) {
      if (/^on/i.test(name) || /^\s*(javascript|data|vbscript):/i.test(value)) out.push(`${name}=${value}`);
    }
    if (element.tagName === "A" && element.protocol && !["file:", "https:", "http:"].includes(element.protocol)) out.push(element.href);
  }
  const text = document.body.innerText + document.title;
  if (/[\u202a-\u202e\u2066-\u2069]/.test(text)) out.push("a sign that turns the direction of text");
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/.test(text)) out.push("a sign that steers a terminal");
  return out;
});

async function visit(page, site, address) {
  await open(page, site, address);
  await page.evaluate(() => document.querySelectorAll("details").forEach((d) => (d.open = true)));
  await page.waitForTimeout(50);
  assert.deepEqual(await harm(page), [], address);
}

test("hostile documents show as text and run nothing", { timeout: 300_000 }, () => withPage(async (page) => {
  const site = resolve(sites, "hostile");
  for (const file of readdirSync(`${site}/data/d`)) await visit(page, site, `document.html#d=${file.replace(/\.js$/, "")}`);
  for (const address of Object.values(addresses(site, "2580"))) await visit(page, site, address);
  await open(page, site, "municipality.html#code=2580");
  const titles = await page.$$eval("#documents td a", (all) => all.map((link) => link.textContent));
  for (const title of MARKUP) assert.ok(titles.includes(title), `the title is shown as it is: ${title}`);
  await visit(page, site, `search.html#q=${encodeURIComponent(MARKUP[1])}`);
  assert.deepEqual(page.faults, []);
}));

test("a database full of markup shows as text and runs nothing", { timeout: 300_000 }, () => withPage(async (page) => {
  const out = resolve(sites, "poisoned");
  poisonedCopy(resolve(sites, "town-found"), out);
  run(binary, "report", out, "--out", `${out}/site`);
  const site = `${out}/site`;
  for (const code of valueOf(site, "site").told.municipalities.map((m) => m.code).slice(0, 3)) {
    for (const address of Object.values(addresses(site, code))) await visit(page, site, address);
  }
  assert.deepEqual(page.faults, []);
}));

test("a report neither overwrites foreign folders nor leaves half a site", () => {
  const foreign = resolve(sites, "foreign");
  mkdirSync(`${foreign}/mine`, { recursive: true });
  assert.throws(() => run(binary, "report", `${sites}/town-found`, "--out", foreign), /holds something else/);
  assert.deepEqual(readdirSync(foreign), ["mine"]);
});
