// Data come as scripts, since neither fetch nor modules load from disk: each hands in one value by its name.
const arrived = new Map<string, unknown>();
const asked = new Map<string, Promise<unknown>>();

declare global {
  interface Window {
    orgkarta: { put(name: string, value: unknown): void };
  }
}

window.orgkarta = { put: (name, value) => void arrived.set(name, value) };

/** The value of data/NAME.js. Rejects if there is no such file. */
export function load<T>(name: string): Promise<T> {
  if (!/^[a-z0-9_/-]+$/.test(name)) return Promise.reject(new Error(name));  // names come from links: none leads out of data/
  let promise = asked.get(name);
  if (!promise) {
    promise = new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = `data/${name}.js`;
      script.onload = () => (arrived.has(name) ? resolve(arrived.get(name)) : reject(new Error(name)));
      script.onerror = () => reject(new Error(name));
      document.head.append(script);
    });
    asked.set(name, promise);
  }
  return promise as Promise<T>;
}
