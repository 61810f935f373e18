// Where boxes of an organisation chart stand: the root on top, below it columns in which each body stands under
// its parent, indented. So two hundred units fit a screen or a sheet with every name readable, which no layout
// by levels gives.
import type { Node } from "./on_day";

export interface Box { node: Node; x: number; y: number; width: number; height: number; lines: string[]; heads: string[]; level: number; parent: Box | null }
export interface Layout { boxes: Box[]; width: number; height: number; columns: number[]; bus: number }

export const SIZE = { column: 268, gap: 26, indent: 18, name: 16, head: 14, pad: 7, between: 7, rootGap: 34, trunk: 14 };

/** Breaks a text where words end so that each line is at most `width` by `measure`; what is longer than two lines is cut. */
export function wrap(text: string, width: number, measure: (text: string) => number, most = 2): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of text.split(/\s+/)) {
    const longer = line ? `${line} ${piece}` : piece;
    if (line && measure(longer) > width) {
      lines.push(line);
      line = piece;
    } else line = longer;
  }
  lines.push(line);
  if (lines.length > most) lines.splice(most - 1, lines.length, lines.slice(most - 1).join(" "));
  return lines.map((one) => {
    let cut = one;
    while (cut.length > 1 && measure(cut) > width) cut = `${cut.slice(0, -2)}\u2026`;
    return cut;
  });
}

interface Measures { name: (text: string) => number; head: (text: string) => number; headText: (node: Node) => string[] }

function stack(node: Node, level: number, y: number, parent: Box | null, out: Box[], m: Measures): number {
  const x = level * SIZE.indent;
  const width = SIZE.column - x;
  const lines = wrap(node.name, width - 2 * SIZE.pad, m.name);
  const heads = m.headText(node).flatMap((text) => wrap(text, width - 2 * SIZE.pad, m.head));
  const height = 2 * SIZE.pad + lines.length * SIZE.name + heads.length * SIZE.head;
  const box: Box = { node, x, y, width, height, lines, heads, level, parent };
  out.push(box);
  let next = y + height + SIZE.between;
  for (const child of node.children) next = stack(child, Math.min(level + 1, 8), next, box, out, m);
  return next;
}

/** Cuts blocks, in their order, into columns none of which is higher than need be. */
function columnsOf(heights: number[], count: number): number[][] {
  const fits = (limit: number) => {
    const columns: number[][] = [[]];
    let sum = 0;
    heights.forEach((height, i) => {
      if (sum > 0 && sum + height > limit) {
        columns.push([]);
        sum = 0;
      }
      columns[columns.length - 1].push(i);
      sum += height;
    });
    return columns;
  };
  let low = Math.max(...heights, 0);
  let high = heights.reduce((a, b) => a + b, 0);
  while (high - low > 1) {
    const middle = (low + high) / 2;
    if (fits(middle).length <= count) high = middle;
    else low = middle;
  }
  return fits(high);
}

/** Of all numbers of columns, the one that leaves the boxes largest where the picture has to fit. */
function bestColumns(heights: number[], aspect: number, most: number): number[][] {
  const size = (columns: number[][]) => Math.max((columns.length * (SIZE.column + SIZE.gap)) / aspect,
    ...columns.map((column) => column.reduce((sum, i) => sum + heights[i], 0)));
  let best = columnsOf(heights, 1);
  for (let count = 2; count <= Math.min(most, heights.length); ++count) {
    const other = columnsOf(heights, count);
    if (size(other) < size(best)) best = other;
  }
  return best;
}

/** `aspect`: the width of the place there is by its height; `mostColumns`: how many columns are large enough to be read. */
export function layOut(root: Node, aspect: number, m: Measures, mostColumns: number): Layout {
  const blocks = root.children.map((child) => {
    const boxes: Box[] = [];
    const height = stack(child, 0, 0, null, boxes, m);
    return { boxes, height };
  });
  const step = SIZE.column + SIZE.gap;
  const columns = blocks.length ? bestColumns(blocks.map((b) => b.height), aspect, mostColumns) : [];
  const top: Box[] = [];
  stack({ ...root, children: [] }, 0, 0, null, top, m);
  const width = Math.max(1, columns.length) * step - SIZE.gap + SIZE.trunk;
  top[0].x = columns.length > 1 ? (width - SIZE.column) / 2 : SIZE.trunk;
  const bus = top[0].height + SIZE.rootGap / 2;
  const boxes = [top[0]];
  let height = top[0].height;
  columns.forEach((column, c) => {
    let y = top[0].height + SIZE.rootGap;
    for (const i of column) {
      for (const box of blocks[i].boxes) {
        box.x += c * step + SIZE.trunk;
        box.y += y;
        box.parent ??= top[0];
        boxes.push(box);
      }
      y += blocks[i].height;
    }
    height = Math.max(height, y);
  });
  return { boxes, width, height, columns: columns.map((_, c) => c * step), bus };
}
