// The theme that the reader chose, set before the page is drawn, and the button that changes it.
// Without it the page follows the system. Choosing what the system has is choosing nothing.
(() => {
  const NAME = "tema";
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");

  const stored = () => {
    try {
      return localStorage.getItem(NAME);
    } catch {
      return null;
    }
  };
  const store = (theme) => {
    try {
      if (theme) localStorage.setItem(NAME, theme);
      else localStorage.removeItem(NAME);
    } catch {
      // Where nothing may be kept, the choice holds for this page.
    }
  };
  const ofSystem = () => (system.matches ? "dark" : "light");
  const shown = () => root.dataset.theme ?? ofSystem();
  const show = (theme) => {
    if (theme === "dark" || theme === "light") root.dataset.theme = theme;
    else delete root.dataset.theme;
  };
  const label = (button) => {
    button.textContent = shown() === "dark" ? button.dataset.toLight : button.dataset.toDark;
  };

  show(stored());
  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector("[data-theme-switch]");
    if (!button) return;
    label(button);
    button.hidden = false;
    button.addEventListener("click", () => {
      const theme = shown() === "dark" ? "light" : "dark";
      show(theme === ofSystem() ? null : theme);
      store(root.dataset.theme);
      label(button);
    });
    system.addEventListener("change", () => label(button));
  });
})();
