// The sheet of filters of small screens opens and closes by its address. While it is open the
// rest of the page is inert, and closing it gives the focus back to what opened it.

const narrow = matchMedia("(max-width: 60rem)");
const sheet = document.querySelector("form[data-filters]");

let isOpen = false;

const outside = function* () {
  for (let node = sheet; node !== document.body; node = node.parentElement) {
    for (const sibling of node.parentElement.children) {
      if (sibling !== node && sibling.id !== "avisos") yield sibling;
    }
  }
};

const update = () => {
  const wanted = narrow.matches && location.hash === `#${sheet.id}`;
  if (wanted === isOpen) return;
  isOpen = wanted;
  for (const element of outside()) element.inert = isOpen;
  if (isOpen) sheet.querySelector(".filters-close")?.focus();
  else document.querySelector(`a[href="#${sheet.id}"]`)?.focus({ preventScroll: true });
};

if (sheet) {
  addEventListener("hashchange", update);
  narrow.addEventListener("change", update);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || !isOpen) return;
    sheet.querySelector(".filters-close")?.click();
  });
  update();
}
