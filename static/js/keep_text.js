// Keeps what is typed into the texts of a form in this browser until the server has taken it:
// after a mistake, a crash, a reload or a sign-in the words stand there again.
const KEPT_DAYS = 7;

for (const form of document.querySelectorAll("form[data-keep-text]")) {
  const key = `text-${form.dataset.keepText}`;
  const fields = [...form.querySelectorAll("textarea")];

  const keep = (isSent) => {
    const texts = Object.fromEntries(fields.map((field) => [field.name, field.value]));
    try {
      localStorage.setItem(key, JSON.stringify({ texts, isSent, at: Date.now() }));
    } catch {
      // Storage is closed: the form works as it stands.
    }
  };

  try {
    const kept = JSON.parse(localStorage.getItem(key));
    const isOld = kept && Date.now() - kept.at > KEPT_DAYS * 86400000;
    if (isOld || (kept?.isSent && "textTaken" in form.dataset)) localStorage.removeItem(key);
    else fields.forEach((field) => { field.value ||= kept?.texts[field.name] ?? ""; });
  } catch {
    // As above.
  }
  form.addEventListener("input", () => keep(false));
  form.addEventListener("submit", () => keep(true));
}
