// `orgkarta export --format mermaid` is drawn by Mermaid itself as `orgkarta org` tells it: node mermaid.test.mjs SITES BINARY
import assert from "node:assert/strict";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { SKIPPED, withPage } from "./browser.mjs";
import { poisonedCopy } from "./hostile_documents.mjs";
import { run } from "./sites.mjs";

const [sites, binary] = process.argv.slice(2);
const MERMAID = fileURLToPath(new URL("node_modules/mermaid/dist/mermaid.min.js", import.meta.url));
if (!existsSync(MERMAID)) {
  console.log("skipped: no Mermaid; scripts/setup.sh --test installs it");
  process.exit(SKIPPED);
}

/** Bodies of `orgkarta org` with their parents, named by id (null above the first). */
function bodies(found, code, at) {
  const out = [];
  const walk = (node, parent) => {
    out.push({ id: node.id, parent, name: node.name, heads: node.heads.map((head) => head.name) });
    for (const child of node.children) walk(child, node.id);
  };
  walk(JSON.parse(run(binary, "org", found, code, "--at", at, "--format", "json")).organisation, null);
  return out;
}

/** What Mermaid makes of a text: texts of its nodes and the ends of its edges, by the nodes' names in the text. */
const drawn = (page, text) => page.evaluate(async (source) => {
  window.mermaid.initialize({ startOnLoad: false, maxTextSize: 1e7, maxEdges: 1e5 });
  const diagram = await window.mermaid.mermaidAPI.getDiagramFromText(source);
  const { svg } = await window.mermaid.render("drawn", source);
  document.body.innerHTML = svg;
  return { title: diagram.db.getDiagramTitle(), edges: diagram.db.getEdges().map((edge) => [edge.start, edge.end]),
    nodes: [...document.querySelectorAll("g.node")].map((g) => [g.id.replace(/^.*flowchart-(n\d+)-\d+$/, "$1"), g.querySelector(".nodeLabel").innerText]) };
}, text);

/** Letters, digits and signs: what steers, spaces and lines' ends may be shown otherwise. */
const plain = (text) => text.replace(/[\s\p{C}\ufffd]+/gu, "");

async function check(page, found, code, at) {
  const out = resolve(sites, "mermaid", `${code}-${at}`);
  run(binary, "export", found, "--format", "mermaid", "--municipality", code, "--at", at, "--out", out);
  const text = readFileSync(`${out}/organisation.mmd`, "utf8");
  const ids = Object.fromEntries([...text.matchAll(/^%% (n\d+) (\S+) /gm)].map(([, node, id]) => [node, id]));
  await page.goto("about:blank");
  await page.addScriptTag({ path: MERMAID });
  const { title, edges, nodes } = await drawn(page, text);
  assert.ok(title.includes(`(${code})`), title);
  const told = bodies(found, code, at);
  assert.ok(told.length > 5);
  const labels = Object.fromEntries(nodes.map(([node, label]) => [ids[node], plain(label)]));
  assert.equal(nodes.length, told.length);
  for (const { id, name, heads } of told) {
    assert.ok(labels[id]?.startsWith(plain(name)), `${id}: ${labels[id]}, not ${name}`);
    for (const head of heads) assert.ok(labels[id].includes(plain(head)), `${id}: ${labels[id]} without ${head}`);
  }
  assert.deepEqual(edges.map(([a, b]) => `${ids[a]} ${ids[b]}`).sort(),
    told.filter(({ parent }) => parent).map(({ id, parent }) => `${parent} ${id}`).sort());
  assert.equal(await page.evaluate(() => window.broken), undefined, "a script of the data ran");
  assert.deepEqual(page.faults, []);
}

rmSync(resolve(sites, "mermaid"), { recursive: true, force: true });

test("Mermaid draws each body under its parent, with its heads", { timeout: 300_000 }, () => withPage(async (page) => {
  for (const at of ["2014", "2019-06-30", "2026"]) await check(page, resolve(sites, "town-found"), "0581", at);
}));

test("Mermaid draws two hundred bodies", { timeout: 300_000 }, () => withPage((page) => check(page, resolve(sites, "town-found"), "0583", "2021")));

test("names full of markup are drawn as text and run nothing", { timeout: 300_000 }, () => withPage(async (page) => {
  const found = resolve(sites, "mermaid", "poisoned");
  poisonedCopy(resolve(sites, "town-found"), found);
  await check(page, found, "0581", "2019");
}));
