// A press on a number of a form with data-at-once sends it. The arrow keys only choose: Enter sends
// what they chose, and so does leaving the row. The button is for pages without script.
for (const button of document.querySelectorAll("form[data-at-once] [data-without-script]")) {
  button.hidden = true;
}

const ARROWS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"];
let isByArrow = false;
const unsent = new WeakSet();

document.addEventListener("keydown", (event) => { isByArrow = ARROWS.includes(event.key); }, true);
document.addEventListener("pointerdown", () => { isByArrow = false; }, true);

document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-at-once]");
  if (!form || event.target.type !== "radio") return;
  if (isByArrow) unsent.add(form);
  else form.requestSubmit();
});

document.addEventListener("submit", (event) => unsent.delete(event.target), true);

document.addEventListener("focusout", (event) => {
  const row = event.target.closest("form[data-at-once] .rate");
  const form = row?.closest("form");
  if (form && unsent.has(form) && !row.contains(event.relatedTarget)) form.requestSubmit();
});
