// A browser for the tests: Debian's Chromium, without network, that tells of every error and every request.
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const PLACES = [process.env.ORGKARTA_CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
export const SKIPPED = 77;  // as tests/CMakeLists.txt knows

export function chromiumOrSkip() {
  const found = PLACES.find((place) => place && existsSync(place));
  if (found) return found;
  console.log("skipped: no Chromium; scripts/setup.sh --test installs it");
  process.exit(SKIPPED);
}

export async function launch() {
  return chromium.launch({ executablePath: chromiumOrSkip(), args: ["--no-sandbox", "--disable-gpu"] });
}

/** Calls work(page), and closes the browser whatever comes of it. */
export async function withPage(work, options) {
  const browser = await launch();
  try {
    await work(await newPage(browser, options));
  } finally {
    await browser.close();
  }
}

/** A page whose `faults` fill with console errors, exceptions, dialogs, and requests that are not of the disk. */
export async function newPage(browser, options = {}) {
  const context = await browser.newContext({ locale: "sv-SE", viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);  // machines of continuous integration do much else
  page.faults = [];
  page.on("console", (message) => { if (["error", "warning"].includes(message.type())) page.faults.push(`console: ${message.text()}`); });
  page.on("pageerror", (error) => page.faults.push(`exception: ${error.message}`));
  page.on("dialog", (dialog) => { page.faults.push(`dialog: ${dialog.message()}`); void dialog.dismiss(); });
  page.on("request", (request) => { if (!/^(file|data|blob):/.test(request.url())) page.faults.push(`request: ${request.url()}`); });
  return page;
}

export async function open(page, site, address) {
  await page.goto("about:blank");
  await page.goto(`file://${site}/${address}`);
  await page.waitForSelector("html[data-ready]", { state: "attached" });
}

/** Waits until predicate, asked in the page, holds. Asked from here each time: Playwright's own waitForFunction evaluates
 *  text in the page when it asks again, which the site's content security policy rightly refuses. */
export async function until(page, predicate) {
  const end = Date.now() + 60_000;
  while (!(await page.evaluate(predicate))) {
    if (Date.now() > end) throw new Error(`never came true: ${predicate}`);
    await page.waitForTimeout(20);
  }
}
