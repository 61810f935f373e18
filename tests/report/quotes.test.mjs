// What is highlighted are the characters of the quote, for every passage of every document: node quotes.test.mjs SITES
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { test } from "node:test";
import { open, withPage } from "./browser.mjs";

test("highlighted characters equal the quote of each fact", { timeout: 600_000 }, () => withPage(async (page) => {
  let facts = 0;
  for (const name of ["town", "corpus"]) {
    const site = resolve(process.argv[2], name);
    for (const file of readdirSync(`${site}/data/d`)) {
      const key = file.replace(/\.js$/, "");
      await open(page, site, `document.html#d=${key}`);
      const found = await page.evaluate(async (one) => {
        let done;
        const promise = new Promise((resolve) => (done = resolve));
        const old = window.orgkarta.put;
        window.orgkarta.put = (_, value) => done(value);
        const script = document.createElement("script");
        script.src = `data/d/${one}.js`;
        document.head.append(script);
        const doc = await promise;
        window.orgkarta.put = old;
        const points = [...doc.text];
        const pieces = [...document.querySelectorAll("#text a.mark")].map((a) => [a.dataset.facts.split(" "), a.textContent]);
        const faults = [];
        if (document.querySelector("#text").textContent !== doc.text) faults.push("the text differs");
        let count = 0;
        for (const [kind, list] of [["unit", "units"], ["post", "posts"], ["goal", "goals"], ["date", "dates"], ["amount", "amounts"], ["change", "changes"]]) {
          for (const fact of doc[list]) {
            const passages = doc.evidence.filter((e) => e[0] === kind && e[1] === fact.row);
            const covered = points.map(() => false);
            for (const e of passages) covered.fill(true, e[2], e[3]);
            const expected = points.filter((_, i) => covered[i]).join("");
            const shown = pieces.filter(([ids]) => ids.includes(fact.id)).map(([, text]) => text).join("");
            const main = passages[0];
            if (main && points.slice(main[2], main[3]).join("") !== main[7]) faults.push(`${fact.id}: quote`);
            if (shown !== expected) faults.push(`${fact.id}: "${shown}" for "${expected}"`);
            count += 1;
          }
        }
        return { count, faults };
      }, key);
      assert.deepEqual(found.faults, [], key);
      facts += found.count;
    }
    assert.deepEqual(page.faults, []);
  }
  assert.ok(facts > 1000, `${facts} facts`);
  console.log(`${facts} facts`);
}));
