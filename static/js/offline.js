// Shows what this browser keeps of half-written texts, as keep_draft.js and keep_text.js keep it.
const KEYS = /^(review|text)-/;
const SHOWN = ["headline", "text", "reason", "note"];
const section = document.getElementById("kept");
const shape = document.getElementById("text");

function written({ words, texts }) {
  const fields = words ? JSON.parse(words) : Object.entries(texts);
  return fields.filter(([name, text]) => SHOWN.includes(name) && text).map(([, text]) => text).join("\n\n");
}

function show(kept) {
  const text = written(kept);
  if (!text) return;
  const part = shape.content.cloneNode(true);
  const time = part.querySelector("time");
  if (kept.at) {
    const when = new Date(kept.at);
    time.dateTime = when.toISOString();
    const { lang } = document.documentElement;
    time.textContent = when.toLocaleString(lang, { dateStyle: "long", timeStyle: "short" });
  }
  part.querySelector("textarea").value = text;
  section.append(part);
  section.hidden = false;
}

for (const key of Object.keys(localStorage).filter((name) => KEYS.test(name))) {
  try {
    show(JSON.parse(localStorage.getItem(key)));
  } catch {
    // Something else stands there.
  }
}
