// Suggestions under a search field: the combobox with a list of the ARIA practices guide.
// The server groups and names them; without an option chosen, Enter searches as ever.

import { say } from "./announcer.js";

const TYPING_PAUSE = 150;
const SHORTEST = 2;
const MOST_KEPT = 50;

const kept = new Map();

const fetched = async (address, text, signal) => {
  const url = new URL(address, location.href);
  url.searchParams.set("q", text);
  const found = kept.get(url.href) ?? (await (await fetch(url, { signal })).json());
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(url.href, found);
  return found;
};

const element = (className, role) => {
  const made = document.createElement("div");
  made.className = className;
  if (role) made.setAttribute("role", role);
  return made;
};

class Combobox {
  constructor(input) {
    this.input = input;
    this.list = element("suggestions", "listbox");
    this.list.id = `${input.id}-sugerencias`;
    this.list.hidden = true;
    this.list.setAttribute("aria-label", input.labels?.[0]?.textContent.trim() ?? "");
    input.parentElement.classList.add("suggestions-host");
    input.after(this.list);
    this.describe();
    this.listen();
  }

  describe() {
    const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false" };
    for (const [name, value] of Object.entries(attributes)) this.input.setAttribute(name, value);
    this.input.setAttribute("aria-controls", this.list.id);
  }

  listen() {
    this.input.addEventListener("input", () => this.ask());
    this.input.addEventListener("keydown", (event) => this.press(event));
    this.input.addEventListener("blur", () => this.close());
    this.input.form?.addEventListener("submit", () => this.close());
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", ({ target }) => {
      const option = target.closest("[role=option]");
      if (option) location.assign(option.dataset.url);
    });
  }

  get options() {
    return [...this.list.querySelectorAll("[role=option]")];
  }

  get active() {
    return this.list.querySelector("[aria-selected=true]");
  }

  ask() {
    clearTimeout(this.waiting);
    this.request?.abort();
    const text = this.input.value.trim();
    if (text.length < SHORTEST) this.close();
    else this.waiting = setTimeout(() => this.find(text), TYPING_PAUSE);
  }

  async find(text) {
    this.request = new AbortController();
    const { signal } = this.request;
    try {
      const found = await fetched(this.input.dataset.suggest, text, signal);
      if (!signal.aborted && document.activeElement === this.input) this.draw(found);
    } catch {
      if (!signal.aborted) this.close();
    }
  }

  draw({ groups, message }) {
    this.list.replaceChildren(...groups.map((each) => this.group(each)));
    this.select(null);
    this.open(groups.length > 0);
    say(message);
  }

  group({ kind, label, items }) {
    const group = element("suggestions-group", "group");
    const title = element("suggestions-title");
    title.id = `${this.list.id}-${kind}`;
    title.textContent = label;
    title.setAttribute("aria-hidden", "true");
    group.setAttribute("aria-labelledby", title.id);
    group.append(title, ...items.map((item, place) => this.option(item, `${title.id}-${place}`)));
    return group;
  }

  option({ label, url, lang }, id) {
    const option = element("suggestions-option", "option");
    option.id = id;
    option.textContent = label;
    option.dataset.url = url;
    option.setAttribute("aria-selected", "false");
    if (lang) option.lang = lang;
    return option;
  }

  open(isOpen) {
    this.list.hidden = !isOpen;
    this.input.setAttribute("aria-expanded", String(isOpen));
  }

  close() {
    clearTimeout(this.waiting);
    this.request?.abort();
    this.select(null);
    this.open(false);
  }

  select(option) {
    this.active?.setAttribute("aria-selected", "false");
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  /** Go up or down; past either end lies the field itself. */
  move(step) {
    const stops = [null, ...this.options];
    const place = stops.indexOf(this.active) + step;
    this.select(stops.at(place % stops.length));
  }

  press(event) {
    const isOpen = !this.list.hidden;
    if (event.isComposing) return;
    if (event.key === "ArrowDown" && !isOpen) this.ask();
    const moves = { ArrowDown: () => this.move(1), ArrowUp: () => this.move(-1) };
    const closes = { Escape: () => this.close() };
    if (this.active) closes.Enter = () => location.assign(this.active.dataset.url);
    const act = isOpen ? { ...moves, ...closes }[event.key] : undefined;
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }
}

for (const input of document.querySelectorAll("input[data-suggest]")) new Combobox(input);
