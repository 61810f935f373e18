// What an analyst says of the registry in the browser comes to hold in the next run: node corrections.test.mjs SITES BINARY
import assert from "node:assert/strict";
import { cpSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { test } from "node:test";
import { open, withPage } from "./browser.mjs";
import { ROOT, run } from "./sites.mjs";

const [sites, binary] = process.argv.slice(2);
const site = resolve(sites, "town");
const found = resolve(sites, "corrected");

/** A run of the same documents with the file, and what the database then answers. */
function runWith(corrections) {
  rmSync(found, { recursive: true, force: true });
  cpSync(`${sites}/town-found`, found, { recursive: true });
  run(binary, "run", `${sites}/in/town`, "--manifest", `${ROOT}/corpus/history/manifest.csv`, "--out", found, "--quiet", "--corrections", corrections);
  return (sql) => JSON.parse(run(binary, "query", found, sql, "--format", "json"));
}

async function choose(page, words, other) {
  await page.fill("#correct-find", words);
  await page.press("#correct-find", "Enter");
  await page.locator("#correct-other:not([disabled])").waitFor();
  await page.selectOption("#correct-other", other);
}

test("same, different and rename of the registry are saved, and the program takes them", { timeout: 300_000 }, () => withPage(async (page) => {
  const [department, leisure] = ["se-0581-avdelningen-for-kultur-och-idrott", "se-0581-avdelningen-for-idrott"];
  await open(page, site, `organisation.html#id=${department}`);
  await choose(page, "avdelningen idrott", leisure);
  await page.click("#correct >> text=är inte samma");
  await page.click("#correct >> text=är samma");  // the last word holds
  await choose(page, "avdelningen kultur", "se-0581-avdelningen-for-kultur");
  await page.click("#correct >> text=är inte samma");
  await page.fill("#correct-name", "Avdelningen för\tkultur, å, ä och ö");
  await page.click("#correct >> text=Byt namn");
  assert.equal(await page.locator(".corrections li").count(), 3);
  await open(page, site, "person.html#id=se-0581-person-anna-lindqvist");
  await choose(page, "Lindqvist", "se-0581-person-anna-lindqvist-2");
  await page.click("#correct >> text=är samma");
  await page.fill("#correct-name", "Anna Ring");
  await page.click("#correct >> text=Byt namn");
  await page.getByRole("button", { name: /^Ta bort rättelsen: .*Anna Ring/ }).click();
  await open(page, site, "index.html");
  assert.equal(await page.locator(".corrections li").count(), 4);
  const saved = page.waitForEvent("download");
  await page.click("text=Spara rättelser av registret");
  const ask = runWith(await (await saved).path());
  assert.deepEqual(ask("SELECT kind, a, b, state FROM corrections ORDER BY line").map((row) => Object.values(row).join(" ")), [
    `same ${department} ${leisure} holds`, `different ${department} se-0581-avdelningen-for-kultur holds`,
    `rename ${department} Avdelningen för kultur, å, ä och ö holds`, "same se-0581-person-anna-lindqvist se-0581-person-anna-lindqvist-2 holds"]);
  assert.deepEqual(ask(`SELECT id, name FROM organisations WHERE id IN ('${department}', '${leisure}')`).map((row) => row.name), ["Avdelningen för kultur, å, ä och ö"]);
  assert.deepEqual(ask("SELECT id FROM persons WHERE id LIKE 'se-0581-person-anna-lindqvist%'").map((row) => row.id), ["se-0581-person-anna-lindqvist"]);
  assert.deepEqual(page.faults, []);
}));
