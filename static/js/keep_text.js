// Keeps what is typed into the texts of a form in this browser until the server has taken it:
// after a mistake, a crash, a reload or a sign-in the words stand there again.
const KEPT_DAYS = 7;

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null; // storage is closed: the form works as it stands
  }
}

function write(key, kept) {
  try {
    if (kept) localStorage.setItem(key, JSON.stringify(kept));
    else localStorage.removeItem(key);
  } catch {
    // As above.
  }
}

for (const { dataset } of document.querySelectorAll("[data-text-taken]")) {
  const key = `text-${dataset.textTaken}`;
  if (read(key)?.isSent) write(key, null);
}

// A form that changes a text names the version that it shows: words for another one are over.
for (const form of document.querySelectorAll("form[data-keep-text]")) {
  const key = `text-${form.dataset.keepText}`;
  const { textVersion: version = "" } = form.dataset;
  const fields = [...form.querySelectorAll("textarea")];
  const kept = read(key);
  const isOld = kept && (Date.now() - kept.at > KEPT_DAYS * 86400000 || (kept.version ?? "") !== version);

  const keep = (isSent) => {
    const texts = Object.fromEntries(fields.map((field) => [field.name, field.value]));
    write(key, { texts, version, isSent, at: Date.now() });
  };

  if (isOld) write(key, null);
  else if (kept) {
    fields.forEach((field) => {
      const isNewer = field.value && "textUnstored" in form.dataset;
      if (!isNewer) field.value = kept.texts[field.name] ?? field.value;
    });
  }
  form.addEventListener("input", () => keep(false));
  form.addEventListener("submit", () => keep(true));
  form.querySelector("[data-forget-text]")?.addEventListener("click", () => write(key, null));
}
