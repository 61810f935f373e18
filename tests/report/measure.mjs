// How fast pages of a site open, and what they take: node measure.mjs SITE [CODE]
import { resolve } from "node:path";
import { addresses } from "./addresses.mjs";
import { launch, newPage, open } from "./browser.mjs";

const site = resolve(process.argv[2]);
const browser = await launch();
for (const [name, address] of Object.entries(addresses(site, process.argv[3] ?? "0581"))) {
  const page = await newPage(browser);
  const begun = performance.now();
  await open(page, site, address);
  const took = performance.now() - begun;
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const { metrics } = await session.send("Performance.getMetrics");
  const heap = metrics.find((m) => m.name === "JSHeapUsedSize").value;
  console.log(`${name.padEnd(14)} ${took.toFixed(0).padStart(6)} ms ${(heap / 1e6).toFixed(1).padStart(7)} MB of heap  ${page.faults.join(" ")}`);
  await page.context().close();
}
await browser.close();
