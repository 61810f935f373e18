// What the browser keeps. Where it keeps nothing (private windows, blocked storage) all works until the page is left.
const memory = new Map<string, string>();

export function keep(name: string, value: string | null): void {
  try {
    value === null ? localStorage.removeItem(name) : localStorage.setItem(name, value);
  } catch {
    value === null ? memory.delete(name) : memory.set(name, value);
  }
}

export function kept(name: string): string | null {
  try {
    return localStorage.getItem(name) ?? memory.get(name) ?? null;
  } catch {
    return memory.get(name) ?? null;
  }
}
