// From a row to its record and back, title and cloth are the same things: they are named for
// the browser that can show it. The record's have their names in the style sheet.

const NAMES = { title: "ficha-titulo", weave: "ficha-tejido" };
const RECORD = /\/practicas\/(bp-[0-9]+)/;

const OF_THE_STAFF = /\/(admin|cuenta)\//;

const codeOf = (address) => RECORD.exec(new URL(address, location.href).pathname)?.[1];

const partsOf = (row) => ({
  title: row.querySelector("h3"),
  weave: row.querySelector(".weave"),
});

const named = [];

const unname = () => {
  for (const part of named.splice(0)) part.style.viewTransitionName = "";
};

const name = (row) => {
  unname();
  for (const [part, element] of Object.entries(partsOf(row))) {
    if (!element) continue;
    element.style.viewTransitionName = NAMES[part];
    named.push(element);
  }
};

const rowOf = (code) =>
  [...document.querySelectorAll(".practice-row")].find(
    (row) => codeOf(row.querySelector("h3 a")?.href ?? "") === code,
  );

/** Name the row of the record that a navigation goes to or comes from, if it is here. */
const nameFor = ({ viewTransition, activation }, end) => {
  if (!viewTransition) return;
  // A browser may drop the transition, which is no fault of the page.
  viewTransition.ready.catch(() => {});
  const address = (activation ?? window.navigation?.activation)?.[end]?.url;
  const code = address && codeOf(address);
  const row = code && rowOf(code);
  if (!row) return;
  name(row);
  viewTransition.finished.then(unname, unname);
};

/** Where a page that takes no part comes next, Chromium would call the transition a fault. */
const leadsElsewhere = ({ activation }) => {
  const { pathname } = new URL(activation?.entry?.url ?? location.href);
  return !pathname.endsWith("/") || OF_THE_STAFF.test(pathname);
};

addEventListener("pageswap", (event) => {
  if (event.viewTransition && leadsElsewhere(event)) event.viewTransition.skipTransition();
  nameFor(event, "entry");
});
addEventListener("pagereveal", (event) => nameFor(event, "from"));
