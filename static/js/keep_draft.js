// Keeps what is typed into the editor: in this browser at once, and on the server as a draft.
const PAUSE = 1000; // milliseconds without a key before the words are kept here
const SAVE_PAUSE = 10000; // and before they are saved as a draft
const KEPT_DAYS = 30;
const form = document.querySelector("form[data-keep]");
const key = form.dataset.keep;
const said = document.getElementById("saved");
const offer = document.getElementById("kept");
const shown = typed();
let { stored } = form.dataset; // changes with what the server has
let keeping, saving, request;
let saved = shown;

function typed() {
  const entries = [...new FormData(form)];
  return JSON.stringify(entries.filter(([name]) => name !== "csrfmiddlewaretoken"));
}

function read() {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null; // storage is closed: the form works as it stands
  }
}

function keep(isSent = false) {
  try {
    localStorage.setItem(key, JSON.stringify({ words: typed(), stored, isSent, at: Date.now() }));
  } catch {
    // As above.
  }
}

function forget() {
  try {
    localStorage.removeItem(key);
  } catch {
    // As above.
  }
}

// Words that were sent are stored when the server has something else than before.
function offerBack() {
  const kept = read();
  if (!kept) return;
  const isOld = Date.now() - kept.at > KEPT_DAYS * 86400000;
  const isStored = kept.isSent && kept.stored !== stored;
  if (isOld || isStored || kept.words === shown) {
    forget();
    return;
  }
  const box = offer.content.firstElementChild.cloneNode(true);
  const shape = { dateStyle: "long", timeStyle: "short" };
  const time = new Date(kept.at).toLocaleString(document.documentElement.lang, shape);
  box.querySelector("[data-at]").textContent = time;
  box.setAttribute("role", "status");
  box.querySelector("[data-restore]").addEventListener("click", () => restore(kept.words, box));
  box.querySelector("[data-forget]").addEventListener("click", () => {
    forget();
    box.remove();
  });
  offer.after(box);
}

function restore(words, box) {
  const values = new Map(JSON.parse(words));
  [...form.elements].forEach((control) => {
    if (control.type === "radio") control.checked = values.get(control.name) === control.value;
    else if (control.type === "checkbox") control.checked = values.has(control.name);
    else if (control.name && values.has(control.name)) control.value = values.get(control.name);
  });
  form.elements.text.focus();
  box.remove();
  changed();
}

async function save() {
  const words = typed();
  if (words === saved) return;
  const data = new FormData(form);
  data.set("do", "draft");
  request = new AbortController();
  try {
    const answer = await fetch(form.action, { method: "POST", body: data, signal: request.signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (answer.ok && page.querySelector("form[data-autosave]")) tellSaved(words, page);
    else say(answer.status === 403 ? "signed-out" : "unsaved");
  } catch (error) {
    if (error.name !== "AbortError") say("unsaved");
  }
}

function tellSaved(words, page) {
  saved = words;
  ({ stored } = page.querySelector("form[data-autosave]").dataset);
  ["notes", "discard"].forEach((id) => {
    document.getElementById(id).replaceChildren(...page.getElementById(id).childNodes);
  });
  say("saved");
  const shape = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const time = new Date().toLocaleTimeString(document.documentElement.lang, shape);
  said.querySelector("[data-at]").textContent = time;
}

function say(what) {
  said.replaceChildren(document.getElementById(`say-${what}`).content.cloneNode(true));
}

function changed() {
  clearTimeout(keeping);
  clearTimeout(saving);
  keeping = setTimeout(keep, PAUSE);
  if ("autosave" in form.dataset) saving = setTimeout(save, SAVE_PAUSE);
}

form.addEventListener("input", changed);
form.addEventListener("submit", () => {
  clearTimeout(keeping);
  clearTimeout(saving);
  request?.abort();
  keep(true);
});
form.addEventListener("click", (event) => {
  const button = event.target.closest("[name=take_rating]");
  if (!button) return;
  event.preventDefault();
  const radio = form.querySelector(`[name=rating][value="${button.value}"]`);
  radio.checked = true;
  radio.focus();
  button.remove();
  changed();
});
if ("unstored" in form.dataset) keep(); // a preview or a mistake: the words stand in the page
else offerBack();
