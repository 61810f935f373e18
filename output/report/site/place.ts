// Addresses within the site: everything behind the # is ours.
export type Params = Record<string, string | undefined>;

export function params(): URLSearchParams {
  return new URLSearchParams(location.hash.slice(1));
}

export function address(page: string, values: Params): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value) query.set(name, value);
  const hash = query.toString();
  return `${page}.html${hash ? `#${hash}` : ""}`;
}

/** Changes what stands behind the # without a new entry in the history and without a new page. */
export function note(values: Params): void {
  const query = params();
  for (const [name, value] of Object.entries(values)) value ? query.set(name, value) : query.delete(name);
  history.replaceState(null, "", `#${query}`);
}

/** The same with a new entry in the history, which Back takes back. */
export function step(values: Params): void {
  const before = location.href;
  history.pushState(null, "", before);
  note(values);
}

export const ofDocument = (key: string, fact?: string) => address("document", { d: key, f: fact });
export const ofOrganisation = (id: string) => address("organisation", { id });
export const ofPerson = (id: string) => address("person", { id });
export const ofMunicipality = (code: string, at?: string) => address("municipality", { code: code || "none", at });

/** An address given by data, if following it runs nothing: of the web, or of a file. */
export function safe(url: string | null, schemes = ["https:", "http:"]): string | null {
  if (!url) return null;
  try {
    const parsed = new URL(url);
    return schemes.includes(parsed.protocol) ? parsed.href : null;
  } catch {
    return null;
  }
}
