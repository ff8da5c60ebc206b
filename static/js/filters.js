// The listing changes in its place: the same addresses as without script, fetched, and the
// parts that depend on them replaced. When anything fails the browser just goes there.

import { say } from "./announcer.js";

const TYPING_PAUSE = 300;
const SLOW = 1000;

/** What is told to the document when the results are others. */
export const REPLACED = "catalogue:results";

const parser = new DOMParser();
const form = document.querySelector("form[data-filters]");
const results = document.querySelector("[data-results]");

let request;
let typing;
let shown = addressOf(location);

function addressOf(url) {
  return url.pathname + url.search;
}

/** Return the address that a form would lead to, without what is left empty. */
const addressFrom = (filled) => {
  const url = new URL(filled.action);
  const given = [...new FormData(filled)].filter(([, value]) => value !== "");
  url.search = new URLSearchParams(given).toString();
  return url;
};

/** Whether the form is open as a sheet, which its address says. */
const isSheet = () => location.hash === `#${form.id}`;

const bar = document.createElement("div");
bar.className = "progress";
bar.hidden = true;

// ── Replacing ────────────────────────────────────────────────────────────────────────────

const boxes = (root) => [...root.querySelectorAll(".facet-value input")];

const patchBox = (fresh) => {
  const input = document.getElementById(fresh.id);
  const item = input.closest(".facet-value");
  const count = item.querySelector(".facet-count");
  const freshItem = fresh.closest(".facet-value");
  item.className = freshItem.className;
  input.checked = fresh.checked;
  input.disabled = fresh.disabled && input !== document.activeElement;
  if (count) count.innerHTML = freshItem.querySelector(".facet-count").innerHTML;
};

const patchPairs = (selector, fresh, patch) => {
  const mine = [...form.querySelectorAll(selector)];
  [...fresh.querySelectorAll(selector)].forEach((each, place) => patch(mine[place], each));
};

/** Bring the form up to date where it stands: nothing moves, opens or loses the focus. */
const patchForm = (fresh, everything) => {
  boxes(fresh).forEach(patchBox);
  patchPairs("details.facet > summary", fresh, (mine, each) => {
    if (mine.innerHTML !== each.innerHTML) mine.innerHTML = each.innerHTML;
  });
  patchPairs("input.field", fresh, (mine, each) => {
    if (everything || mine !== document.activeElement) mine.value = each.value;
  });
  patchPairs(".filters-actions > *", fresh, (mine, each) => {
    mine.innerHTML = each.innerHTML;
    if (each.hasAttribute("href")) mine.href = each.href;
  });
  form.querySelectorAll("input[type=hidden]").forEach((each) => each.remove());
  form.append(...fresh.querySelectorAll("input[type=hidden]"));
};

/** Draw the form anew because it has other boxes; what was open stays open. */
const redrawForm = (fresh) => {
  const focused = form.contains(document.activeElement) ? document.activeElement.id : "";
  const open = [...form.querySelectorAll("details")].map((each) => each.open);
  form.replaceChildren(...fresh.childNodes);
  form.querySelectorAll("details").forEach((each, place) => {
    each.open ||= Boolean(open[place]);
  });
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
};

const updateForm = (fresh, everything) => {
  const ids = (root) => boxes(root).map((each) => each.id).sort().join();
  const groups = (root) => root.querySelectorAll("details.facet").length;
  const same = ids(form) === ids(fresh) && groups(form) === groups(fresh);
  return same ? patchForm(fresh, everything) : redrawForm(fresh);
};

const updateResults = (fresh) => {
  // The one live region is elsewhere and stays: a region that comes with its text says nothing.
  fresh.querySelector("[data-total]")?.removeAttribute("role");
  results.replaceChildren(...fresh.childNodes);
};

/** Point what leads elsewhere from this very address, in the head and around, to the new one. */
const updateAddresses = (page) => {
  const selector = "link[rel=canonical], link[rel=alternate], a[hreflang]";
  const mine = [...document.querySelectorAll(selector)];
  const fresh = [...page.querySelectorAll(selector)];
  if (mine.length !== fresh.length) return;
  mine.forEach((each, place) => each.setAttribute("href", fresh[place].getAttribute("href")));
};

// ── Where the focus goes ─────────────────────────────────────────────────────────────────

const CHIPS = ".active-chip";

const focusCount = () => {
  const count = results.querySelector("[data-total]");
  count?.setAttribute("tabindex", "-1");
  count?.focus({ preventScroll: true });
};

/** Return what to do about the focus once the control that was used, or has it, is replaced. */
const focusAfter = (used) => {
  const held = used && results.contains(used) ? used : document.activeElement;
  if (!results.contains(held)) return () => {};
  const { id } = held;
  const chip = [...results.querySelectorAll(CHIPS)].indexOf(held);
  const turnsPage = Boolean(held.closest(".pagination"));
  return () => {
    const heir = id ? document.getElementById(id) : results.querySelectorAll(CHIPS)[chip];
    if (heir) heir.focus({ preventScroll: true });
    else focusCount();
    if (turnsPage) results.scrollIntoView();
  };
};

// ── Going there ──────────────────────────────────────────────────────────────────────────

const fetched = async (url, signal) => {
  const answer = await fetch(url, { signal, headers: { Accept: "text/html" } });
  const page = parser.parseFromString(await answer.text(), "text/html");
  if (!answer.ok || !page.querySelector("[data-results]")) throw new Error(answer.status);
  return page;
};

const keepScroll = () => history.replaceState({ scroll: scrollY }, "");

/** Make an address the page's own; while one types, the entry of what was typed before. */
const enter = (page, url, replace) => {
  const canonical = page.querySelector("link[rel=canonical]");
  const target = addressOf(canonical ? new URL(canonical.href) : url);
  if (target !== shown) {
    if (!replace) keepScroll();
    history.scrollRestoration = "manual";
    const move = replace ? "replaceState" : "pushState";
    history[move]({ scroll: scrollY }, "", target + (isSheet() ? location.hash : ""));
  }
  shown = target;
};

const replaceAll = (page, used, everything) => {
  const focus = focusAfter(used);
  updateForm(page.querySelector("form[data-filters]"), everything);
  updateResults(page.querySelector("[data-results]"));
  updateAddresses(page);
  document.title = page.title;
  focus();
  document.dispatchEvent(new Event(REPLACED));
  say(results.querySelector("[data-total]")?.innerText.replace(/\s+/g, " ").trim() ?? "");
};

/** Show an address in place, for a control or on the way back; whether it came to be shown. */
const go = async (url, { used, replace = false, back = false } = {}) => {
  clearTimeout(typing);
  request?.abort();
  const mine = new AbortController();
  request = mine;
  const slow = setTimeout(() => (bar.hidden = false), SLOW);
  results.setAttribute("aria-busy", "true");
  try {
    const page = await fetched(url, mine.signal);
    if (back) shown = addressOf(url);
    else enter(page, url, replace);
    replaceAll(page, used, back);
    return true;
  } catch {
    if (mine.signal.aborted) return false;
    if (back) location.reload();
    else location.assign(url);
    return false;
  } finally {
    clearTimeout(slow);
    if (request === mine) {
      bar.hidden = true;
      results.removeAttribute("aria-busy");
    }
  }
};

// ── What a reader does ───────────────────────────────────────────────────────────────────

/** The entry that typing made, so that a word is one step back and not one for each letter. */
let typed = "";

const onInput = ({ target }) => {
  if (target.type !== "search") return;
  clearTimeout(typing);
  typing = setTimeout(async () => {
    const replace = typed !== "" && typed === shown;
    if (await go(addressFrom(form), { used: target, replace })) typed = shown;
  }, TYPING_PAUSE);
};

const onChange = ({ target }) => {
  const filled = target.form;
  if (target.type === "search" || !filled?.matches("[data-filters], [data-sort]")) return;
  go(addressFrom(filled), { used: target });
};

const onSubmit = (event) => {
  const filled = event.target;
  if (!filled.matches("[data-filters], [data-sort]")) return;
  event.preventDefault();
  const wasSheet = isSheet();
  go(addressFrom(filled), { used: event.submitter ?? document.activeElement });
  if (wasSheet) form.querySelector(".filters-close")?.click();
};

const isPlain = (event) =>
  event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

const onClick = (event) => {
  const link = event.target.closest("a[href]");
  if (!link || !isPlain(event) || event.defaultPrevented) return;
  if (link.target || link.hasAttribute("download")) return;
  if (!results.contains(link) && !form.contains(link)) return;
  const url = new URL(link.href);
  if (url.origin !== location.origin || url.pathname !== location.pathname || url.hash) return;
  event.preventDefault();
  go(url, { used: link });
};

const onBack = async ({ state }) => {
  if (addressOf(location) === shown) return;
  await go(new URL(location.href), { back: true });
  scrollTo(0, state?.scroll ?? 0);
};

if (form && results) {
  document.body.append(bar);
  form.addEventListener("input", onInput);
  document.addEventListener("change", onChange);
  document.addEventListener("submit", onSubmit);
  document.addEventListener("click", onClick);
  addEventListener("popstate", onBack);
  addEventListener("pagehide", () => {
    if (history.scrollRestoration === "manual") keepScroll();
  });
  if (history.scrollRestoration === "manual") scrollTo(0, history.state?.scroll ?? 0);
}
