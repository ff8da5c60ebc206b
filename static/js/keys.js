// «/» goes to the search field, unless the reader has turned it off; «Esc» empties the field.

const KEY = "atajo-buscar";
const OFF = "no";

const isOn = () => {
  try {
    return localStorage.getItem(KEY) !== OFF;
  } catch {
    return true;
  }
};

const store = (on) => {
  try {
    if (on) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, OFF);
  } catch {
    // It holds for no longer than this page.
  }
};

const writes = (target) =>
  target.isContentEditable ||
  target.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=submit])");

const inSight = (element) => element.checkVisibility?.() ?? element.offsetParent !== null;

const search = () => {
  const field = [...document.querySelectorAll("input[name=q]")].find(inSight);
  if (!field) return document.querySelector("a[data-search]")?.click();
  field.focus();
  field.select();
};

const empty = (field) => {
  if (!field.value) return;
  field.value = "";
  field.dispatchEvent(new Event("input", { bubbles: true }));
};

document.addEventListener("keydown", (event) => {
  const { key, target } = event;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (key === "/" && isOn() && !writes(target)) {
    event.preventDefault();
    search();
  }
  if (key === "Escape" && target.matches("input[name=q]") && target.value) {
    event.preventDefault();
    empty(target);
  }
});

const showHints = () => {
  for (const hint of document.querySelectorAll("[data-search-key]")) hint.hidden = !isOn();
};

for (const box of document.querySelectorAll("[data-shortcut-toggle]")) {
  box.checked = isOn();
  box.disabled = false;
  box.closest("[hidden]")?.removeAttribute("hidden");
  box.addEventListener("change", () => {
    store(box.checked);
    showHints();
  });
}
showHints();
