// What the audit asks the page. Stands behind find.js; every function gives a list of sentences.

function label_of(element) {
  const words = name_of(element).slice(0, 40);
  const kind = element.className && element.className.baseVal === undefined ? "." + element.className : "";
  return `<${element.tagName.toLowerCase()}${kind.replace(/ /g, ".")}> ${words}`;
}

// Hidden from the eye, but read out.
function is_tiny(element) {
  const { width, height } = element.getBoundingClientRect();
  return width <= 1 || height <= 1;
}

// ---- what sticks out to the side

function scrolls(element) {
  return ["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(element).overflowX);
}

function inside_scroller(element) {
  for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
    if (scrolls(at)) return true;
  }
  return false;
}

function sticking_out() {
  const page = document.documentElement;
  const wide = [page, ...document.querySelectorAll("dialog[open]")].filter((box) => box.scrollWidth > box.clientWidth);
  if (!wide.length) return [];
  const room = page.clientWidth;
  const out = [...document.querySelectorAll("body *")].filter((element) => {
    const { left, right } = element.getBoundingClientRect();
    return is_shown(element) && (right > room + 1 || left < -1) && !inside_scroller(element);
  });
  const deepest = out.filter((element) => !out.some((other) => other !== element && element.contains(other)));
  const boxes = wide.map((box) => `${box.tagName} ${box.scrollWidth} > ${box.clientWidth} px`);
  const reach = (element) => Math.round(element.getBoundingClientRect().right);
  return [...boxes, ...deepest.map((element) => `to ${reach(element)} px: ${label_of(element)}`)];
}

// Words that are cut off because their box is too small.
function cut_off() {
  const all = [...document.querySelectorAll("main *, header *, footer *")];
  const cut = all.filter((element) => {
    const { overflowX, overflowY } = getComputedStyle(element);
    if (!is_shown(element) || is_tiny(element) || !words(element.textContent)) return false;
    const across = ["hidden", "clip"].includes(overflowX) && element.scrollWidth > element.clientWidth + 1;
    return across || (["hidden", "clip"].includes(overflowY) && element.scrollHeight > element.clientHeight + 1);
  });
  return cut.map((element) => `cut off: ${label_of(element)}`);
}

// Sizes of all words, in pixels; the smallest first.
function text_sizes() {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const sizes = [];
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (words(walker.currentNode.textContent) && is_shown(element)) sizes.push(parseFloat(getComputedStyle(element).fontSize));
  }
  return sizes.sort((a, b) => a - b).map(String);
}

// ---- what one presses

const PRESSED = "a[href], button, summary, input, select, textarea";

// The area that can be pressed: labels count with their control.
function pressed_area(element) {
  const label = !["text", "textarea"].includes(element.type) && element.labels && element.labels[0];
  return label || element;
}

// A link within a sentence is as high as its line.
function in_sentence(element) {
  if (element.tagName !== "A" || getComputedStyle(element).display !== "inline") return false;
  return [...element.parentElement.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && words(node.textContent));
}

function too_small(least) {
  const areas = [...document.querySelectorAll(PRESSED)].filter(is_shown).filter((element) => !in_sentence(element)).map(pressed_area);
  const small = areas.filter((area) => {
    const { width, height } = area.getBoundingClientRect();
    return !is_tiny(area) && (width < least - 0.5 || height < least - 0.5);
  });
  const size = ({ width, height }) => `${Math.round(width)} × ${Math.round(height)} px`;
  return small.map((area) => `${size(area.getBoundingClientRect())}: ${label_of(area)}`);
}

// ---- where the focus goes

// Everything Tab must reach: of radio buttons one per group.
function stops_expected() {
  const all = [...document.querySelectorAll(PRESSED + ", [tabindex='0']")].filter((element) => is_shown(element) && element.tabIndex >= 0);
  const groups = new Set();
  return all.filter((element) => {
    if (element.type !== "radio") return true;
    const seen = groups.has(element.name);
    groups.add(element.name);
    return !seen;
  });
}

// What has the focus and where it is; nothing when the focus has left the page.
function stop() {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const { x, y, width, height } = pressed_area(at).getBoundingClientRect();
  return { name: label_of(at), place: [x + scrollX, y + scrollY, width, height] };
}

async function pixels(picture, width, height, x, y) {
  const bytes = Uint8Array.from(atob(picture), (char) => char.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const canvas = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  canvas.drawImage(bitmap, -x, -y);
  return canvas.getImageData(0, 0, width, height).data;
}

function luminance(data, at) {
  const part = (value) => (value <= 10.31475 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * part(data[at]) + 0.7152 * part(data[at + 1]) + 0.0722 * part(data[at + 2]);
}

// How many pixels of a part differ between the whole page and a picture of the part, so much that one sees it (3 : 1).
async function changed(whole, part, [x, y, width, height]) {
  const [before, after] = await Promise.all([pixels(whole, width, height, x, y), pixels(part, width, height, 0, 0)]);
  let count = 0;
  for (let at = 0; at < before.length; at += 4) {
    const [one, other] = [luminance(before, at), luminance(after, at)];
    if ((Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05) >= 3) count += 1;
  }
  return count;
}

// ---- how the page is built

function built_wrong() {
  const wrong = [];
  const number = (selector, wanted) => {
    const found = [...document.querySelectorAll(selector)].filter(is_shown).length;
    if (found !== wanted) wrong.push(`${found} of ${selector} instead of ${wanted}`);
  };
  for (const selector of ["h1", "main", "header", "footer"]) number(selector, 1);
  number("[aria-live=polite]", 1);
  // an error may be named above the heading of the page
  let last = 0;
  for (const heading of shown("heading")) {
    const level = Number(heading.tagName[1]);
    if (last && level > last + 1) wrong.push(`h${level} after h${last}: ${name_of(heading)}`);
    last = level;
  }
  if (document.documentElement.lang !== "de") wrong.push(`lang is ${document.documentElement.lang}`);
  return wrong;
}

// The page that was reached is read out: its heading has the focus, or the live region says it.
function silent() {
  const heading = document.querySelector("h1");
  const said = words(document.querySelector("[aria-live=polite]").textContent);
  const heard = document.activeElement === heading ? name_of(heading) : said;
  return heard && document.title.includes(heard) ? [] : [`heard „${heard}“, the title is „${document.title}“`];
}

// ---- paper

// Things to press or to fill in that would stand on paper.
function on_paper_to_press() {
  const all = [...document.querySelectorAll("button, input, select, textarea, summary, a.btn, dialog")];
  return all.filter((element) => is_shown(element) && !is_tiny(element)).map(label_of);
}

function luminance_of(colour) {
  const parts = colour.match(/[\d.]+/g).map(Number);
  return parts[3] === 0 ? 1 : luminance(parts, 0);
}

// Bars without a word beside them, or whose filled part cannot be told from the rest in grey.
function bars_without_words() {
  const wrong = [];
  for (const bar of document.querySelectorAll(".bar, .lights li")) {
    const [name, level] = [bar.firstElementChild, bar.lastElementChild];
    if (!words(name.innerText) || !words(level.innerText)) wrong.push(`no word: ${label_of(bar)}`);
    const fill = bar.querySelector(".fill");
    if (!fill || fill.getAttribute("width") === "0") continue;
    const one = luminance_of(getComputedStyle(fill).fill);
    const other = luminance_of(getComputedStyle(bar.querySelector(".track")).backgroundColor);
    if ((Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05) < 3) wrong.push(`too pale in grey: ${label_of(bar)}`);
  }
  return wrong;
}
