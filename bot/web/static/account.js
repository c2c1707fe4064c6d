// The menu of a customer who is signed in: as whom, and the way out.
import { session } from "./session.js";
import { fill, wordsOf } from "./words.js";

const byId = (id) => document.getElementById(id);

export function setUpAccount(signOut) {
  const menu = byId("account");
  const close = () => { menu.open = false; };
  byId("sign-out").addEventListener("click", () => {
    close();
    signOut();
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    close();
    menu.querySelector("summary").focus();
  });
  menu.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !menu.contains(relatedTarget)) close();
  });
  document.addEventListener("click", ({ target }) => { if (!menu.contains(target)) close(); });
}

export function showAccount(language) {
  const { isSignedIn = false, customerName = "" } = session.current ?? {};
  const words = wordsOf(language);
  byId("account").hidden = !isSignedIn;
  byId("account-name").textContent = customerName
    ? fill(words.signed_in_as, { name: customerName }) : words.signed_in;
}
