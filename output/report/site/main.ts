// Which page this is, and what it loads.
import { comparePage } from "./compare_page";
import { conflictsPage } from "./conflicts_page";
import { load } from "./data";
import { documentPage } from "./document_page";
import { frame, missing } from "./frame";
import { municipalityPage } from "./municipality_page";
import { organisationPage } from "./organisation_page";
import { personPage } from "./person_page";
import { params } from "./place";
import { searchPage } from "./search_page";
import { startPage } from "./start_page";
import type { Site } from "./types";

type Page = (main: HTMLElement, site: Site) => Promise<void>;
const PAGES: Record<string, Page> = {
  index: startPage, municipality: municipalityPage, organisation: organisationPage, person: personPage,
  document: documentPage, compare: comparePage, conflicts: conflictsPage, search: searchPage,
};
const page = document.documentElement.dataset.page ?? "index";
/** A change of these makes it another page; of the others, the page itself takes care. */
const OWN = ["id", "code", "d"];
const identity = () => OWN.map((name) => params().get(name)).join("|");

async function open(): Promise<void> {
  const site = await load<Site>("site");
  const main = frame(page, site);
  const before = identity();
  try {
    await PAGES[page](main, site);
  } catch (error) {
    if (!(error instanceof Error) || !/^[a-z]+(\/|$)/.test(error.message)) throw error;
    missing(main, error.message);
  }
  document.documentElement.dataset.ready = "true";
  window.addEventListener("hashchange", () => { if (identity() !== before) location.reload(); });
}

void open();
