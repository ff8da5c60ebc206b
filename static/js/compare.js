// The tray of practices to compare: it goes along from page to page while the tab is open.
// Without script the boxes of one page are sent by their own form.

import { show, words } from "./announcer.js";
import { REPLACED } from "./filters.js";

const MOST = 4;
const KEY = "comparar";

const form = document.querySelector("form[data-compare-form]");

/** The store may be forbidden or hold anything; then the tray lives on this page only. */
let codes = [];

const read = () => {
  try {
    const stored = JSON.parse(sessionStorage.getItem(KEY)) ?? [];
    codes = stored.filter((each) => /^bp-[0-9]{4,9}$/.test(each)).slice(0, MOST);
  } catch {
    codes = [];
  }
};

const write = () => {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(codes));
  } catch {
    // Nothing is lost but the memory of it.
  }
};

const boxes = () => [...document.querySelectorAll("input[data-compare]")];

const hidden = (code) => {
  const input = document.createElement("input");
  Object.assign(input, { type: "hidden", name: "p", value: code });
  return input;
};

const countWords = () => words(codes.length === 1 ? "compare-one" : "compare-many", { n: codes.length });

const drawTray = () => {
  const here = new Set(boxes().map((each) => each.value));
  form.querySelectorAll("input[type=hidden]").forEach((each) => each.remove());
  form.append(...codes.filter((each) => !here.has(each)).map(hidden));
  form.classList.toggle("compare-tray--active", codes.length > 0);
  const count = form.querySelector("[data-compare-count]");
  const button = form.querySelector("[data-compare-go]");
  if (count && codes.length) count.textContent = countWords();
  if (button) button.textContent = words("compare-go", { n: codes.length });
};

const address = (base) => {
  const url = new URL(base, location.href);
  url.search = new URLSearchParams(codes.map((code) => ["p", code])).toString();
  return url.href;
};

const drawLink = (link) => {
  const code = new URL(link.href).searchParams.get("p") ?? link.dataset.compareAdd;
  link.dataset.compareAdd = code;
  link.setAttribute("role", "button");
  link.setAttribute("aria-pressed", String(codes.includes(code)));
};

const draw = () => {
  for (const box of boxes()) box.checked = codes.includes(box.value);
  document.querySelectorAll("a[data-compare-add]").forEach(drawLink);
  if (form) drawTray();
};

const refuse = () => {
  const place = form?.querySelector("[data-compare-message]");
  if (place) place.textContent = words("compare-full", { n: MOST });
  else show(words("compare-full", { n: MOST }));
};

/** Put a practice in or take it out; the fifth is refused, and it is said why. */
const toggle = (code, wanted) => {
  const place = form?.querySelector("[data-compare-message]");
  if (place) place.textContent = "";
  const full = wanted && !codes.includes(code) && codes.length >= MOST;
  if (full) refuse();
  else codes = [...codes.filter((each) => each !== code), ...(wanted ? [code] : [])];
  write();
  draw();
  return !full;
};

const linkTo = (base) => {
  const link = document.createElement("a");
  link.href = address(base);
  link.textContent = words("compare-see");
  return link;
};

const onLink = (event) => {
  const link = event.target.closest("a[data-compare-add]");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const code = link.dataset.compareAdd;
  if (!toggle(code, !codes.includes(code))) return;
  if (codes.length) show(countWords(), linkTo(link.href));
  else show(words("compare-none"));
};

const clear = (event) => {
  event.preventDefault();
  codes = [];
  write();
  draw();
  boxes()[0]?.focus();
};

const start = () => {
  read();
  const compared = document.querySelector("[data-compared]")?.dataset.compared;
  if (compared !== undefined) {
    codes = compared.split(" ").filter(Boolean).slice(0, MOST);
    write();
  }
  draw();
};

document.addEventListener("change", ({ target }) => {
  if (target.matches("input[data-compare]")) toggle(target.value, target.checked);
});
document.addEventListener("click", onLink);
document.addEventListener("keydown", (event) => {
  const link = event.target.closest?.("a[data-compare-add]");
  if (!link || event.key !== " ") return;
  event.preventDefault();
  link.click();
});
form?.querySelector("[data-compare-clear]")?.addEventListener("click", clear);
document.addEventListener(REPLACED, draw);
// Again when the page comes back: the browser ticks boxes as they were left.
addEventListener("pageshow", start);
start();
