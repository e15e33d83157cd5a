// What goes over the wire: questions with one answer, and the stream that says what happens.

import { word } from "./words.js";

const STORE = "rivulet-key";
let key = "";

try {
  key = localStorage.getItem(STORE) ?? "";
} catch {
  // Storage is switched off: the key lives as long as the page.
}

export class Refused extends Error {
  constructor(status, words) {
    super(words);
    this.status = status;
  }
}

export const hasKey = () => key !== "";

export function setKey(made) {
  key = made;
  try {
    if (made) localStorage.setItem(STORE, made);
    else localStorage.removeItem(STORE);
  } catch {
    // As above.
  }
}

// Any way in which the wire can break, but for our own giving up.
function broken(error) {
  if (error.name === "AbortError") return error;
  const words = word("Rivulet does not answer. Is it still running, with its gateway on?");
  return new Refused(0, words);
}

async function post(path, body, signal) {
  const headers = { "Content-Type": "application/json" };
  if (key) headers.Authorization = `Bearer ${key}`;
  let response;
  try {
    response = await fetch(path, {
      method: "POST", headers, body: JSON.stringify(body), signal,
      credentials: "omit", cache: "no-store", redirect: "error",
    });
  } catch (error) {
    throw broken(error);
  }
  if (response.ok) return response;
  let words = "";
  try {
    words = (await response.json()).error;
  } catch {
    // No words came with it.
  }
  const said = typeof words === "string" && words ? words : word("Rivulet said no.");
  throw new Refused(response.status, said);
}

export async function ask(path, body, signal) {
  return (await post(path, body, signal)).json();
}

// The address of a picture of a conversation, good within this page.
export async function picture(body) {
  return URL.createObjectURL(await (await post("/page/picture", body)).blob());
}

// Calls `act` for every order that comes, until the stream or the signal ends it.
export async function follow(body, signal, act) {
  const response = await post("/page/follow", body, signal);
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read().catch((error) => { throw broken(error); });
    if (done) return;
    rest += decoder.decode(value, { stream: true });
    const lines = rest.split("\n");
    rest = lines.pop();
    const orders = lines.filter((line) => line !== "").map((line) => JSON.parse(line));
    if (orders.length) act(orders);
  }
}
