// Zoom and pan of the chart keep it in sight, whatever was done before: node zoom.test.mjs SITES
import assert from "node:assert/strict";
import { resolve } from "node:path";
import { after, before, test } from "node:test";
import { launch, newPage, open, until } from "./browser.mjs";

const [sites] = process.argv.slice(2);
const site = resolve(sites, "town");
let browser;
let page;
before(async () => {
  browser = await launch();
  page = await newPage(browser);
});
after(async () => browser.close());

const viewOf = async () => (await page.getAttribute("svg.chart", "viewBox")).split(" ").map(Number);

/** How many boxes lie, at least in part, within the picture's frame. */
const inSight = () => page.$eval("svg.chart", (svg) => {
  const frame = svg.getBoundingClientRect();
  return [...svg.querySelectorAll("a.box rect:first-of-type")].map((rect) => rect.getBoundingClientRect())
    .filter((box) => box.right > frame.left && box.left < frame.right && box.bottom > frame.top && box.top < frame.bottom).length;
});

async function centre() {
  await page.locator("svg.chart").scrollIntoViewIfNeeded();
  const box = await page.locator("svg.chart").boundingBox();
  return [box.x + box.width / 2, Math.min(box.y + box.height / 2, 800)];
}

const moves = {
  async "the button +"() { await page.click(".zoom button >> nth=0"); },
  async "the button \u2192"() { await page.click(".zoom button >> nth=3"); },
  async "a drag"() {
    const [x, y] = await centre();
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 30, y - 20, { steps: 3 });
    await page.mouse.up();
  },
  async "the wheel with Ctrl"() {
    const [x, y] = await centre();
    await page.mouse.move(x, y);
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, -100);
    await page.keyboard.up("Control");
  },
};

const states = {
  async "the page is loaded"() {},
  async "a change of date"() {
    await page.fill("#at", "2012-06-01");
    await page.dispatchEvent("#at", "change");
  },
  async "a change of width"() {
    await page.setViewportSize({ width: 1000, height: 900 });
    await until(page, () => document.querySelector("svg.chart").getBoundingClientRect().width < 1000);
  },
};

for (const [after, arrive] of Object.entries(states)) for (const [name, move] of Object.entries(moves)) test(`${name} right after ${after}`, async () => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await open(page, site, "municipality.html#code=0581");
  await arrive();
  const whole = await viewOf();
  const boxes = await page.locator("svg.chart a.box").count();
  await move();
  const [x, y, width, height] = await viewOf();
  assert.notDeepEqual([x, y, width, height], whole, "something moves");
  assert.ok(width > whole[2] * 0.7 && height > whole[3] * 0.7, `a view of ${width} by ${height} of ${whole}`);
  assert.ok(Math.abs(width / height - whole[2] / whole[3]) < 0.01, "its proportions stay");
  assert.ok(await inSight() > boxes / 2, `${await inSight()} of ${boxes} boxes`);
  await page.click(".zoom button >> nth=-1");
  assert.deepEqual(await viewOf(), whole, "all of it is shown again");
  assert.deepEqual(page.faults, []);
});

test("no way leads out of the picture", async () => {
  await open(page, site, "municipality.html#code=0581");
  for (let i = 0; i < 30; ++i) await page.click(".zoom button >> nth=3");
  for (let i = 0; i < 30; ++i) await page.click(".zoom button >> nth=5");
  const size = await page.$eval("svg.chart", ({ dataset }) => [Number(dataset.width), Number(dataset.height)]);
  const [x, y] = await viewOf();
  assert.ok(x < size[0] && y < size[1], `${x}, ${y} of ${size}`);
});
