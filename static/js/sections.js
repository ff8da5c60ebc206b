// Marks, in the list of the sections of a form, the one that is being read. The list works the
// same without it.

const links = new Map(
  [...document.querySelectorAll(".section-nav a")].map((link) => [link.hash.slice(1), link]),
);
const places = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);

const mark = () => {
  const line = window.innerHeight / 3;
  const inColumn = places.filter((each) => each.matches(".form-section"));
  const passed = inColumn.filter((each) => each.getBoundingClientRect().top <= line);
  const here = passed.at(-1) ?? inColumn[0];
  for (const [id, link] of links) {
    if (id === here?.id) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  const list = document.querySelector(".section-nav ul");
  const link = links.get(here?.id);
  if (link && list.scrollWidth > list.clientWidth) list.scrollLeft = link.offsetLeft - 16;
};

let waiting = false;
const later = () => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    mark();
  });
};

if (places.length > 0) {
  document.addEventListener("scroll", later, { passive: true });
  mark();
}
