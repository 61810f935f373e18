// Zoom and pan of a picture: by wheel with Ctrl, by dragging, by two fingers, by buttons and keys.
import { h } from "./dom";
import { t } from "./language";

export interface View { x: number; y: number; width: number; height: number }

/** All of a picture of this size, with a margin. */
export const wholeView = (width: number, height: number): View => ({ x: -8, y: -8, width: width + 16, height: height + 16 });
export const viewBox = (v: View) => `${v.x} ${v.y} ${v.width} ${v.height}`;

/** Makes a picture of this size, all of which is shown, movable. Returns its buttons. */
export function zoomable(svg: SVGSVGElement, size: { width: number; height: number }): HTMLElement {
  const whole = wholeView(size.width, size.height);
  let view = whole;
  const within = (at: number, length: number, all: number) => Math.min(Math.max(at, -length / 2), all - length / 2);
  const show = (v: View) => {  // its middle does not leave the picture
    view = { ...v, x: within(v.x, v.width, size.width), y: within(v.y, v.height, size.height) };
    svg.setAttribute("viewBox", viewBox(view));
  };
  const zoom = (factor: number, px = 0.5, py = 0.5) => {
    const width = Math.min(Math.max(view.width * factor, 200), whole.width * 3);
    const real = width / view.width;
    show({ x: view.x + view.width * px * (1 - real), y: view.y + view.height * py * (1 - real), width, height: view.height * real });
  };
  const pan = (dx: number, dy: number) => show({ ...view, x: view.x + dx * view.width, y: view.y + dy * view.height });
  const scale = () => {  // user units a pixel
    const box = svg.getBoundingClientRect();
    return Math.max(view.width / box.width, view.height / box.height);
  };
  svg.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;  // else pages with a chart could not be scrolled
    event.preventDefault();
    const box = svg.getBoundingClientRect();
    zoom(event.deltaY > 0 ? 1.15 : 1 / 1.15, (event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  }, { passive: false });
  drag(svg, (dx, dy) => show({ ...view, x: view.x - dx * scale(), y: view.y - dy * scale() }), (factor) => zoom(factor));
  const button = (text: string, label: string, act: () => void) =>
    h("button", { type: "button", "aria-label": label, title: label, click: act }, text);
  return h("div", { class: "zoom", role: "group", "aria-label": t("zoom") },
    button("+", t("zoom.in"), () => zoom(1 / 1.3)), button("\u2212", t("zoom.out"), () => zoom(1.3)),
    button("\u2190", t("zoom.left"), () => pan(-0.2, 0)), button("\u2192", t("zoom.right"), () => pan(0.2, 0)),
    button("\u2191", t("zoom.up"), () => pan(0, -0.2)), button("\u2193", t("zoom.down"), () => pan(0, 0.2)),
    button(t("zoom.all"), t("zoom.all"), () => show(whole)));
}

/** A mouse drags with one button, fingers with two: one finger scrolls the page. */
function drag(svg: SVGSVGElement, move: (dx: number, dy: number) => void, pinch: (factor: number) => void): void {
  const points = new Map<number, PointerEvent>();
  const spread = () => {
    const [a, b] = [...points.values()];
    return Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
  };
  let moved = 0;
  svg.addEventListener("pointerdown", (event) => {
    points.set(event.pointerId, event);
    moved = 0;
  });
  svg.addEventListener("pointermove", (event) => {
    const before = points.get(event.pointerId);
    if (!before) return;
    const [dx, dy] = [event.clientX - before.clientX, event.clientY - before.clientY];
    if (points.size === 2) {
      const old = spread();
      points.set(event.pointerId, event);
      pinch(old / Math.max(1, spread()));
      move(dx / 2, dy / 2);
    } else if (event.pointerType === "mouse") {
      points.set(event.pointerId, event);
      moved += Math.abs(dx) + Math.abs(dy);
      if (moved > 4 && !svg.hasPointerCapture(event.pointerId)) svg.setPointerCapture(event.pointerId);
      move(dx, dy);
    }
  });
  for (const name of ["pointerup", "pointercancel", "pointerleave"] as const) {
    svg.addEventListener(name, (event) => points.delete(event.pointerId));
  }
  svg.addEventListener("dragstart", (event) => event.preventDefault());
  svg.addEventListener("click", (event) => { if (moved > 4) event.preventDefault(); }, true);
}
