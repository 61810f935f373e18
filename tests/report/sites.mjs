// The sites that the tests look at: node sites.mjs BINARY OUT [DATABASE OF THE CORPUS]
// OUT/town: corpus/history, documents/ and the six departments of Norrköping in corpus/documents;
// OUT/corpus: all documents with gold; OUT/hostile: see hostile.mjs
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { makeHostile } from "./hostile_documents.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
export const ROOT = resolve(HERE, "../..");

export function run(binary, ...args) {
  try {
    return execFileSync(binary, args, { encoding: "utf8", env: { ...process.env, ORGKARTA_RULES: `${ROOT}/rules/sv` }, maxBuffer: 1 << 28 });
  } catch (error) {
    if (error.status !== 1 || args[0] !== "run") throw error;  // 1: some inputs could not be read, as is meant
    return error.stdout;
  }
}

/** A town of two hundred units, a document for each of its ten offices. */
function largeTown(folder) {
  const fields = ["bygglov", "omsorg", "skolmat", "kultur", "natur", "vatten", "idrott", "service", "trafik", "handel"];
  const others = ["parker", "torg", "kartor", "arkiv", "ekonomi", "personal", "upphandling", "information", "planering", "tillsyn", "lokaler", "fordon",
    "digitalisering", "utveckling", "kvalitet", "rådgivning", "avgifter", "besök", "beredskap"];
  fields.forEach((field, n) => {
    const units = others.map((other, i) => `  • Enheten för ${field} och ${other} – leds av enhetschef Eva ${"BDFGHKLMNP"[n]}erg${"abcdefghijklmnopqrs"[i]}lund`);
    writeFileSync(`${folder}/motala_${field}.txt`, `Förvaltningen för ${field} har nitton enheter\n\nPublicerad: 1 mars 2020\n\n` +
      `Förvaltningen för ${field} i Motala kommun har från den 1 mars 2020 nitton enheter. Här är enheterna och deras chefer:\n\n${units.join("\n")}\n\n` +
      `Alla nitton enheterna hör till förvaltningen för ${field}.\n`);
  });
}

function main(binary, out, corpus) {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(`${out}/in/town`, { recursive: true });
  cpSync(`${ROOT}/corpus/history/documents`, `${out}/in/town`, { recursive: true });
  cpSync(`${HERE}/documents`, `${out}/in/town`, { recursive: true });
  cpSync(`${ROOT}/corpus/documents/508_departments_norrkoping.txt`, `${out}/in/town/508_departments_norrkoping.txt`);
  largeTown(`${out}/in/town`);
  makeHostile(`${out}/in/hostile`);
  run(binary, "run", `${out}/in/town`, "--manifest", `${ROOT}/corpus/history/manifest.csv`, "--out", `${out}/town-found`, "--quiet");
  run(binary, "run", `${out}/in/hostile`, "--manifest", `${out}/in/hostile.csv`, "--out", `${out}/hostile-found`, "--quiet");
  run(binary, "report", `${out}/town-found`, "--out", `${out}/town`, "--originals", `${out}/in/town`, "--population", `${HERE}/population.csv`);
  run(binary, "report", `${out}/hostile-found`, "--out", `${out}/hostile`, "--originals", `${out}/in/hostile`);
  let database = corpus;
  if (!database) {
    database = `${out}/corpus-found`;
    run(binary, "run", `${ROOT}/corpus/documents`, "--out", database, "--quiet");
  }
  run(binary, "report", database, "--out", `${out}/corpus`);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) main(...process.argv.slice(2));
