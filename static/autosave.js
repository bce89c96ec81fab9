// Saves a form with data-autosave some seconds after typing stops, and when its page is hidden or looked at again; says
// when, or that it could not: that is in view wherever on the page somebody types. What is typed stays in the form whatever comes back. Without this script the buttons save.
// Signing in elsewhere puts the mark of the page out of date: the answer brings a fresh one, and it is sent once more.
const PAUSE = 3000, AGAIN = 30000; // milliseconds

function autosave(form) {
  const notice = form.querySelector("[data-notice]"), said = form.querySelector("[data-saved]"), signIn = form.querySelector("[data-sign-in]");
  let typed = false, saving = null, waits;

  function say(words, failed) {
    if (said.textContent !== words) said.textContent = words; // the same words are not read out twice
    said.classList.toggle("govuk-error-message", failed);
    notice.classList.toggle("portal-saved--warning", failed);
  }

  async function send(again = true) {
    const body = new URLSearchParams(new FormData(form));
    form.querySelectorAll("[type=password], [autocomplete=one-time-code], [type=file]").forEach((unsaved) => body.delete(unsaved.name));
    body.set("autosave", "1");
    const keepalive = String(body).length < 60000; // as much as browsers send after the page has gone
    const answer = await fetch(form.action, { method: "POST", body, keepalive, redirect: "error", headers: { Accept: "application/json" } });
    const { words, marks = {}, token, signedOut = false } = await answer.json();
    if (token) {
      document.querySelectorAll("[name=csrfmiddlewaretoken]").forEach((mark) => (mark.value = token));
      if (again) return send(false);
      throw new Error("The fresh mark was not taken either.");
    }
    typed ||= !answer.ok;
    if (signIn) signIn.hidden = !signedOut; // a guest has no password, and opens the link again
    for (const [name, mark] of Object.entries(marks)) form.elements[name].value = mark;
    return say(signedOut ? said.dataset.signedOut : words, !answer.ok);
  }

  function save() {
    clearTimeout(waits);
    if (!typed || saving) return;
    typed = false;
    saving = send().catch(() => {
      typed = true;
      waits = setTimeout(save, AGAIN);
      say(said.dataset.failed, true);
    }).finally(() => {
      saving = null;
    });
  }

  form.addEventListener("input", () => {
    typed = true;
    clearTimeout(waits);
    waits = setTimeout(save, PAUSE);
  });
  document.addEventListener("visibilitychange", save); // also on coming back, perhaps from signing in
  addEventListener("beforeunload", (leaving) => typed && leaving.preventDefault());
  form.addEventListener("submit", (sent) => {
    typed = false;
    clearTimeout(waits);
    if (!saving) return;
    sent.preventDefault(); // the form must show the mark of what is being saved
    saving.then(() => form.requestSubmit(sent.submitter));
  });
}

document.querySelectorAll("form[data-autosave]").forEach(autosave);
