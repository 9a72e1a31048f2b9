// The keys of a pick are sent without leaving the page, and a mouse opens them by pointing at them.
// What the page shows of the film, [data-rated] and [data-tally], is taken over from the answer.
const said = document.createElement("p");
said.setAttribute("role", "status");
said.className = "vh";

function complain(form, text) {
  const old = form.querySelector(".msg");
  const message = old ?? document.createElement("p");
  message.className = "msg";
  message.setAttribute("role", "alert");
  message.textContent = text;
  if (!old) form.append(message);
}

function parts(page, id) {
  return [...page.querySelectorAll(`[data-rated="${id}"], [data-tally]`)];
}

function takeOver(form, page) {
  const id = form.dataset.rates;
  const here = parts(document, id);
  const there = parts(page, id);
  if (!here.length || here.length !== there.length) return false;
  const place = here.indexOf(form.closest("[data-rated]"));
  here.forEach((part, index) => part.replaceWith(there[index]));
  there[place]?.querySelector(".pick > summary")?.focus({ preventScroll: true });
  return true;
}

async function send(form, button) {
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form, button) });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const told = page.querySelector("main .flash, main .msg")?.textContent.trim() ?? "";
  if ([422, 429].includes(answer.status)) complain(form, told);
  else if (!answer.ok) throw new Error(answer.statusText);
  else if (takeOver(form, page)) said.textContent = told;
  else location.assign(answer.url); // signed out: to sign in
}

document.addEventListener("submit", async (event) => {
  const form = event.target.closest(".pick form");
  if (!form) return;
  event.preventDefault();
  if (form.ariaBusy === "true") return;
  form.ariaBusy = "true";
  document.body.append(said); // there before it speaks, so that it is heard
  try {
    await send(form, event.submitter);
  } catch {
    complain(form, form.dataset.failed);
  }
  form.ariaBusy = null;
});

// The way from the word to the keys may leave the pick for a moment.
function closeWhenLeft(pick) {
  pick.addEventListener("pointerleave", () => setTimeout(() => {
    if (pick.matches(":hover")) closeWhenLeft(pick);
    else if ("pointed" in pick.dataset) {
      pick.open = false;
      delete pick.dataset.pointed;
    }
  }, 250), { once: true });
}

// Opened by pointing, a pick stays open for a click on it, and closes when the mouse leaves.
document.addEventListener("pointerover", (event) => {
  const pick = event.pointerType === "mouse" && event.target.closest(".pick");
  if (!pick || pick.open || !event.target.closest("summary")) return;
  pick.open = true;
  pick.dataset.pointed = "";
  closeWhenLeft(pick);
});

document.addEventListener("click", (event) => {
  const pick = event.target.closest(".pick > summary")?.parentElement;
  if (!pick || !("pointed" in pick.dataset)) return;
  event.preventDefault();
  delete pick.dataset.pointed;
});

document.addEventListener("keydown", (event) => {
  const pick = event.key === "Escape" && document.querySelector(".pick[open]");
  if (!pick) return;
  pick.open = false;
  if (pick.contains(document.activeElement)) pick.querySelector("summary").focus();
});
