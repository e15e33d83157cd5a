// The conversations of Rivulet in a browser: shows what the server says, and asks it to act.

import { copied, drawFoot, drawPart, make } from "./drawing.js";
import { Refused, ask, follow, hasKey, picture, setKey } from "./talking.js";
import { speak, word } from "./words.js";

const at = (id) => document.getElementById(id);
const [list, messages, transcript, text, send] =
  ["list", "messages", "transcript", "text", "send"].map(at);
const narrow = matchMedia("(max-width: 760px)");

//: Pixels from the end within which new text is followed.
const NEAR = 48;
const OLDER = 60;
//: Milliseconds after which a page that nobody sees stops to listen.
const UNSEEN = 15000;
//: Milliseconds after which the page goes on without its words.
const WORDLESS = 10000;
const CODE = /^#code=(.+)$/;

let shown = "";
let busy = false;
let stage = "";
let newest = 40;
let listed = 0;
let following = true;
let fresh = true;
let anchor = null;
let listening = null;
let statusOf = new Map();

// -- saying things --

function notice(words) {
  const box = at("notice");
  box.firstElementChild.textContent = words;
  box.hidden = !words;
}

function say(words) {
  at("said").textContent = words;
}

function showOutside(why = "") {
  setOutside(true);
  if (why) at("outside-why").textContent = why;
}

function setOutside(outside) {
  at("outside").hidden = !outside;
  for (const part of ["sidebar", "main"]) at(part).inert = outside;
}

async function tell(asking) {
  try {
    return await asking;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (error.status === 401) leave();
    else notice(error.message);
    return null;
  }
}

function leave() {
  setKey("");
  listening?.abort();
  showOutside();
}

// -- listening --

async function listen() {
  listening?.abort();
  const mine = new AbortController();
  listening = mine;
  let wait = 300;
  while (!mine.signal.aborted) {
    try {
      await follow({ conversation: shown, newest, listed }, mine.signal, (orders) => {
        if (wait > 300) notice("");
        wait = 300;
        carryOut(orders);
      });
    } catch (error) {
      if (mine.signal.aborted) return;
      if (!(error instanceof Refused)) throw error;
      if (error.status === 401) return leave();
      if (error.status === 404) {
        notice(error.message);
        return open("");
      }
      notice(error.message);
    }
    await new Promise((done) => { setTimeout(done, wait); });
    wait = Math.min(wait * 2, 5000);
    if (!mine.signal.aborted) keepPlace();
  }
}

function carryOut(orders) {
  for (const order of orders) ACTS[order.do]?.(order);
  if (following) toEnd();
}

const ACTS = {
  list: ({ conversations, more }) => showList(conversations, more),
  conversation: (order) => {
    const title = order.title || word("Conversation");
    at("title").textContent = title;
    at("model").textContent = order.model;
    document.title = `${title} - Rivulet`;
    at("older").hidden = order.older === 0;
  },
  path: (order) => showPath(order.messages),
  message: showMessage,
  part: (order) => {
    const article = byId(order.message);
    if (!article) return;
    const place = { conversation: shown, message: order.message, part: order.index };
    drawPart(
      article.firstElementChild, order, (allowed) => answer(order, allowed), () => picture(place),
    );
  },
  state: showState,
  notice: ({ words }) => notice(words),
  gone: () => {
    open("");
    notice(word("That conversation was put away."));
  },
};

const byId = (id) => messages.querySelector(`:scope > [data-id="${CSS.escape(id)}"]`);

function showPath(ids) {
  const wanted = new Set(ids);
  for (const article of [...messages.children]) {
    if (!wanted.has(article.dataset.id)) article.remove();
  }
  ids.forEach((id, index) => {
    let article = byId(id);
    if (!article) {
      article = make("article");
      article.dataset.id = id;
      article.tabIndex = -1;
      article.append(make("div", "parts"), make("footer"));
    }
    if (messages.children[index] !== article) {
      messages.insertBefore(article, messages.children[index] ?? null);
    }
  });
  at("empty").hidden = ids.length > 0;
}

function nameOf(role) {
  return { user: word("You"), assistant: word("Reply"), tool: word("Tools") }[role] ?? "";
}

function endOf(status) {
  return {
    complete: word("The reply is complete."), stopped: word("Stopped."),
    interrupted: word("The reply was interrupted."), failed: word("No reply arrived."),
  }[status] ?? "";
}

function showMessage(order) {
  const article = byId(order.id);
  if (!article) return;
  const before = statusOf.get(order.id);
  statusOf.set(order.id, order.status);
  article.className = order.role;
  article.dataset.status = order.status;
  article.setAttribute("aria-label", nameOf(order.role));
  const parts = article.firstElementChild;
  while (parts.children.length > order.parts) parts.lastElementChild.remove();
  drawFoot(article.lastElementChild, order, (action, button) => act(order.id, action, button));
  const arrived = before === "streaming" || (before === undefined && !fresh);
  if (arrived && order.role === "assistant") say(endOf(order.status));
}

// The end may be told before the beginning was: a short reply is over at once.
function sayEnd() {
  const last = messages.lastElementChild;
  if (last?.classList.contains("assistant")) say(endOf(last.dataset.status));
}

function showState(order) {
  if (order.busy && !busy) say(word("Waiting for a reply."));
  if (order.stage === "streaming" && stage !== "streaming") say(word("The reply begins."));
  if (order.stage === "asking") say(order.words);
  if (busy && !order.busy) sayEnd();
  busy = order.busy;
  stage = order.stage;
  at("state").textContent = order.words;
  send.firstElementChild.textContent = busy ? word("Stop") : word("Send");
  send.lastElementChild.textContent = busy ? "Esc" : "Enter";
  send.classList.toggle("stops", busy);
  if (fresh) {
    fresh = false;
    restorePlace();
  }
}

// -- the list --

function dayOf(seconds) {
  const day = new Date(seconds * 1000);
  const today = new Date();
  today.setHours(0, 0, 0, 0);
  const days = Math.ceil((today - day) / 86400000);
  if (days <= 0) return word("Today");
  if (days === 1) return word("Yesterday");
  if (days <= 7) return word("Last 7 days");
  return day.toLocaleDateString(document.documentElement.lang, { month: "long", year: "numeric" });
}

function showList(conversations, more) {
  const focused = document.activeElement?.dataset?.conversation;
  list.replaceChildren();
  let group = null;
  let heading = "";
  for (const one of conversations) {
    const wanted = one.pinned ? word("Pinned") : dayOf(one.at);
    if (wanted !== heading) {
      heading = wanted;
      list.append(make("h2", "", heading));
      group = list.appendChild(make("ul"));
    }
    const row = make("button", "row", one.title || word("Conversation"));
    row.type = "button";
    row.title = one.title;
    row.dataset.conversation = one.id;
    if (one.id === shown) row.setAttribute("aria-current", "page");
    if (one.streaming) {
      row.classList.add("streaming");
      row.append(make("span", "unseen", word(", a reply is arriving")));
    }
    row.addEventListener("click", () => open(one.id));
    group.appendChild(make("li")).append(row);
    if (one.id === focused) row.focus();
  }
  if (!more) return;
  const button = list.appendChild(make("button", "row more", word("Show more")));
  button.type = "button";
  button.addEventListener("click", () => {
    listed = conversations.length + 1;
    keepPlace();
    listen();
  });
}

function markCurrent() {
  for (const row of list.querySelectorAll("button")) {
    if (row.dataset.conversation === shown) row.setAttribute("aria-current", "page");
    else row.removeAttribute("aria-current");
  }
}

function open(id) {
  closeMenu();
  keepDraft();
  if (id !== shown || !listening) {
    shown = id;
    newest = 40;
    fresh = following = true;
    anchor = null;
    busy = false;
    statusOf = new Map();
    messages.replaceChildren();
    at("older").hidden = true;
    at("latest").hidden = true;
    at("empty").hidden = id !== "";
    at("title").textContent = id ? "" : word("New conversation");
    at("model").textContent = "";
    document.title = "Rivulet";
    notice("");
    showState({ busy: false, stage: "", words: "" });
    fresh = true;
    const place = id ? `#${id}` : location.pathname;
    if (location.hash.slice(1) !== id) history.pushState(null, "", place);
    markCurrent();
    listen();
  }
  text.value = draft();
  fit();
  if (!narrow.matches) text.focus();
}

// -- the reader's place --

function distance() {
  return transcript.scrollHeight - transcript.scrollTop - transcript.clientHeight;
}

function toEnd() {
  transcript.scrollTop = transcript.scrollHeight;
}

// Before messages are drawn anew: which one is at the top of the view, and where.
function keepPlace() {
  fresh = true;
  anchor = null;
  if (following) return;
  const top = transcript.getBoundingClientRect().top;
  for (const article of messages.children) {
    const box = article.getBoundingClientRect();
    if (box.bottom > top) {
      anchor = { id: article.dataset.id, offset: box.top - top };
      return;
    }
  }
}

function restorePlace() {
  const article = anchor && byId(anchor.id);
  if (!article) return;
  const top = transcript.getBoundingClientRect().top;
  transcript.scrollTop += article.getBoundingClientRect().top - top - anchor.offset;
  anchor = null;
}

transcript.addEventListener("scroll", () => {
  following = distance() < NEAR;
  at("latest").hidden = following;
}, { passive: true });
messages.addEventListener("load", () => {
  if (following) toEnd();
}, true);
at("latest").addEventListener("click", () => {
  following = true;
  toEnd();
  text.focus();
});
at("older").addEventListener("click", () => {
  newest += OLDER;
  following = false;
  keepPlace();
  listen();
});

// -- acting --

async function submit() {
  const words = text.value;
  if (!words.trim()) return;
  if (busy) {
    notice(word("A reply is still arriving: press Esc to stop it, then send."));
    return;
  }
  notice("");
  text.value = "";
  fit();
  keepDraft();
  following = true;
  const sent = await tell(ask("/page/send", { conversation: shown, text: words }));
  if (sent === null) {
    text.value = words + text.value;
    fit();
    keepDraft();
  } else if (sent.conversation !== shown) {
    open(sent.conversation);
  }
}

function stop() {
  return tell(ask("/page/stop", { conversation: shown }));
}

function act(id, action, button) {
  if (action === "copy") {
    const parts = byId(id)?.querySelectorAll(".part.text") ?? [];
    copied(button, [...parts].map((part) => part.innerText).join("\n\n"));
  } else {
    following = true;
    tell(ask(`/page/${action}`, { conversation: shown, message: id }));
  }
}

function answer(order, allowed) {
  const call = { message: order.message, call: order.index, allowed };
  tell(ask("/page/answer", { conversation: shown, ...call }));
}

// -- the composer --

const draftKey = () => `rivulet-draft-${shown}`;

function draft() {
  try {
    return sessionStorage.getItem(draftKey()) ?? "";
  } catch {
    return "";
  }
}

function keepDraft() {
  try {
    if (text.value) sessionStorage.setItem(draftKey(), text.value);
    else sessionStorage.removeItem(draftKey());
  } catch {
    // It is still in the field.
  }
}

function fit() {
  text.style.height = "auto";
  text.style.height = `${text.scrollHeight}px`;
}

text.addEventListener("input", () => {
  fit();
  keepDraft();
});
text.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.keyCode !== 229) {
    event.preventDefault();
    submit();
  }
});
at("composer").addEventListener("submit", (event) => {
  event.preventDefault();
  if (busy) stop();
  else submit();
});
at("notice").lastElementChild.addEventListener("click", () => {
  notice("");
  text.focus();
});

// -- the menu on narrow screens, and keys --

function closeMenu() {
  document.body.classList.remove("menu");
  at("scrim").hidden = true;
  at("menu").setAttribute("aria-expanded", "false");
  at("sidebar").inert = narrow.matches;
}

function openMenu() {
  document.body.classList.add("menu");
  at("scrim").hidden = false;
  at("menu").setAttribute("aria-expanded", "true");
  at("sidebar").inert = false;
  at("new").focus();
}

at("menu").addEventListener("click", openMenu);
at("scrim").addEventListener("click", closeMenu);
at("new").addEventListener("click", () => open(""));
narrow.addEventListener("change", closeMenu);

document.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  if (event.key === "Escape") {
    event.preventDefault();
    if (document.body.classList.contains("menu")) {
      closeMenu();
      at("menu").focus();
    } else if (busy) stop();
    else if (!at("notice").hidden) notice("");
    else text.focus();
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && list.contains(event.target)) {
    event.preventDefault();
    const rows = [...list.querySelectorAll("button")];
    rows[rows.indexOf(event.target) + step]?.focus();
  }
});

// -- the life of the page --

let unseen = 0;
document.addEventListener("visibilitychange", () => {
  clearTimeout(unseen);
  if (document.hidden) {
    unseen = setTimeout(() => {
      listening?.abort();
      listening = null;
    }, UNSEEN);
  } else if (!listening && hasKey()) {
    keepPlace();
    listen();
  }
});
addEventListener("popstate", () => {
  if (CODE.test(location.hash)) begin();
  else if (hasKey()) open(location.hash.slice(1));
});

async function begin() {
  const found = location.hash.match(CODE);
  if (found) {
    history.replaceState(null, "", location.pathname);
    try {
      setKey((await ask("/page/enter", { code: found[1] })).key);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (!hasKey() || error.status !== 401) return showOutside(error.message);
    }
  }
  if (!hasKey()) return showOutside();
  setOutside(false);
  listening?.abort();
  listening = null;
  open(location.hash.slice(1));
}

// Without its words the page is shown as it came, in English.
async function learnWords() {
  try {
    speak(await ask("/page/words", {}, AbortSignal.timeout(WORDLESS)));
  } catch (error) {
    console.warn("The page speaks English:", error);
  }
  document.documentElement.classList.add("worded");
}

learnWords().then(begin);
