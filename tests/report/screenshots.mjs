// Pictures of each kind of page: node screenshots.mjs SITE OUT [CODE]. Desktop and phone, light and dark.
import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { addresses } from "./addresses.mjs";
import { launch, newPage, open } from "./browser.mjs";

const [site, out] = process.argv.slice(2, 4).map((path) => resolve(path));
mkdirSync(out, { recursive: true });
const pages = addresses(site, process.argv[4] ?? "0581");
const browser = await launch();
for (const [size, viewport] of [["desktop", { width: 1280, height: 900 }], ["phone", { width: 390, height: 844 }]]) {
  for (const colorScheme of ["light", "dark"]) {
    const page = await newPage(browser, { viewport, colorScheme, deviceScaleFactor: 1 });
    for (const [name, address] of Object.entries(pages)) {
      await open(page, site, address);
      await page.waitForTimeout(200);
      await page.screenshot({ path: `${out}/${name}-${size}-${colorScheme}.png`, fullPage: name === "municipality" || name === "index" || name === "compare" });
    }
    for (const fault of page.faults) console.log(fault);
    await page.close();
  }
}
await browser.close();
