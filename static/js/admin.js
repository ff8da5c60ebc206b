// Names for what select2 and the admin's tables leave without one, so that screen readers
// say what each control is. The admin works the same without this module.

const nameOf = (select) =>
  select.getAttribute("aria-label") ??
  select.labels[0]?.textContent.trim().replace(/:$/, "") ??
  "";

const nameAutocompletes = (root) => {
  for (const select of root.querySelectorAll("select.select2-hidden-accessible")) {
    const shown = select.nextElementSibling;
    const control = shown?.querySelector("[role=textbox], .select2-search__field");
    control?.setAttribute("aria-label", nameOf(select));
  }
};

const jQuery = window.django?.jQuery;
if (jQuery) {
  jQuery(() => nameAutocompletes(document));
  document.addEventListener("formset:added", (event) => nameAutocompletes(event.target));
  jQuery(document).on("select2:open", (event) => {
    const search = document.querySelector(".select2-dropdown .select2-search__field");
    search?.setAttribute("aria-label", nameOf(event.target));
  });
}
