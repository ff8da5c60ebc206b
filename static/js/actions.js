// Sharing, copying and printing: buttons that only a script can serve come out of hiding.

import { show, words } from "./announcer.js";

/** Copy where the browser allows it by itself, and as it was done before where it does not. */
const copy = async (text) => {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement("textarea");
  area.className = "visually-hidden";
  area.value = text;
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  if (!done) throw new Error("copy");
};

const copyAndSay = async (text, done, failed = words("copy-failed")) => {
  try {
    await copy(text);
    show(done);
  } catch {
    show(failed);
  }
};

const share = async ({ dataset }) => {
  const url = new URL(dataset.shareUrl ?? "", location.href).href;
  const copyLink = () => copyAndSay(url, dataset.shareDone, dataset.shareFailed);
  if (!navigator.share) return copyLink();
  try {
    await navigator.share({ title: dataset.shareTitle || document.title, url });
  } catch (error) {
    if (error.name !== "AbortError") await copyLink();
  }
};

const copyPart = ({ dataset }) =>
  copyAndSay(document.querySelector(dataset.copy)?.innerText.trim() ?? "", dataset.copyDone);

const ACTIONS = { share, print: () => print(), copy: copyPart };

for (const [name, act] of Object.entries(ACTIONS)) {
  for (const button of document.querySelectorAll(`[data-${name}]`)) {
    button.hidden = false;
    button.addEventListener("click", () => act(button));
  }
}
