// Remembers a guest's name and email in this browser, when the guest asks for it.
const KEY = "guest";
const form = document.querySelector("form[data-remember-guest]");

if (form) {
  const { name, email, remember } = form.elements;
  try {
    const known = JSON.parse(localStorage.getItem(KEY));
    if (known) {
      name.value ||= known.name;
      email.value ||= known.email;
      remember.checked = true;
    }
  } catch {
    // Storage is closed or holds something else: the form works as it stands.
  }
  form.addEventListener("submit", () => {
    try {
      if (remember.checked) {
        localStorage.setItem(KEY, JSON.stringify({ name: name.value, email: email.value }));
      } else {
        localStorage.removeItem(KEY);
      }
    } catch {
      // As above.
    }
  });
}
