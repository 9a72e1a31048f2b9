// Shows the button for passkeys, in place of the excuse for its absence, where the browser knows
// them; hands it to allauth's script; says so when no passkey was used.
const FORMS = { login: "loginForm", add: "addForm", authenticate: "authenticateForm" };
const button = document.querySelector("[data-passkey]");

if (button && window.PublicKeyCredential) {
  const kind = button.dataset.passkey;
  const ids = {
    [kind]: button.id,
    credential: "id_credential",
    data: "passkey_data",
    passwordless: "id_passwordless",
  };
  const failed = document.querySelector("[data-passkey-failed]");
  window.allauth.webauthn.forms[FORMS[kind]]({ ids });
  button.addEventListener("click", () => { failed.hidden = true; });
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    failed.hidden = false;
  });
  button.hidden = false;
  for (const excuse of document.querySelectorAll("[data-without-passkeys]")) excuse.hidden = true;
}
