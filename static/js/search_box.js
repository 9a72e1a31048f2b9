// The search field of the top bar: "/" goes to it, and names are suggested while typing.
const PAUSE = 150; // milliseconds without a key before names are asked for
const field = document.getElementById("q");
const url = field?.form.dataset.suggest;
let list, asked, waiting;
let active = -1;

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, select, textarea, [contenteditable]");
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing || !field) return;
  event.preventDefault();
  field.focus();
});

function set(element, attributes) {
  Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
}

function choose(index) {
  active = index;
  [...list.children].forEach((option, at) => option.setAttribute("aria-selected", at === index));
  set(field, { "aria-activedescendant": index < 0 ? "" : list.children[index].id });
}

function show(suggestions) {
  list.replaceChildren(...suggestions.map(({ name, detail, url }, at) => {
    const option = document.createElement("li");
    const [title, small] = ["bdi", "small"].map((tag) => document.createElement(tag));
    set(option, { role: "option", id: `q-${at}`, "data-url": url });
    title.textContent = name;
    small.textContent = detail;
    option.append(title, " ", small);
    return option;
  }));
  list.hidden = !suggestions.length;
  set(field, { "aria-expanded": !list.hidden });
  choose(-1);
}

async function ask() {
  const typed = field.value.trim();
  if (typed === asked) return;
  asked = typed;
  try {
    const answer = typed && await fetch(`${url}?q=${encodeURIComponent(typed)}`);
    const { suggestions } = answer ? await answer.json() : { suggestions: [] };
    if (typed === asked && document.activeElement === field) show(suggestions);
  } catch {
    // Without an answer the field is a search field as before.
  }
}

function close() {
  clearTimeout(waiting);
  asked = undefined;
  show([]);
}

function press(event) {
  const count = list.children.length;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.isComposing || list.hidden) return;
  if (step) choose(((active + 1 + step + count + 1) % (count + 1)) - 1);
  else if (event.key === "Enter" && active >= 0) location.assign(list.children[active].dataset.url);
  else if (event.key === "Escape") close();
  else return;
  event.preventDefault();
}

if (url) {
  list = document.createElement("ul");
  set(list, { id: "q-list", role: "listbox", class: "suggestions", hidden: "" });
  set(list, { "aria-label": field.form.dataset.label });
  set(field, { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id });
  set(field, { "aria-expanded": false });
  field.form.append(list);
  field.addEventListener("keydown", press);
  field.addEventListener("blur", close);
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  });
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps focus
  list.addEventListener("click", (event) => {
    const option = event.target.closest("li");
    if (option) location.assign(option.dataset.url);
  });
}
