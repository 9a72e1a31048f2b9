// Pictures that are dropped together are sent one by one: each takes seconds to be made anew. What
// the answers lead to is put together into one address, where all of them get their films.
const form = document.querySelector("form[data-drop]");
const field = form.querySelector("input[type=file]");
const refused = form.querySelector("[data-refused]");

function refuse(name, reasons) {
  const line = document.createElement("li");
  line.textContent = reasons || `${name}: ${form.dataset.failed}`;
  refused.append(line);
  refused.hidden = false;
}

async function send(file) {
  const data = new FormData(form);
  data.delete(field.name);
  data.append(field.name, file);
  const answer = await fetch(form.action, { method: "POST", body: data });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (answer.ok && answer.redirected) return new URL(answer.url).searchParams.getAll("dropped");
  refuse(file.name, [...page.querySelectorAll(".form-row .errorlist")].map((list) => list.textContent.trim()).join(" "));
  return [];
}

async function sendAll(files) {
  const stored = [];
  let place;
  for (const [at, file] of files.entries()) {
    try {
      stored.push(...await send(file));
    } catch {
      refuse(file.name);
    }
    const counts = { done: at + 1, all: files.length };
    form.querySelector("[data-said]").textContent =
      form.dataset.sent.replace(/%\((\w+)\)s/g, (_, name) => counts[name]);
  }
  const query = new URLSearchParams(stored.map((token) => ["dropped", token]));
  if (stored.length) place = `${form.dataset.place}?${query}`;
  if (place && refused.hidden) return location.assign(place);
  const on = form.querySelector("[data-on]");
  if (place) on.href = place;
  on.hidden = !place;
}

form.addEventListener("submit", async (event) => {
  if (field.files.length < 2) return;
  event.preventDefault();
  const button = event.submitter;
  button.disabled = true;
  refused.replaceChildren();
  refused.hidden = true;
  await sendAll([...field.files]);
  button.disabled = false;
});
