// The two pictures of README.md: node pictures.mjs SITE OUT
import { resolve } from "node:path";
import { open, withPage } from "./browser.mjs";

const [site, out] = process.argv.slice(2).map((path) => resolve(path));
await withPage(async (page) => {
  await open(page, site, "municipality.html#code=0581&at=2013-06-01");
  await page.locator("#organisation").screenshot({ path: `${out}/chart.png` });
  await page.locator("#documents a", { hasText: "Kommunstyrelsens kontor får sex avdelningar" }).first().click();
  await page.waitForSelector("html[data-ready]", { state: "attached" });
  await page.locator(".facts a", { hasText: "Mona Sjöö" }).click();
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.waitForTimeout(500);
  await page.screenshot({ path: `${out}/document.png` });
}, { viewport: { width: 1100, height: 720 }, locale: "en-GB" });
