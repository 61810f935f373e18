// What an analyst does with the site: node pages.test.mjs SITES BINARY
import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { after, before, test } from "node:test";
import { launch, newPage, open, until } from "./browser.mjs";
import { run } from "./sites.mjs";

const [sites, binary] = process.argv.slice(2);
const site = resolve(sites, "town");
let browser;
let page;
before(async () => {
  browser = await launch();
  page = await newPage(browser);
});
after(async () => browser.close());
const clean = () => assert.deepEqual(page.faults, []);
const texts = (selector) => page.$$eval(selector, (all) => all.map((one) => one.textContent));

test("the start page tells what was read and leads on", async () => {
  await open(page, site, "index.html");
  assert.match(await page.textContent("#read"), /87/);
  await page.click("text=Norrköpings kommun");
  await page.waitForURL(/municipality.html#code=0581/);
  clean();
});

test("the chart shows six departments under their office, with their heads", async () => {
  await open(page, site, "municipality.html#code=0581&at=2012-06-01");
  await page.click("#organisation summary");
  const office = page.locator(".tree li", { has: page.locator("> a", { hasText: /^Kommunstyrelsens kontor$/ }) }).last();
  const below = await office.locator("> ul > li").allTextContents();
  for (const [department, head] of [["kontakt och service", "Kajsa Ekvall"], ["ekonomi och styrning", "Robert Åhs"], ["personal och förhandling", "Ingela Öqvist"],
    ["kommunikation", "Nils Ärlig"], ["upphandling", "Mona Sjöö"], ["digital utveckling", "Petra Högvall"]]) {
    assert.ok(below.some((line) => line.includes(`Avdelningen för ${department}`) && line.includes(head)), `${department}: ${head} in ${below.join(" | ")}`);
    assert.equal(await page.locator("svg.chart a.box", { hasText: head }).count(), 1, head);
  }
  clean();
});

test("another date gives another chart, and stands in the address", async () => {
  await open(page, site, "municipality.html#code=0581&at=2012-06-01");
  const earlier = await texts("svg.chart a.box title");
  await page.fill("#at", "2025-01-01");
  await page.dispatchEvent("#at", "change");
  const later = await texts("svg.chart a.box title");
  assert.notDeepEqual(earlier, later);
  assert.match(page.url(), /at=2025-01-01/);
  await page.click("text=Föregående ändring");
  assert.ok(!page.url().includes("at=2025-01-01"));
  clean();
});

for (const [code, least] of [["0581", 20], ["0583", 200]]) test(`boxes do not lie on each other, text is in its box and large enough, ${least} units`, async () => {
  await open(page, site, `municipality.html#code=${code}`);
  assert.ok(await page.locator("svg.chart a.box").count() > least);
  const scale = await page.$eval("svg.chart", (svg) => svg.getScreenCTM().a);
  assert.ok(13 * scale > 8, `names of ${13 * scale} pixels`);
  const faults = await page.$eval("svg.chart", (svg) => {
    const boxes = [...svg.querySelectorAll("a.box")].map((a) => ({ name: a.textContent, box: a.querySelector("rect").getBBox(), texts: [...a.querySelectorAll("text")].map((t) => t.getBBox()) }));
    const out = [];
    boxes.forEach((a, i) => {
      for (const t of a.texts) if (t.x + t.width > a.box.x + a.box.width + 1) out.push(`text of ${a.name}`);
      for (const b of boxes.slice(i + 1)) {
        if (a.box.x < b.box.x + b.box.width && b.box.x < a.box.x + a.box.width && a.box.y < b.box.y + b.box.height && b.box.y < a.box.y + a.box.height) out.push(`${a.name} on ${b.name}`);
      }
    });
    return out;
  });
  assert.deepEqual(faults, []);
});

test("two hundred units fit a sheet of paper, and are listed", async () => {
  await open(page, site, "municipality.html#code=0583");
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  const { width, height } = await page.$eval("svg.chart", ({ dataset }) => ({ width: Number(dataset.width), height: Number(dataset.height) }));
  const points = 13 * Math.min(538 / width, 567 / height);  // of names, on 19 by 20 centimetres
  assert.ok(points > 2.5, `${width} x ${height}: ${points} points`);
  assert.ok(await page.locator("#organisation details .tree").isVisible());
  assert.ok(!(await page.locator("#organisation .when").isVisible()));
  await page.emulateMedia({ media: null });
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  assert.equal(await page.locator("svg.chart a.box").count(), 201);
  clean();
});

test("the timeline joins what merges and bends what is renamed", async () => {
  await open(page, site, "municipality.html#code=0581");
  assert.ok(await page.locator("svg.timeline path.lane.join").count() >= 4);
  assert.ok(await page.locator("svg.timeline path.mark.rename").count() >= 1);
  const lane = page.locator("svg.timeline path.lane:not(.join)");
  const bent = await lane.evaluateAll((all) => all.filter((path) => path.getAttribute("d").includes("C")).length);
  assert.ok(bent >= 1, "no line bends");
});

test("a fact leads to its characters, its characters to the fact, and both can be linked to", async () => {
  await open(page, site, "municipality.html#code=0581&at=2012-06-01");
  await page.locator("#documents a", { hasText: "Kommunstyrelsens kontor får sex avdelningar" }).first().click();
  await page.waitForSelector("html[data-ready]", { state: "attached" });
  await page.locator(".facts a", { hasText: "Mona Sjöö" }).click();
  const on = page.locator("#text a.on");
  assert.match((await on.allTextContents()).join(""), /Mona Sjöö/);
  const box = await on.first().boundingBox();
  assert.ok(box.y >= 0 && box.y < 900, "its characters are in sight");
  assert.match(await page.textContent("#panel"), /regel post-/);
  const address = page.url();
  await open(page, site, address.slice(address.lastIndexOf("/") + 1));
  assert.match((await page.locator("#text a.on").allTextContents()).join(""), /Mona Sjöö/);
  await page.locator("#text a.mark", { hasText: "Petra Högvall" }).first().click();
  assert.match(await page.textContent("#panel h2"), /Petra Högvall/);
  assert.match(await page.textContent(".facts a[aria-current]"), /Petra Högvall/);
  clean();
});

test("the search finds å, ä and ö, people, units, goals and words of texts", async () => {
  for (const [query, expected] of [["öqvist", "Ingela Öqvist"], ["Åhs", "Robert Åhs"], ["ärlig", "Nils Ärlig"], ["förhandl", "Avdelningen för personal och förhandling"],
    ["efterträder Ärlig", "Ny chef för avdelningen för kommunikation"]]) {
    await open(page, site, "search.html");
    await page.fill("#q", query);
    await page.keyboard.press("Enter");
    await page.locator("#result a", { hasText: expected }).first().waitFor();
  }
  await page.fill("#q", "ohs");  // ö is no o, å no a
  await page.keyboard.press("Enter");
  await until(page, () => document.querySelector("#result").dataset.hits === "0");
  clean();
});

test("three municipalities stand side by side, with savings per inhabitant", async () => {
  await open(page, site, "compare.html#m=0581,0136");
  await page.selectOption("#add", "0182");
  await page.click("text=Lägg till");
  await page.locator("#structure th", { hasText: "Nacka" }).waitFor();
  assert.deepEqual((await texts("#structure thead th")).length, 3);
  assert.match(await page.textContent("#savings"), /kr per invånare/);
  clean();
});

test("all can be done by keyboard", async () => {
  await open(page, site, "municipality.html#code=0581&at=2012-06-01");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "main");
  for (let i = 0; i < 40 && !(await page.evaluate(() => document.activeElement.matches("a.box"))); ++i) await page.keyboard.press("Tab");
  const first = await page.evaluate(() => document.activeElement.dataset.id);
  await page.keyboard.press("ArrowDown");
  assert.notEqual(await page.evaluate(() => document.activeElement.dataset.id), first);
  await page.keyboard.press("Enter");
  await page.waitForURL(/organisation.html/);
  await page.waitForSelector("html[data-ready]", { state: "attached" });
  await page.locator("#names a").first().focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/document.html/);
  await page.waitForSelector("#text a.on");
  await page.locator(".facts a").nth(3).focus();
  await page.keyboard.press("Enter");
  assert.ok(await page.evaluate(() => document.activeElement.matches("#text a.mark.on")), "the focus is on the characters");
  await page.keyboard.press("Enter");
  clean();
});

test("marks are kept and saved, and gold is made of them", async () => {
  await open(page, site, "index.html");
  await page.evaluate(() => localStorage.removeItem("orgkarta.review"));
  await open(page, site, "municipality.html#code=0581");
  await page.locator("#documents a", { hasText: "Ny chef för avdelningen" }).first().click();
  await page.waitForSelector("#text a.mark");
  await page.locator(".facts a", { hasText: "Elin Sjöstrand" }).first().click();
  await page.click("button.judge.right");
  await page.locator(".group-unit a").last().click();
  await page.click("button.judge.wrong");
  await page.locator(".group-unit a").first().click();
  await page.click("button.judge.apart");
  const saved = page.waitForEvent("download");
  await page.click("text=Spara som facit");
  const gold = JSON.parse(await readFile(await (await saved).path(), "utf8"));
  assert.equal(gold.posts.find((p) => p.person === "Elin Sjöstrand").optional, undefined);
  assert.ok(gold.dates.every((d) => d.optional));
  mkdirSync(`${sites}/gold`, { recursive: true });
  writeFileSync(`${sites}/gold/norrkoping_2014-09-02_chef.json`, JSON.stringify(gold));
  const score = JSON.parse(run(binary, "evaluate", `${sites}/gold`, `${sites}/town-found`, "--json"));
  const sums = JSON.stringify(score);
  assert.match(sums, /"posts":\{[^}]*"hit":1,"extra":0,"missed":0/);  // the one marked right
  assert.match(sums, /"units":\{[^}]*"hit":0,"extra":1,"missed":0/);  // the one marked wrong
  await page.reload();
  await page.waitForSelector(".verdict.right");
  await open(page, site, "index.html");
  const lines = page.waitForEvent("download");
  await page.click("text=Spara granskningen");
  const linesFile = await (await lines).path();
  const review = `${sites}/review.jsonl`;
  copyFileSync(linesFile, review);
  const judged = JSON.parse(run(binary, "evaluate", review, `${sites}/town-found`, "--json"));
  assert.deepEqual([judged.posts.hit, judged.posts.extra, judged.posts.missed], [1, 0, 0], "the one marked right is found");
  assert.deepEqual([judged.units.hit, judged.units.extra, judged.units.missed], [0, 1, 0], "the one marked wrong is found again");
  const marks = (await readFile(linesFile, "utf8")).trim().split("\n").map((line) => JSON.parse(line));
  assert.deepEqual(marks.map((m) => m.verdict).sort(), ["apart", "right", "wrong"]);
  assert.equal(marks.find((m) => m.verdict === "right").document, "norrkoping_2014-09-02_chef.txt");
  const corrections = page.waitForEvent("download");
  await page.click("text=Spara rättelser av registret");
  assert.match(await readFile(await (await corrections).path(), "utf8"), /^different\tnorrkoping_2014-09-02_chef\.txt#u\d+\tse-0581[a-z-]*\n$/);
  clean();
});

test("the interface is Swedish and English", async () => {
  await open(page, site, "index.html");
  await page.click("button.language");
  await page.waitForSelector("html[lang=en]");
  await page.getByRole("heading", { name: "What the documents say" }).waitFor();
  await page.waitForSelector("html[data-ready]", { state: "attached" });
  await page.click("button.language");
  await page.waitForSelector("html[lang=sv]");
  clean();
});

test("an address that leads nowhere says so", async () => {
  for (const address of ["document.html#d=none-00000000", "document.html#d=../site", "organisation.html#id=se-0000-x", "municipality.html#code=9999", "municipality.html#code=../../../x", "person.html"]) {
    await open(page, site, address);
    assert.match(await page.textContent("main"), /finns inget/, address);
  }
  page.faults = page.faults.filter((fault) => !fault.includes("ERR_FILE_NOT_FOUND"));
  clean();
});
