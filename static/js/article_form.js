// The form of an article: its parts as tabs, pictures put in at the cursor, the preview beside the
// text. Without this file the parts stand below each other and the preview opens a window.
const WIDE = "(min-width: 62em)";
const parts = document.querySelector("[data-parts]");
const area = document.querySelector("#id_body");

function elementsOf(button) {
  return document.querySelectorAll(button.dataset.part);
}

function show(chosen) {
  for (const button of parts.children) {
    const isChosen = button === chosen;
    button.setAttribute("aria-current", String(isChosen));
    for (const part of elementsOf(button)) part.hidden = !isChosen;
  }
}

function hasErrors(button) {
  return [...elementsOf(button)].some((part) => part.querySelector(".errorlist"));
}

function makeTabs() {
  const buttons = [...parts.children];
  const wrong = buttons.filter(hasErrors);
  for (const button of wrong) button.classList.add("has-errors");
  for (const button of buttons) button.addEventListener("click", () => show(button));
  parts.hidden = false;
  show(wrong[0] ?? buttons[0]);
}

// ---- pictures: a line of their own where the cursor was last

function put(row) {
  const mark = row.querySelector("[name$='-mark']");
  mark.value ||= `picture-${Number(row.id.split("-").at(-1)) + 1}`;
  const { value, selectionStart: at } = area;
  const before = at && !value.slice(0, at).endsWith("\n\n") ? "\n\n" : "";
  const after = value.slice(at).startsWith("\n\n") || at === value.length ? "" : "\n\n";
  area.setRangeText(`${before}![${mark.value}]${after}`, at, at, "end");
  show(parts.children[0]);
  area.focus();
}

function addButton(row) {
  const template = document.querySelector("template[data-put]");
  const button = template.content.cloneNode(true);
  button.querySelector("button").addEventListener("click", () => put(row));
  row.querySelector("fieldset").append(button);
}

function offerPictures() {
  const group = document.querySelector("#pictures-group");
  if (!group) return;
  for (const row of group.querySelectorAll(".inline-related:not(.empty-form)")) addButton(row);
  group.addEventListener("formset:added", (event) => addButton(event.target));
}

// ---- the preview, where there is room for it

function showPreviewBeside() {
  const frame = document.querySelector("[data-preview]");
  const wide = matchMedia(WIDE);
  const text = area.closest("fieldset");
  text.append(frame);
  const place = () => {
    for (const button of document.querySelectorAll("[name=_preview]")) {
      button.formTarget = wide.matches ? frame.name : "_blank";
    }
  };
  wide.addEventListener("change", place);
  place();
  area.form.addEventListener("submit", (event) => {
    if (event.submitter?.formTarget !== frame.name) return;
    frame.hidden = false;
    text.classList.add("has-preview");
    show(parts.children[0]);
  });
}

if (parts && area) {
  const box = document.createElement("div");
  box.className = "writing";
  area.replaceWith(box);
  box.append(document.querySelector("[data-toolbar=id_body]"), area);
  makeTabs();
  offerPictures();
  showPreviewBeside();
}
