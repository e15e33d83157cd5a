// From what the server says to elements. Text is only ever set as text: no HTML is parsed, and
// an element or attribute that is not named here cannot come into being.

import { word } from "./words.js";

const ELEMENTS = new Set([
  "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "hr", "thead", "tbody",
  "tr", "th", "td", "em", "strong", "s", "code", "br",
]);
const COLOURS = new Set([
  "comment", "type", "keyword", "name", "builtin", "decorator", "number", "string", "removed",
]);
const SIDES = new Set(["left", "center", "right"]);
// Each of these is laid out by the direction of its own first letter; a list, a quote and a table
// by that of the first letter anywhere in them, so that bullets and columns stand at their side.
const LINES = new Set(["p", "h1", "h2", "h3", "h4", "h5", "h6"]);
const GROUPS = new Set(["ul", "ol", "blockquote", "table"]);
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

export function make(name, className = "", text = "") {
  const element = document.createElement(name);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
}

function fill(element, nodes) {
  for (const node of nodes) element.append(draw(node));
  return element;
}

function direct(element, name) {
  if (LINES.has(name)) element.dir = "auto";
  if (GROUPS.has(name)) {
    const letter = /\p{L}/u.exec(element.textContent)?.[0] ?? "";
    element.dir = RIGHT_TO_LEFT.test(letter) ? "rtl" : "ltr";
  }
  return element;
}

function link(attributes, nodes) {
  let address = null;
  try {
    address = new URL(attributes?.href ?? "");
  } catch {
    return fill(make("span"), nodes);
  }
  if (!["http:", "https:", "mailto:"].includes(address.protocol)) return fill(make("span"), nodes);
  const made = make("a");
  made.href = address.href;
  made.target = "_blank";
  made.rel = "noopener noreferrer nofollow";
  made.title = address.href;
  return fill(made, nodes);
}

function code(attributes, nodes) {
  const panel = make("figure", "code");
  const head = panel.appendChild(make("figcaption"));
  head.append(make("span", "", attributes?.language || word("text")));
  const copy = head.appendChild(make("button", "quiet", word("copy")));
  copy.type = "button";
  copy.setAttribute("aria-label", word("Copy this code"));
  const body = panel.appendChild(make("pre"));
  body.tabIndex = 0;
  const text = fill(body.appendChild(make("code")), nodes);
  copy.addEventListener("click", () => copied(copy, text.textContent));
  return panel;
}

export async function copied(button, text) {
  const before = button.textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = word("copied");
  } catch {
    button.textContent = word("not allowed");
  }
  setTimeout(() => { button.textContent = before; }, 1500);
}

function draw(node) {
  if (typeof node === "string") return document.createTextNode(node);
  const [name, attributes, ...nodes] = node;
  if (name === "a") return link(attributes, nodes);
  if (name === "pre") return code(attributes, nodes);
  if (name === "span") {
    return fill(make("span", COLOURS.has(attributes?.class) ? attributes.class : ""), nodes);
  }
  if (name === "table") {
    const frame = make("div", "table");
    frame.tabIndex = 0;
    direct(fill(frame.appendChild(make("table")), nodes), name);
    return frame;
  }
  if (!ELEMENTS.has(name)) return fill(document.createDocumentFragment(), nodes);
  const made = direct(fill(document.createElement(name), nodes), name);
  if (name === "li" && /^\s*[\u2610\u2611] /u.test(made.textContent)) made.className = "task";
  if (name === "ol" && Number.isInteger(attributes?.start)) made.start = attributes.start;
  if (SIDES.has(attributes?.align)) made.classList.add(attributes.align);
  return made;
}

const FOLDED = new Set(["thinking", "call", "result"]);

function newPart(kind) {
  if (!FOLDED.has(kind)) {
    const part = make("div", `part ${kind}`);
    if (kind === "plain") part.dir = "auto";
    return part;
  }
  const fold = make("details", `part ${kind}`);
  const head = kind === "thinking" ? word("Thinking") : "";
  fold.append(make("summary", "", head), make("div", "folded"));
  return fold;
}

function drawPicture(part, words, load) {
  if (part.firstElementChild) return;
  const image = part.appendChild(make("img"));
  image.alt = words;
  image.addEventListener("load", () => URL.revokeObjectURL(image.src));
  load().then((address) => { image.src = address; }, () => image.replaceWith(words));
}

// Draws one part of a message, keeping what stays as it is. `answer` is called with true or
// false when a tool is allowed or denied; `load` brings the address of a picture.
export function drawPart(host, order, answer, load) {
  let part = host.children[order.index];
  while (!part || !part.classList.contains(order.kind)) {
    const made = newPart(order.kind);
    if (part) part.replaceWith(made);
    else if (host.children.length < order.index) host.append(make("div", "part"));
    else host.append(made);
    part = host.children[order.index];
  }
  if (order.kind === "picture") {
    drawPicture(part, order.head, load);
    return;
  }
  const body = part.querySelector(":scope > .folded") ?? part;
  while (body.childNodes.length > order.keep) body.lastChild.remove();
  fill(body, order.nodes);
  const summary = part.querySelector(":scope > summary");
  if (summary && order.head) summary.textContent = order.head;
  part.classList.toggle("failure", Boolean(order.failure));
  if (order.asks) {
    part.open = true;
    const row = body.appendChild(make("div", "asks"));
    row.append(make("p", "", order.asks));
    for (const allowed of [false, true]) {
      const label = allowed ? word("Allow once") : word("Deny");
      const button = row.appendChild(make("button", allowed ? "filled" : "", label));
      button.type = "button";
      button.addEventListener("click", () => answer(allowed));
    }
  }
}

// The line under a message, and what is said of its end. `act` is called with an action's name.
export function drawFoot(foot, order, act) {
  foot.replaceChildren();
  if (order.notice) {
    const box = foot.appendChild(make("div", order.notice.failure ? "end failure" : "end"));
    box.append(make("p", "", order.notice.words));
    for (const action of order.notice.actions) box.append(actionButton(action, act, ""));
  }
  if (order.foot.length) {
    const line = foot.appendChild(make("div", "line"));
    for (const words of order.foot) line.append(make("span", "", words));
    const actions = line.appendChild(make("span", "actions"));
    actions.append(actionButton("copy", act, "quiet"));
    if (!order.notice) actions.append(actionButton("retry", act, "quiet"));
  }
}

function labelOf(action) {
  return { copy: word("copy"), retry: word("retry"), continue: word("continue") }[action];
}

function actionButton(action, act, className) {
  const button = make("button", className, labelOf(action));
  button.type = "button";
  button.addEventListener("click", () => act(action, button));
  return button;
}
