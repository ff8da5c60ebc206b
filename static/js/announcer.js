// One live region for all that the script has to say, and the words for it, which the page
// gives in its own language.

const PAUSE = 1000;
const IN_SIGHT = 6000;

const region = document.getElementById("avisos");
let lastSaid = -PAUSE;
let waiting;
let hiding;

/** Return one of the page's sentences with its «{places}» filled in. */
export const words = (name, values = {}) =>
  (region?.getAttribute(`data-word-${name}`) ?? "").replace(
    /\{(\w+)\}/g,
    (place, key) => values[key] ?? place,
  );

const write = (text, link) => {
  lastSaid = performance.now();
  region?.replaceChildren(text, ...(link ? [" ", link] : []));
};

/** Say something aloud, at most once a second: of what comes faster, the last. */
export const say = (text) => {
  clearTimeout(waiting);
  if (region?.classList.contains("toast")) return;
  waiting = setTimeout(write, Math.max(0, lastSaid + PAUSE - performance.now()), text);
};

const hide = () => {
  if (region.contains(document.activeElement) || region.matches(":hover")) {
    hiding = setTimeout(hide, IN_SIGHT);
    return;
  }
  region.classList.replace("toast", "visually-hidden");
  region.replaceChildren();
};

/** Say something aloud and in sight for a while: the answer to what a reader did. */
export const show = (text, link) => {
  if (!region) return;
  clearTimeout(waiting);
  clearTimeout(hiding);
  write(text, link);
  region.classList.replace("visually-hidden", "toast");
  hiding = setTimeout(hide, IN_SIGHT);
};
