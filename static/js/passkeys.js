// Passkeys on the pages of one's account: the browser makes or uses one, the form carries what it says.
// Without them those parts stay hidden, and there are other ways to enter.
const BINARY = new Set(["challenge", "id"]);

const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) =>
    letter.charCodeAt(0),
  );

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

// Options come as JSON; their challenge and every `id` of a user or a key are bytes in base64url.
const asBytes = (value) => {
  if (Array.isArray(value)) return value.map(asBytes);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).map(([name, each]) => [
    name,
    BINARY.has(name) && typeof each === "string" ? bytes(each) : asBytes(each),
  ]);
  return Object.fromEntries(entries);
};

const options = ({ publicKey }) => {
  const { rp, ...others } = publicKey;
  return { publicKey: { ...asBytes(others), ...(rp ? { rp } : {}) } }; // the id of a site is text
};

const written = (credential) => {
  const said = {};
  for (const name of [
    "clientDataJSON",
    "attestationObject",
    "authenticatorData",
    "signature",
    "userHandle",
  ]) {
    if (credential.response[name]) said[name] = text(credential.response[name]);
  }
  if (credential.response.getTransports) said.transports = credential.response.getTransports();
  return JSON.stringify({
    type: credential.type,
    id: credential.id,
    rawId: text(credential.rawId),
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: said,
  });
};

const asked = async (form) => {
  const { options: inPage, optionsFrom: address } = form.dataset;
  let said;
  if (inPage) {
    said = JSON.parse(document.getElementById(inPage).textContent);
  } else {
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(`${answer.status}`);
    said = await answer.json();
  }
  return said.creation_options ?? said.request_options;
};

const use = async (form) => {
  const wanted = options(await asked(form));
  if (form.dataset.passkey === "get") return navigator.credentials.get(wanted);
  const alone = form.elements.passwordless?.checked ?? false;
  Object.assign(wanted.publicKey.authenticatorSelection, {
    residentKey: alone ? "required" : "discouraged",
    requireResidentKey: alone,
    ...(alone ? { userVerification: "required" } : {}),
  });
  return navigator.credentials.create(wanted);
};

const prepare = (form) => {
  const fault = form.querySelector("[data-passkey-fault]");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    fault.hidden = true;
    try {
      form.elements.credential.value = written(await use(form));
      form.submit();
    } catch (error) {
      const { cancelled, failed } = fault.dataset;
      fault.textContent = error.name === "NotAllowedError" ? cancelled : failed;
      fault.hidden = false;
    }
  });
};

if (globalThis.PublicKeyCredential) {
  for (const form of document.querySelectorAll("form[data-passkey]")) prepare(form);
  for (const part of document.querySelectorAll("[data-passkey-part]")) part.hidden = false;
  for (const need of document.querySelectorAll("[data-passkey-needs]")) need.hidden = true;
}
