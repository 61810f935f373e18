// Looks words up in the index. Every word must be there, at the beginning of a word of the text.
import { load } from "./data";
import { plainLetters, shard, words } from "./words";

interface Shard { split?: boolean; words: Record<string, [string, string, string]> }
export type Hits = [documents: number[], entities: number[], goals: number[]];
/** A row of an organisation or person; `detail`: its kind, or the party. */
export type Entity = [kind: "o" | "p", id: string, name: string, detail: string, municipality: string];
export const ROWS = 100;

async function shardOf(name: string): Promise<Shard> {
  const names = await load<string[]>("words");
  return names.includes(name) ? load<Shard>(`s/${name}`) : { words: {} };
}

type Entry = [string, string, string];

async function entriesOf(word: string): Promise<Entry[]> {
  let found = await shardOf(shard(word, 2));
  if (found.split && [...word].length > 2) found = await shardOf(shard(word, 3));
  return Object.entries(found.words).filter(([name]) => name.startsWith(word)).map(([, entry]) => entry);
}

const WRITTEN: Record<string, string> = { a: "a\u00e5\u00e4", o: "o\u00f6" };

/** All ways in which letters without rings and dots may be meant. */
function meant(letters: string[]): string[] {
  return letters.reduce((all, letter) => all.flatMap((begin) => [...(WRITTEN[letter] ?? letter)].map((one) => begin + one)), [""]);
}

/** The entries of words that begin so if their rings and dots are left out. */
async function entriesWithoutMarks(word: string): Promise<Entry[]> {
  const plain = plainLetters(word);
  const begin = [...plain];
  const found = await Promise.all(meant(begin.slice(0, 2)).map(async (two) => {
    const one = await shardOf(shard(two, 2));
    return one.split && begin.length > 2 ? Promise.all([...(WRITTEN[begin[2]] ?? begin[2])].map((third) => shardOf(shard(two + third, 3)))) : [one];
  }));
  return found.flat().flatMap((one) => Object.entries(one.words)).filter(([name]) => plainLetters(name).startsWith(plain)).map(([, entry]) => entry);
}

function numbersOf(steps: string): number[] {
  let at = -1;
  return steps ? steps.split(" ").map((step) => (at += parseInt(step, 36))) : [];
}

/** What holds every word of a text; `entriesOfWord` finds a word's. */
async function searchBy(text: string, entriesOfWord: (word: string) => Promise<Entry[]>): Promise<Hits> {
  const all = [...new Set(words(text))];
  if (!all.length) return [[], [], []];
  const perWord = await Promise.all(all.map(async (word) => {
    const entries = await entriesOfWord(word);
    return [0, 1, 2].map((list) => new Set(entries.flatMap((entry) => numbersOf(entry[list]))));
  }));
  return [0, 1, 2].map((list) => [...perWord[0][list]].filter((n) => perWord.every((lists) => lists[list].has(n))).sort((a, b) => a - b)) as Hits;
}

/** Swedish letters are letters of their own; only where nothing is written so, their rings and dots are left out. */
export async function search(text: string): Promise<{ hits: Hits; marks: boolean }> {
  const hits = await searchBy(text, entriesOf);
  if (hits.some((list) => list.length)) return { hits, marks: true };
  const others = await searchBy(text, entriesWithoutMarks);
  return { hits: others, marks: !others.some((list) => list.length) };
}

/** The rows of some numbers of a list: l documents, e organisations and people, g goals. */
export async function rows<T>(list: "l" | "e" | "g", numbers: number[]): Promise<T[]> {
  const files = new Map<number, Promise<T[]>>();
  for (const n of numbers) files.set(Math.floor(n / ROWS), load<T[]>(`${list}/${Math.floor(n / ROWS)}`));
  return Promise.all(numbers.map(async (n) => (await files.get(Math.floor(n / ROWS))!)[n % ROWS]));
}
