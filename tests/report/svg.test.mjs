// The pictures of `orgkarta report --svg` tell what the pages draw, and their texts have room: node svg.test.mjs SITES BINARY
import assert from "node:assert/strict";
import { readdirSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { test } from "node:test";
import { open, withPage } from "./browser.mjs";
import { run } from "./sites.mjs";

const [sites, binary] = process.argv.slice(2);
const site = resolve(sites, "town");
const folder = resolve(sites, "svg");

/** Titles of the shapes that a page draws, sorted. */
const titles = (page, selector) => page.$$eval(selector, (all) => all.map((title) => title.textContent).sort());

/** What of a picture reaches out of its place: text out of its box or of the picture, boxes on each other. */
const faultsOf = (page) => page.evaluate(() => {
  const out = [];
  const svg = document.documentElement;
  const [width, height] = [svg.width.baseVal.value, svg.height.baseVal.value];
  const boxes = [...svg.querySelectorAll("g")].map((g) => [g.querySelector("rect"), [...g.querySelectorAll("text")]]).filter(([rect]) => rect);
  for (const text of svg.querySelectorAll("text")) {
    const b = text.getBBox();
    if (b.x < 0 || b.y < 0 || b.x + b.width > width || b.y + b.height > height) out.push(`"${text.textContent}" leaves the picture`);
  }
  boxes.forEach(([rect, texts], i) => {
    const a = rect.getBBox();
    for (const text of texts) if (text.getBBox().x + text.getBBox().width > a.x + a.width) out.push(`"${text.textContent}" leaves its box`);
    for (const [other] of boxes.slice(i + 1)) {
      const b = other.getBBox();
      if (a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height) out.push(`box ${i} lies on another`);
    }
  });
  return out;
});

async function picture(page, name) {
  await page.goto(`file://${folder}/${name}`);
  assert.deepEqual(await faultsOf(page), [], name);
  return titles(page, "g > title");
}

test("pictures by the command line are those of the pages", { timeout: 300_000 }, () => withPage(async (page) => {
  rmSync(folder, { recursive: true, force: true });
  run(binary, "report", `${sites}/town-found`, "--svg", folder, "--language", "sv");
  const files = readdirSync(folder);
  for (const name of files.filter((file) => file.includes("-organisation-"))) {
    const [code, , at] = name.replace(".svg", "").split(/-(organisation)-/);
    await open(page, site, `municipality.html#code=${code}&at=${at}`);
    const shown = { boxes: await titles(page, "svg.chart a.box > title"), signs: await titles(page, "svg.timeline a.sign > title"),
      savings: await page.$$eval("svg.savings", (all) => all.map((svg) => svg.getAttribute("aria-label").split("; ")).flat()) };
    assert.deepEqual(await picture(page, name), shown.boxes, name);
    if (files.includes(`${code}-changes.svg`)) assert.deepEqual(await picture(page, `${code}-changes.svg`), shown.signs, code);
    else assert.deepEqual(shown.signs, []);
    if (files.includes(`${code}-savings.svg`)) {
      await picture(page, `${code}-savings.svg`);
      const told = await page.$eval("#description", (text) => text.textContent.trim().split("\n"));
      const plain = (lines) => lines.map((line) => line.replace(/\s/g, " "));
      assert.deepEqual(plain(told), plain(shown.savings), code);
    } else assert.deepEqual(shown.savings, []);
  }
  assert.ok(files.length >= 25, `${files.length} pictures`);
  assert.deepEqual(page.faults, []);
}));
