// Pictures as files that stand alone: with their colours, as paper has them.
import { download, s } from "./dom";
import { viewBox, wholeView } from "./zoom";

const PROPERTIES = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "font-size", "font-weight", "font-family", "text-anchor", "opacity"];

export function savePicture(svg: SVGSVGElement, name: string): void {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  document.documentElement.classList.add("paper");  // light, whatever the screen shows
  const from = svg.querySelectorAll<SVGElement>("*");
  copy.querySelectorAll<SVGElement>("*").forEach((element, i) => {
    const style = getComputedStyle(from[i]);
    for (const property of PROPERTIES) element.setAttribute(property, style.getPropertyValue(property));
    element.removeAttribute("class");
    element.removeAttribute("href");
    element.removeAttribute("tabindex");
  });
  document.documentElement.classList.remove("paper");
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  if (svg.dataset.width) {
    copy.setAttribute("viewBox", viewBox(wholeView(Number(svg.dataset.width), Number(svg.dataset.height))));
    copy.removeAttribute("style");
  }
  copy.prepend(s("title", {}, svg.getAttribute("aria-label")));
  download(name, new XMLSerializer().serializeToString(copy), "image/svg+xml");
}
