// Pictures of each kind of page: node screenshots.mjs SITE OUT. Desktop and phone, light and dark.
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { launch, newPage, open } from "./browser.mjs";

const [site, out] = process.argv.slice(2).map((path) => resolve(path));
mkdirSync(out, { recursive: true });
const code = process.argv[4] ?? readdirSync(`${site}/data/m`).find((name) => /^\d{4}\.js$/.test(name)).slice(0, 4);
const bucket = readdirSync(`${site}/data/o`).sort()[0];
const valueOf = (name) => JSON.parse(readFileSync(`${site}/data/${name}`, "utf8").replace(/^[^,]*,/, "").replace(/\);\n$/, ""));
const told = valueOf(`m/${code}.js`).told;
const most = told.organisations.filter((o) => !o.id.match(/^se-\d+$/)).sort((a, b) => b.heads.length + b.names.length - a.heads.length - a.names.length)[0];
const documents = valueOf(`m/${code}-documents.js`).sort((a, b) => b[6] - a[6]);
void bucket;
const pages = {
  index: "index.html", municipality: `municipality.html#code=${code}`, organisation: `organisation.html#id=${most.id}`,
  person: `person.html#id=${told.organisations.flatMap((o) => o.heads)[0].person}`, document: `document.html#d=${documents[0][0]}&f=p1`,
  compare: "compare.html#m=0581,0136,0182", conflicts: "conflicts.html", search: "search.html#q=n%C3%A4mnd",
};
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
