// Forms with data-in-place are sent without leaving the page. The value names the parts, by id,
// that are taken over from the page which the answer leads to.
const forms = "form[data-in-place]";

function saidIn(form) {
  let said = form.querySelector("[role=status]");
  if (!said) {
    said = document.createElement("span");
    said.setAttribute("role", "status");
    form.append(said);
  }
  return said;
}

function say(form, text, isError) {
  const said = saidIn(form);
  said.className = form.hasAttribute("data-quiet") && !isError ? "vh" : "meta";
  said.textContent = text;
}

function takeOver(form, page) {
  const focused = document.activeElement?.id;
  form.dataset.inPlace.split(" ").forEach((id) => {
    const here = document.getElementById(id);
    const there = page.getElementById(id);
    if (here && there) here.replaceWith(there);
  });
  [...form.elements].forEach((control) => {
    if (control.type === "radio") control.checked = page.getElementById(control.id).checked;
  });
  if (document.activeElement !== document.body) return;
  (document.getElementById(focused) ?? form.querySelector("input:checked, input[type=radio]"))?.focus();
}

async function send(form, button) {
  const data = new FormData(form, button);
  const answer = await fetch(form.action, { method: "POST", body: data });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const told = page.querySelector("main .flash")?.textContent.trim();
  const isShown = form.dataset.inPlace.split(" ").some((id) => page.getElementById(id));
  if (answer.ok && isShown) {
    takeOver(form, page);
    say(form, told ?? "", false);
  } else if ([422, 429].includes(answer.status)) say(form, told, true);
  else if (answer.redirected && answer.ok) location.assign(answer.url); // signed out: to sign in
  else throw new Error(answer.statusText);
}

document.addEventListener("submit", async (event) => {
  const form = event.target.closest(forms);
  if (!form) return;
  event.preventDefault();
  if (form.ariaBusy === "true") return;
  form.ariaBusy = "true";
  saidIn(form); // there before it speaks, so that it is heard
  try {
    await send(form, event.submitter);
  } catch {
    say(form, form.dataset.failed, true);
  }
  form.ariaBusy = null;
});
