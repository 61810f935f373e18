// An address of each kind of page of a site, with much on it.
import { readFileSync } from "node:fs";

export function valueOf(site, name) {
  return JSON.parse(readFileSync(`${site}/data/${name}.js`, "utf8").replace(/^[^,]*,/, "").replace(/\);\n$/, ""));
}

export function addresses(site, code) {
  const { told } = valueOf(site, `m/${code}`);
  const bodies = told.organisations.filter((o) => o.id !== `se-${code}`);
  const most = [...bodies].sort((a, b) => b.heads.length + b.names.length - a.heads.length - a.names.length)[0];
  const documents = valueOf(site, `m/${code}-documents`).sort((a, b) => b[6] - a[6]);
  const codes = valueOf(site, "site").told.municipalities.map((m) => m.code).filter((other) => other && other !== code);
  return {
    index: "index.html", municipality: `municipality.html#code=${code}`, organisation: `organisation.html#id=${most.id}`,
    person: `person.html#id=${told.organisations.flatMap((o) => o.heads)[0]?.person ?? "se-0000-x"}`, document: `document.html#d=${documents[0][0]}&f=p1`,
    compare: `compare.html#m=${[code, ...codes.slice(0, 2)].join(",")}`, conflicts: "conflicts.html", search: "search.html#q=n%C3%A4mnd",
    missing: "person.html#id=se-0000-x",
  };
}
