// The day in a municipality's address is read as --at of `orgkarta org`: node days.test.mjs SITES BINARY
import assert from "node:assert/strict";
import { resolve } from "node:path";
import { test } from "node:test";
import { open, until, withPage } from "./browser.mjs";
import { run } from "./sites.mjs";

const [sites, binary] = process.argv.slice(2);
const site = resolve(sites, "town");
const shown = async (page) => ({ day: await page.inputValue("#at"), at: new URLSearchParams(new URL(page.url()).hash.slice(1)).get("at"), told: await page.textContent("#organisation .wrong") });

test("a year, a month and a day are those of the command line", () => withPage(async (page) => {
  for (const at of ["2013", "2013-02", "2012-02", "2014-05-01"]) {
    const { day } = JSON.parse(run(binary, "org", `${sites}/town-found`, "0581", "--at", at, "--format", "json"));
    await open(page, site, `municipality.html#code=0581&at=${at}`);
    assert.deepEqual(await shown(page), { day, at: day, told: "" }, at);
    assert.match(await page.getAttribute("svg.chart", "aria-label"), new RegExp(day));
  }
  assert.deepEqual(page.faults, []);
}));

test("what is no day is told, and taken out of the address", () => withPage(async (page) => {
  await open(page, site, "municipality.html#code=0581");
  const { day: last } = await shown(page);
  for (const at of ["2013-13", "2013-02-30", "2013-02-00", "0", "yesterday", "<b>2013</b>", "2013-1-1"]) {
    await open(page, site, `municipality.html#code=0581&at=${encodeURIComponent(at)}`);
    const now = await shown(page);
    assert.deepEqual([now.day, now.at], [last, null], at);
    assert.ok(now.told.includes(`”${at}”`) && now.told.includes(last), now.told);
  }
  await page.click("text=Föregående ändring");
  assert.equal((await shown(page)).told, "", "another day is one");
  assert.deepEqual(page.faults, []);
}));

test("another day written into the address is shown", () => withPage(async (page) => {
  await open(page, site, "municipality.html#code=0581&at=2012-06-01");
  await page.evaluate(() => { location.hash = "#code=0581&at=2013"; });
  await until(page, () => document.querySelector("#at").value === "2013-12-31");
  assert.deepEqual(page.faults, []);
}));
