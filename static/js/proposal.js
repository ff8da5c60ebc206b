// A step of a proposal keeps itself two seconds after typing stops, and counts the characters
// of a reason. Without this module the same is kept by the buttons.

const PAUSE = 2_000;

const form = document.querySelector("form[data-proposal]");
const region = document.querySelector("[data-draft-kept]");

let waiting;
let saving = false;
let again = false;
let stopped = false;

const say = (text, failed = false) => {
  region.textContent = text;
  region.classList.toggle("draft-kept--failed", failed);
};

const keep = async () => {
  if (saving) {
    again = true;
    return;
  }
  saving = true;
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string") body.append(name, value);
  }
  body.append("_autosave", "1");
  try {
    const answer = await fetch(form.action, { method: "POST", body });
    const { said, seen } = await answer.json();
    say(said, !answer.ok);
    if (answer.ok) form.elements.seen.value = seen;
    else stopped = answer.status === 409;
  } catch {
    say(form.dataset.wordFailed, true);
  }
  saving = false;
  if (again) {
    again = false;
    wait();
  }
};

const wait = () => {
  clearTimeout(waiting);
  if (!stopped) waiting = setTimeout(keep, PAUSE);
};

const count = (area) => {
  const shown = document.createElement("p");
  shown.className = "text-count";
  const tell = () => {
    shown.textContent = `${area.value.trim().length} / ${area.dataset.most}`;
  };
  tell();
  area.after(shown);
  area.addEventListener("input", tell);
};

document.querySelector("[data-fault-summary]")?.focus();
if (form) {
  form.addEventListener("input", wait);
  form.addEventListener("submit", () => {
    clearTimeout(waiting);
    stopped = true;
  });
  window.addEventListener("pageshow", () => {
    stopped = false;
  });
  for (const area of form.querySelectorAll("textarea[data-most]")) count(area);
}
