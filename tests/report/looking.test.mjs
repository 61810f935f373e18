// Finding one's way: Back, filters, words without their marks, tables that are wider than a phone: node looking.test.mjs SITES
import assert from "node:assert/strict";
import { resolve } from "node:path";
import { test } from "node:test";
import { launch, newPage, open, until, withPage } from "./browser.mjs";

const [sites] = process.argv.slice(2);
const site = resolve(sites, "town");
const rowsInSight = (page, part) => page.$$eval(`${part} tbody tr`, (all) => all.filter((row) => !row.hidden).map((row) => row.textContent));

test("Back goes from a fact to the one before, then to the document, then out of it", () => withPage(async (page) => {
  await open(page, site, "municipality.html#code=0581");
  await page.locator("#documents a", { hasText: "Kommunstyrelsens kontor får sex avdelningar" }).first().click();
  await page.waitForSelector("#text a.mark");
  const chosen = () => page.$eval("#panel", (panel) => panel.querySelector("h2")?.textContent ?? "");
  await page.locator(".facts a", { hasText: "Mona Sjöö" }).click();
  await page.locator(".facts a", { hasText: "Petra Högvall" }).click();
  assert.match(await chosen(), /Petra Högvall/);
  await page.goBack();
  await until(page, () => /Mona Sjöö/.test(document.querySelector("#panel h2")?.textContent));
  await page.goBack();
  await until(page, () => !document.querySelector("#panel h2"));
  assert.equal(await page.locator("#text a.on, .facts [aria-current]").count(), 0);
  await page.goBack();
  await page.waitForURL(/municipality.html/);
  assert.deepEqual(page.faults, []);
}));

test("a name is found without its rings and dots where nothing else is, and it is told", () => withPage(async (page) => {
  const find = async (query) => {
    await open(page, site, `search.html#q=${encodeURIComponent(query)}`);
    await page.waitForSelector("#result[data-hits]", { state: "attached" });
    return { hits: await page.textContent("#result"), told: await page.textContent("main [role=status]") };
  };
  for (const [query, expected] of [["Norrkoping", "Norrköpings kommun"], ["oqvist", "Ingela Öqvist"], ["ahs", "Robert Åhs"], ["arlig", "Nils Ärlig"]]) {
    const { hits, told } = await find(query);
    assert.ok(hits.includes(expected), `${query}: ${hits.slice(0, 300)}`);
    assert.match(told, /utan ringar och prickar/, query);
  }
  assert.ok(!(await find("Norrköping")).told.includes("ringar"), "what is written so is found as it is");
  const kontor = await find("kontor");
  assert.ok(!kontor.told.includes("ringar"));
  assert.deepEqual(page.faults, []);
}));

test("long tables have a field that leaves some rows", () => withPage(async (page) => {
  await open(page, site, "index.html");
  const all = (await rowsInSight(page, "#coverage")).length;
  await page.fill("#municipality", "norrkop");
  assert.deepEqual((await rowsInSight(page, "#coverage")).map((row) => row.slice(0, 10)), ["Norrköping"]);
  await page.fill("#municipality", "");
  assert.equal((await rowsInSight(page, "#coverage")).length, all);
  await open(page, site, "conflicts.html");
  const link = page.locator("main tbody td:first-child a").first();
  assert.match(await link.getAttribute("href"), /^municipality\.html#code=\d{4}/);
  assert.deepEqual(page.faults, []);
}));

test("a table that is wider than a phone says so at its edge", async () => {
  const browser = await launch();
  try {
    const page = await newPage(browser, { viewport: { width: 390, height: 800 } });
    await open(page, site, "compare.html#m=0581,0136,0182,0583");
    const { wide, shadow } = await page.$eval("#structure .scroll", (place) => ({
      wide: place.scrollWidth > place.clientWidth, shadow: getComputedStyle(place).backgroundImage.split("gradient").length - 1 }));
    assert.ok(wide && shadow === 4, `${wide}, ${shadow} gradients`);
    assert.deepEqual(page.faults, []);
  } finally {
    await browser.close();
  }
});
