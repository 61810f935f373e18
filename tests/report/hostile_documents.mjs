// Documents whose names, titles and contents try to become more than text (rows N01 to N08). The texts read as documents of
// a municipality, so that facts are found whose names are hostile.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";

export const MARKUP = [
  "<script>window.broken=1</script>", "\"><img src=x onerror=window.broken=1>", "'-window.broken=1-'", "{{7*7}}${7*7}",
  "</script><!--", "\u2028window.broken=1\u2028", "&lt;b&gt;&#60;", "<svg onload=window.broken=1>",
  "javascript:window.broken=1", "Robert'); DROP TABLE documents;-- %s%n", "=cmd|' /C calc'!A0",
];
/** Names of files that turn text, steer a terminal, or break a line. */
const NAMES = ["\u202egnp.exe", "\u001b]0;x\u0007\u001b[2J", "\u009b31m\u007f", "one\nline\ttwo\r"];

function text(markup, n) {
  return `Luleå kommun\n\nPublicerad: ${n + 1} mars 2024\n\nSocialförvaltningen leds av socialdirektör Anna ${markup} Ek. ` +
    `Socialnämnden ${markup} beslutar att Kulturkontoret och Fritidskontoret ${markup} slås ihop till Kultur- och fritidskontoret den 1 januari 2025.\n` +
    `Målet är att ${markup} minska kostnaderna med 2 miljoner kronor.\n`;
}

/** Writes the folder, and beside it FOLDER.csv, the manifest with hostile titles and addresses. */
export function makeHostile(folder) {
  mkdirSync(folder, { recursive: true });
  const rows = ["path,municipality,published,url,title"];
  const quoted = (cell) => `"${cell.replace(/"/g, '""')}"`;
  MARKUP.forEach((markup, n) => {
    const name = `${n}-${markup.replace(/\//g, "_")}.txt`;
    writeFileSync(`${folder}/${name}`, text(markup, n));
    rows.push([quoted(name), "2580", "2024-03-01", quoted(`https://www.example.org/?q=${encodeURIComponent(markup)}`), quoted(markup)].join(","));
  });
  NAMES.forEach((name, n) => writeFileSync(`${folder}/${name}.txt`, text(name.replace(/[\r\n]/g, " "), n)));
  writeFileSync(`${folder}.csv`, `${rows.join("\n")}\n`);
}

/** Puts markup into every text of a copied database that a page shows: also into what no reader would let through. */
function poison(database) {
  const bad = (n) => `'${MARKUP[n].replace(/'/g, "''")}' || char(8238)`;
  const sql = [["organisations", "name"], ["organisation_names", "name"], ["persons", "name"], ["persons", "party"], ["memberships", "title"],
    ["events", "subject"], ["events", "effective"], ["events", "first_seen"], ["event_organisations", "name"], ["goals", "text"], ["goals", "label"], ["units", "name"],
    ["people", "name"], ["posts", "title"], ["dates", "value"], ["amounts", "text"], ["documents", "title"], ["documents", "published"],
    ["municipalities", "name"], ["rules", "name"], ["conflicts", "value_a"]]
    .map(([table, column], n) => `UPDATE OR IGNORE ${table} SET ${column} = ${bad(n % MARKUP.length)}${column === "name" && table === "rules" ? " || id" : ""};`);
  sql.push("UPDATE documents SET url = 'javascript:window.broken=1';", "UPDATE documents SET message = '<script>window.broken=1</script>';");
  execFileSync("sqlite3", [database], { input: `PRAGMA ignore_check_constraints = ON;\n${sql.join("\n")}\n` });
}

/** A copy of a found database that is full of markup, in a folder that is made anew. */
export function poisonedCopy(found, out) {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  cpSync(`${found}/orgkarta.db`, `${out}/orgkarta.db`);
  poison(`${out}/orgkarta.db`);
}
