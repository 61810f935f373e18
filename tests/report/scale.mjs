// A site of many documents: how long it takes to write, how large it is, how fast it opens.
//   node scale.mjs BINARY FOLDER [DOCUMENTS]
// The documents are those of corpus/, again and again under other municipalities, days and numbers. FOLDER is written anew.
import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, extname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { ROOT } from "./sites.mjs";

const [binary, folder, wanted = "10000"] = process.argv.slice(2);
const HERE = dirname(fileURLToPath(import.meta.url));
const MUNICIPALITIES = 181;
const OPENED = 30;  // of the municipalities by number: what measure.mjs looks at

function texts() {
  return ["corpus/documents", "corpus/history/documents"].flatMap((from) => readdirSync(`${ROOT}/${from}`).sort()
    .map((name) => ({ name, bytes: readFileSync(`${ROOT}/${from}/${name}`) })));
}

function codes() {
  const list = readFileSync(`${ROOT}/rules/sv/lexicon/municipalities.tsv`, "utf8");
  return [...new Set(list.match(/\b\d{4}\b/g))].filter((code) => /^([01]\d|2[0-5])/.test(code)).slice(0, MUNICIPALITIES);
}

/** Names, days and a last line differ, so that no two documents are one. */
function writeDocuments(into, count) {
  const [all, towns] = [texts(), codes()];
  const rows = ["path,municipality,published"];
  for (let n = 0; n < count; ++n) {
    const { name, bytes } = all[n % all.length];
    const town = towns[(n * 7) % towns.length];
    const path = `${town}/${n}${extname(name)}`;
    mkdirSync(`${into}/${town}`, { recursive: true });
    writeFileSync(`${into}/${path}`, Buffer.concat([bytes, Buffer.from(`\nDnr ${n}:${n % 97}\n`)]));
    rows.push(`${path},${town},${2010 + (n % 15)}-0${1 + (n % 9)}-1${n % 9}`);
  }
  writeFileSync(`${into}.csv`, `${rows.join("\n")}\n`);
  return towns;
}

/** Runs a program; its seconds on the clock and of the processor, and the memory that it came to hold. */
function measured(...args) {
  const begun = performance.now();
  const child = spawn(args[0], args.slice(1), { stdio: ["ignore", "inherit", "inherit"] });
  let [peak, ticks] = [0, 0];
  const look = setInterval(() => {
    try {
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1] ?? 0));
      const fields = readFileSync(`/proc/${child.pid}/stat`, "utf8").replace(/^.*\) /, "").split(" ");
      ticks = Number(fields[11]) + Number(fields[12]);
    } catch { /* it has just ended */ }
  }, 50);
  return new Promise((done, failed) => child.on("exit", (code) => {
    clearInterval(look);
    if (code > 1) return failed(new Error(`${args.join(" ")}: exit ${code}`));
    done({ seconds: (performance.now() - begun) / 1000, processor: ticks / 100, megabytes: peak / 1000 });
  }));
}

function sizeOf(path) {
  return readdirSync(path, { withFileTypes: true }).reduce(([files, bytes], entry) => {
    if (!entry.isDirectory()) return [files + 1, bytes + statSync(`${path}/${entry.name}`).size];
    const [more, larger] = sizeOf(`${path}/${entry.name}`);
    return [files + more, bytes + larger];
  }, [0, 0]);
}

const told = ({ seconds, processor, megabytes }) => `${seconds.toFixed(1)} s, ${processor.toFixed(1)} s of the processor, ${megabytes.toFixed(0)} MB`;
rmSync(folder, { recursive: true, force: true });
const into = resolve(folder, "in");
const towns = writeDocuments(into, Number(wanted));
const run = await measured(binary, "run", into, "--manifest", `${into}.csv`, "--out", `${folder}/found`, "--quiet", "--rules", `${ROOT}/rules/sv`);
console.log(`run      ${told(run)}`);
const report = await measured(binary, "report", `${folder}/found`, "--out", `${folder}/site`);
const [files, bytes] = sizeOf(`${folder}/site`);
console.log(`report   ${told(report)}: ${files} files, ${(bytes / 1e6).toFixed(0)} MB`);
const start = ["index.html", "orgkarta.js", "orgkarta.css", "data/site.js"].reduce((sum, file) => sum + statSync(`${folder}/site/${file}`).size, 0);
console.log(`start    ${(start / 1000).toFixed(0)} kB with script, style and data`);
await measured(process.execPath, `${HERE}/measure.mjs`, `${folder}/site`, towns[OPENED]);
