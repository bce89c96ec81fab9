// Saves a form with data-autosave some seconds after typing stops, and when its page is left or hidden; says when, or
// that it could not. What is typed stays in the form whatever comes back. Without this script the buttons save.
const PAUSE = 3000, AGAIN = 30000; // milliseconds

function autosave(form) {
  const said = form.querySelector("[data-saved]"), signIn = form.querySelector("[data-sign-in]");
  let typed = false, saving = null, waits;

  function say(words, failed) {
    if (said.textContent !== words) said.textContent = words; // the same words are not read out twice
    said.classList.toggle("govuk-error-message", failed);
  }

  async function send() {
    const body = new URLSearchParams(new FormData(form));
    body.set("autosave", "1");
    const keepalive = String(body).length < 60000; // as much as browsers send after the page has gone
    const answer = await fetch(form.action, { method: "POST", body, keepalive, redirect: "error", headers: { Accept: "application/json" } });
    typed ||= !answer.ok;
    signIn.hidden = answer.status !== 403;
    if (answer.status === 403) return say(said.dataset.signedOut, true);
    const { words, seen } = await answer.json();
    if (seen) form.elements.seen.value = seen;
    return say(words, !answer.ok);
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
  document.addEventListener("visibilitychange", () => document.hidden && save());
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
