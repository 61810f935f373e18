// Where the lines of a timeline run: a lane for each organisation that a change concerns, those that merge or split
// beside each other.
import type { Event, OrganisationTold, Told } from "./types";

export interface Segment { name: string; from: string; to: string }
export interface Lane { organisation: OrganisationTold; segments: Segment[]; from: string; to: string; joins: boolean; top: number; height: number }
export interface Picture { lanes: Map<string, Lane>; events: Event[]; first: string; last: string; height: number }

const LANE = 34;
const BEND = 13;
/** The day of a change, "" if there is none that can be read. */
export const dayOf = (event: Event) => [event.first_day, event.first_seen].find((day) => /^\d{4}-\d\d-\d\d$/.test(day ?? "")) ?? "";
const happened = (event: Event) => event.status === "decided" || event.status === "done";

function order(events: Event[], known: Map<string, OrganisationTold>): string[] {
  const groups = new Map<string, string[]>();
  const join = (a: string[], b: string[]) => {
    if (a === b) return a;
    const both = [...a, ...b];
    both.forEach((id) => groups.set(id, both));
    return both;
  };
  for (const event of events) {
    const ids = [...event.from, ...event.to].map(([id]) => id).filter((id): id is string => !!id && known.has(id));
    ids.forEach((id) => groups.has(id) || groups.set(id, [id]));
    if (event.kind !== "merge" && event.kind !== "split") continue;
    // What several become stands between them.
    const many = event.kind === "merge" ? event.from : event.to;
    const one = event.kind === "merge" ? event.to : event.from;
    const ordered = [many.slice(0, Math.ceil(many.length / 2)), one, many.slice(Math.ceil(many.length / 2))]
      .flat().map(([id]) => id).filter((id): id is string => !!id && known.has(id));
    ordered.map((id) => groups.get(id)!).reduce((a, b) => (a ? join(a, b) : b), undefined as unknown as string[]);
  }
  return [...new Set([...new Set(groups.values())].flat())];
}

function segments(o: OrganisationTold, from: string, to: string): Segment[] {
  const out: Segment[] = [];
  for (const { name, term } of o.names) {
    const begin = out.length ? term[0] || term[2] : from;
    if (out.length && (!begin || begin <= out[out.length - 1].from)) continue;
    if (out.length) out[out.length - 1].to = begin;
    out.push({ name, from: begin, to });
  }
  return out.length ? out : [{ name: o.id, from, to }];
}

/** Lays out the changes that have a day. Those that were only proposed or were rejected have no line. */
export function picture(told: Told, all: Event[]): Picture {
  const known = new Map(told.organisations.map((o) => [o.id, o]));
  const events = all.filter((e) => dayOf(e) && happened(e));
  const days = events.map(dayOf).sort();
  const pad = (day: string, years: number) => `${Number(day.slice(0, 4)) + years}-01-01`;
  const first = days.length ? pad(days[0], -1) : "";
  const last = days.length ? pad(days[days.length - 1], 2) : "";
  const lanes = new Map<string, Lane>();
  let top = 0;
  for (const id of order(events, known)) {
    const o = known.get(id)!;
    const own = events.filter((e) => [...e.from, ...e.to].some(([x]) => x === id)).map(dayOf).sort();
    let from = o.term[0] || o.term[2] || own[0];
    if (from > own[0]) from = own[0];  // documents contradict each other, or one is of another body of that name
    let to = o.term[1] || last;
    let joins = false;
    for (const e of events) {  // it ends where it is merged or split, if nothing else tells
      const gone = e.from.some(([x]) => x === id) && !e.to.some(([x]) => x === id);
      if (gone && ["merge", "split", "dissolve"].includes(e.kind) && dayOf(e) > from) {
        to = dayOf(e);
        joins = e.kind === "merge" && e.to.some(([x]) => x && known.has(x));
      }
    }
    if (events.some((e) => dayOf(e) > to && e.to.some(([x]) => x === id))) to = last;  // told to end, and then to be made anew
    from = from < first ? first : from;
    const parts = segments(o, from, to < from ? from : to);
    const height = LANE + BEND * (parts.length - 1);
    lanes.set(id, { organisation: o, segments: parts, from, to: to < from ? from : to, joins, top, height });
    top += height;
  }
  return { lanes, events, first, last, height: top };
}

/** The height of a lane's line on a day. */
export function heightAt(lane: Lane, day: string): number {
  const index = lane.segments.reduce((found, part, i) => (part.from <= day ? i : found), 0);
  return lane.top + LANE - 10 + index * BEND;
}
