// Savings stand at the year that they are told for: node savings.test.mjs SITES BINARY
import assert from "node:assert/strict";
import { resolve } from "node:path";
import { test } from "node:test";
import { open, withPage } from "./browser.mjs";

const [sites] = process.argv.slice(2);
const site = resolve(sites, "town");
const plain = (text) => text.replace(/\s+/g, " ");

test("a saving stands at the year it is for, else at its document's, and what has neither is told", () => withPage(async (page) => {
  await open(page, site, "municipality.html#code=1470");
  const label = plain(await page.getAttribute("svg.savings", "aria-label"));
  const of = (year) => label.split("; ").find((part) => part.startsWith(year)) ?? "";
  assert.match(of("2024"), /700 tkr/, "no year told: the document's");
  assert.match(of("2026"), /33 mnkr/);
  assert.match(of("2028"), /1,9 mnkr/);
  assert.match(of("2029"), /4,3 mnkr/);
  assert.equal(label.split("; ").length, 4);
  assert.ok(!label.includes("250"), "neither a year nor a day");
  const note = plain(await page.textContent("#savings > .note"));
  assert.match(note, /1 säger inget år och står inom parentes/);
  assert.match(note, /1 har varken år eller daterat dokument och räknas inte/);
  await page.click("#savings summary");
  const rows = (await page.$$eval("#savings details tbody tr", (all) => all.map((row) => row.textContent))).map(plain);
  assert.ok(rows.some((row) => row.startsWith("2026") && row.includes("33 miljoner kronor")), rows.join("\n"));
  assert.ok(rows.some((row) => row.startsWith("(2024)") && row.includes("700 000 kronor")), rows.join("\n"));
  assert.ok(rows.some((row) => row.startsWith("utan datum") && row.includes("250 000 kronor")), rows.join("\n"));
  assert.deepEqual(page.faults, []);
}));

test("years without savings keep their place on the axis", () => withPage(async (page) => {
  await open(page, site, "municipality.html#code=1470");
  const years = await page.$$eval("svg.savings .axis[text-anchor=middle]", (all) => all.map((one) => [Number(one.textContent), Number(one.getAttribute("x"))]));
  assert.deepEqual(years.map(([year]) => year), [2024, 2025, 2026, 2027, 2028, 2029]);
  const steps = years.slice(1).map(([, x], i) => x - years[i][1]);
  assert.ok(steps.every((step) => step === steps[0]), steps.join());
  const bars = await page.$$eval("svg.savings rect.bar", (all) => all.map((bar) => [Number(bar.querySelector("title").textContent.slice(0, 4)), Number(bar.getAttribute("x"))]));
  for (const [year, x] of bars) assert.ok(Math.abs(x - years.find(([one]) => one === year)[1]) < steps[0] / 2, `${year} at ${x}`);
}));

test("years of a comparison are the same", () => withPage(async (page) => {
  await open(page, site, "compare.html#m=1470,0581");
  const rows = (await page.$$eval("#savings tbody tr", (all) => all.map((row) => row.textContent))).map(plain);
  assert.ok(rows.some((row) => /^2026, .*33 mnkr/.test(row)), rows.join("\n"));
  assert.match(plain(await page.textContent("#savings .note")), /har varken år eller daterat dokument/);
}));
