// What is searched for, split as output/report/search_words.cc splits texts.
const LONGEST = 32;

function folded(char: string): string {
  if (char < "\u0080" || "\u00e5\u00e4\u00f6".includes(char)) return char;
  const plain = char.normalize("NFKD").toLowerCase().replace(/[^a-z0-9]/g, "");
  return plain || char;
}

export function words(text: string): string[] {
  const found = text.normalize("NFC").toLowerCase().match(/[\p{L}\p{Nd}]+/gu) ?? [];
  return found.map((word) => [...word]).filter((letters) => letters.length > 1)
    .map((letters) => letters.slice(0, LONGEST).map(folded).join(""));
}

/** A text in small letters without any marks, those of Swedish letters included: "Norrköping" is "norrkoping". */
export const plainLetters = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** The file of a word's first letters, as shard_name() of output/report/search_index.cc. */
export function shard(word: string, letters: number): string {
  return [...word].slice(0, letters).map((c) => (/[a-z0-9]/.test(c) ? c : `_${c.codePointAt(0)!.toString(16)}_`)).join("");
}
