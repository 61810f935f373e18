// The way into the original file.
import { safe } from "./place";
import type { Doc, Evidence, Site } from "./types";

/** Addresses of the file: where the originals lie, and where it was fetched from. A page of a PDF is opened; of a web page the words are shown. */
export function originals(site: Site, doc: Doc, evidence?: Evidence): { url: string; web: boolean }[] {
  const page = evidence?.[5]?.page;
  const hash = page ? `#page=${page}` : "";
  const out: { url: string; web: boolean }[] = [];
  if (site.originals) {
    const file = doc.path.split("!")[0].split("/").map(encodeURIComponent).join("/");
    const url = safe(`${site.originals.replace(/\/$/, "")}/${file}${hash}`, ["https:", "http:", "file:"]);
    if (url) out.push({ url, web: false });
  }
  const web = safe(doc.url);
  if (web) {
    const quote = evidence?.[7]?.split(/[\n\t]/)[0].slice(0, 100);
    const words = quote && doc.media_type === "text/html" && !web.includes("#") ? `#:~:text=${encodeURIComponent(quote).replace(/-/g, "%2D")}` : "";
    out.push({ url: web + (web.includes("#") ? "" : hash || words), web: true });
  }
  return out;
}
