// A form of the admin keeps itself while it is written, warns before what was written is
// lost, and is not sent into a session that has ended. Without this module the form works the
// same, and what is sent is never lost: the server keeps it.

const PAUSE = 25_000;
const QUIET = 10 * 60_000;
const KEEPALIVE = 60_000;

const region = document.querySelector("[data-autosave]");
const form = region?.closest("form");
const word = (name) => region.getAttribute(`data-word-${name}`) ?? "";

let changed = region?.dataset.changed === "yes";
let kept = !changed;
let leaving = false;
let answered = Date.now();
let waiting;
let onItsWay;

const say = (text, failing = false) => {
  region.textContent = text;
  region.classList.toggle("failing", failing);
};

const typed = () => {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string") fields.append(name, value);
  }
  return fields.toString();
};

const drawn = form ? typed() : "";

const why = (answer) => {
  if (answer.type === "opaqueredirect" || answer.status === 401) return "signed-out";
  return answer.status === 403 ? "forbidden" : "lost";
};

const ask = async (options) => {
  try {
    const answer = await fetch(region.dataset.autosave, { redirect: "manual", ...options });
    if (answer.ok) answered = Date.now();
    return answer;
  } catch {
    return { ok: false, status: 0 };
  }
};

/** Send what is written to be kept; what is written meanwhile waits for the next time. */
const keep = async () => {
  clearTimeout(waiting);
  waiting = undefined;
  if (kept || leaving) return;
  kept = true;
  const body = typed();
  onItsWay = new AbortController();
  const answer = await ask({
    method: "POST",
    signal: onItsWay.signal,
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    keepalive: body.length < KEEPALIVE,
    body,
  });
  if (answer.ok) {
    say((await answer.json()).said);
    return;
  }
  kept = false;
  if (leaving) return;
  const said = answer.status === 413 ? (await answer.json()).said : word(why(answer));
  say(said, true);
  wait();
};

const wait = () => {
  waiting ??= setTimeout(keep, PAUSE);
};

const touch = () => {
  changed = true;
  kept = false;
  wait();
};

/** Django's own scripts say that lists changed as soon as the page is drawn; few did. */
const chosen = () => {
  if (changed || typed() !== drawn) touch();
};

/** After a long silence ask whether the session lives, and for the token of the living one. */
const send = async (event) => {
  if (event.defaultPrevented) return;
  if (Date.now() - answered < QUIET) {
    leaving = true;
    onItsWay?.abort(); // it must not arrive after what is saved
    return;
  }
  event.preventDefault();
  const { submitter } = event;
  const answer = await ask();
  if (!answer.ok) {
    say(word(why(answer)), true);
    region.scrollIntoView({ block: "center" });
    return;
  }
  form.elements.csrfmiddlewaretoken.value = (await answer.json()).token;
  form.requestSubmit(submitter);
};

if (form) {
  for (const kind of ["input", "change", "formset:added", "formset:removed"]) {
    form.addEventListener(kind, touch);
  }
  window.django?.jQuery?.(form).on("change", "select", chosen);
  form.addEventListener("submit", send);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") keep();
  });
  window.addEventListener("pageshow", () => {
    leaving = false;
  });
  window.addEventListener("beforeunload", (event) => {
    if (changed && !leaving) event.preventDefault();
  });
}
