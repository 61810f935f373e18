// Organisations and people lie in files by a hash of their ids.
import { load } from "./data";
import { fnv1a } from "./hash";
import type { Organisation, Person, Site } from "./types";

async function find<T extends { id: string }>(site: Site, prefix: string, id: string): Promise<T | undefined> {
  const all = await load<T[]>(`${prefix}/${fnv1a(id) % site.buckets}`);
  return all.find((one) => one.id === id);
}

export const organisation = (site: Site, id: string) => find<Organisation>(site, "o", id);
export const person = (site: Site, id: string) => find<Person>(site, "p", id);
