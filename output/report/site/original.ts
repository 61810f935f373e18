// The way into the original file.
import { safe } from "./place";
import type { Doc, Evidence, Site } from "./types";

export interface Original { url: string; what: "original.file" | "original.archive" | "original.web" }

/**
 * Addresses of the file: where the originals lie (of what is within an archive, the archive), and where it was fetched
 * from. A page of a PDF is opened; of a web page the words are shown.
 */
export function originals(site: Site, doc: Doc, evidence?: Evidence): Original[] {
  const page = evidence?.[5]?.page;
  const hash = page ? `#page=${page}` : "";
  const out: Original[] = [];
  const within = doc.path.includes("!");
  if (site.originals) {
    const file = doc.path.split("!")[0].split("/").map(encodeURIComponent).join("/");
    const url = safe(`${site.originals.replace(/\/$/, "")}/${file}${within ? "" : hash}`, ["https:", "http:", "file:"]);
    if (url) out.push({ url, what: within ? "original.archive" : "original.file" });
  }
  const web = safe(doc.url);
  if (web) {
    const quote = evidence?.[7]?.split(/[\n\t]/)[0].slice(0, 100);
    const words = quote && doc.media_type === "text/html" ? `#:~:text=${encodeURIComponent(quote).replace(/-/g, "%2D")}` : "";
    out.push({ url: web.includes("#") ? web : web + (hash || words), what: "original.web" });
  }
  return out;
}
