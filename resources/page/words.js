// The fixed words of the page. They stand here in English, in the scripts and in the page itself,
// and are said in the language of Rivulet as soon as it has told them.

const NAMES = ["aria-label", "placeholder"];
const told = new Map();

export function word(english) {
  return told.get(english) ?? english;
}

// Says everything that is on the page, and all that will be, in another language.
export function speak({ language, words }) {
  for (const [english, said] of Object.entries(words)) told.set(english, said);
  document.documentElement.lang = language;
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const english = text.data.trim();
    if (english) text.data = text.data.replace(english, () => word(english));
  }
  for (const name of NAMES) {
    for (const element of document.body.querySelectorAll(`[${name}]`)) {
      element.setAttribute(name, word(element.getAttribute(name)));
    }
  }
}
