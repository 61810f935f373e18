// What comes out on paper: node print.test.mjs SITES BINARY
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { test } from "node:test";
import { open, withPage } from "./browser.mjs";
import { run } from "./sites.mjs";

const [sites, binary] = process.argv.slice(2);
const site = resolve(sites, "town");
const HEIGHT = 1123;  // of a sheet of A4, in pixels of CSS

const goTo = async (page, title) => {
  await open(page, site, "municipality.html#code=0581");
  await page.locator("#documents a", { hasText: title }).first().click();
  await page.waitForSelector("html[data-ready]", { state: "attached" });
};

/** Where an element stands on the whole page. */
const place = (page, selector) => page.$eval(selector, (element) => {
  const { top, height } = element.getBoundingClientRect();
  return { y: top + window.scrollY, height };
});

test("a printed document begins with its text, behind it stand its facts", () => withPage(async (page) => {
  await goTo(page, "Kommunstyrelsens kontor får sex avdelningar");
  const file = `${sites}/printed.pdf`;
  writeFileSync(file, await page.pdf({ format: "A4" }));
  const printed = run(binary, "text", file);
  const at = (words) => {
    assert.ok(printed.includes(words), `"${words}" in ${printed}`);
    return printed.indexOf(words);
  };
  const [title, first, last, facts] = ["Kommunstyrelsens kontor får", "har från den 1 maj 2012", "leds av stadsdirektör", "Enheter 8"].map(at);
  assert.ok(title < first && first < last && last < facts, `${title}, ${first}, ${last}, ${facts}`);
  assert.deepEqual(page.faults, []);
}));

test("the text stands on the first sheet, and its facts on the next", () => withPage(async (page) => {
  for (const chosen of [false, true]) {
    await goTo(page, "Kommunstyrelsens kontor får sex avdelningar");
    if (chosen) await page.locator(".facts a", { hasText: "Mona Sjöö" }).click();
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: 718, height: HEIGHT });
    const text = await place(page, "#text");
    const side = await place(page, ".side");
    assert.ok(text.y >= 0 && text.y < 300, `the text begins at ${text.y}`);
    assert.ok(side.y >= text.y + text.height, `facts at ${side.y}, the text ends at ${text.y + text.height}`);
    assert.ok(side.height - (await place(page, ".facts")).height < 400, "no empty place under the facts");
    const panel = page.locator("#panel");
    assert.equal(await panel.isVisible(), chosen, "a fact is printed if one is chosen");
    if (chosen) assert.equal(await panel.evaluate((element) => getComputedStyle(element).position), "static", "not on every sheet");
    await page.emulateMedia({ media: null });
    await page.setViewportSize({ width: 1280, height: 900 });
  }
  const pages = (await page.pdf({ format: "A4" })).toString("latin1").match(/\/Type\s*\/Page\b/g).length;
  assert.equal(pages, 2, "a sheet of text and one of facts");
}));
