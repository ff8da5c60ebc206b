// Beside the form of a practice: what is alike already, and objectives that the words bring to
// mind, asked again when the writer pauses. The form works the same without it.

const PAUSE = 1500; // milliseconds
const NAMES = ["title", "summary", "problem", "description"];

const place = document.querySelector("[data-while-writing]");
const form = document.querySelector("#practice_form");
const boxes = NAMES.map((name) => form?.elements.namedItem(name)).filter(Boolean);

let waiting;
let asking;

const ask = async () => {
  asking?.abort();
  asking = new AbortController();
  const body = new FormData();
  body.set("practice", place.dataset.practice);
  body.set("csrfmiddlewaretoken", form.elements.namedItem("csrfmiddlewaretoken").value);
  for (const box of boxes) body.set(box.name, box.value);
  try {
    const answer = await fetch(place.dataset.whileWriting, {
      method: "POST",
      body,
      signal: asking.signal,
      redirect: "error",
    });
    if (!answer.ok) return;
    const html = await answer.text();
    if (html !== place.dataset.shown) place.innerHTML = html;
    place.dataset.shown = html;
  } catch {
    // Another question took its place, or the line fell: what is shown stays.
  }
};

if (place && boxes.length > 0) {
  for (const box of boxes) {
    box.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(ask, PAUSE);
    });
  }
}
