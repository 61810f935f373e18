// Looks words up in the index. Every word must be there, at the beginning of a word of the text.
import { load } from "./data";
import { shard, words } from "./words";

interface Shard { split?: boolean; words: Record<string, [string, string, string]> }
export type Hits = [documents: number[], entities: number[], goals: number[]];
/** A row of an organisation or person; `detail`: its kind, or the party. */
export type Entity = [kind: "o" | "p", id: string, name: string, detail: string, municipality: string];
export const ROWS = 100;

async function shardOf(name: string): Promise<Shard> {
  const names = await load<string[]>("words");
  return names.includes(name) ? load<Shard>(`s/${name}`) : { words: {} };
}

async function entriesOf(word: string): Promise<[string, string, string][]> {
  let found = await shardOf(shard(word, 2));
  if (found.split && [...word].length > 2) found = await shardOf(shard(word, 3));
  return Object.entries(found.words).filter(([name]) => name.startsWith(word)).map(([, entry]) => entry);
}

function numbersOf(steps: string): number[] {
  let at = -1;
  return steps ? steps.split(" ").map((step) => (at += parseInt(step, 36))) : [];
}

export async function search(text: string): Promise<Hits> {
  const all = [...new Set(words(text))];
  if (!all.length) return [[], [], []];
  const perWord = await Promise.all(all.map(async (word) => {
    const entries = await entriesOf(word);
    return [0, 1, 2].map((list) => new Set(entries.flatMap((entry) => numbersOf(entry[list]))));
  }));
  return [0, 1, 2].map((list) => [...perWord[0][list]].filter((n) => perWord.every((lists) => lists[list].has(n))).sort((a, b) => a - b)) as Hits;
}

/** The rows of some numbers of a list: l documents, e organisations and people, g goals. */
export async function rows<T>(list: "l" | "e" | "g", numbers: number[]): Promise<T[]> {
  const files = new Map<number, Promise<T[]>>();
  for (const n of numbers) files.set(Math.floor(n / ROWS), load<T[]>(`${list}/${Math.floor(n / ROWS)}`));
  return Promise.all(numbers.map(async (n) => (await files.get(Math.floor(n / ROWS))!)[n % ROWS]));
}
