// Runs before the first paint: language, direction and theme are right from the first pixel on.
// Everything else waits for main.tsx.
const languages = ["fr", "ar", "en"];

function kept(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null; // Storage may be switched off; the guesses below still hold.
  }
}

const wished = [kept("touiza.language"), ...navigator.languages].map((tag) => (tag ?? "").slice(0, 2));
const language = wished.find((tag) => languages.includes(tag)) ?? "fr";
const theme = kept("touiza.theme") ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");

document.documentElement.lang = language;
document.documentElement.dir = language === "ar" ? "rtl" : "ltr";
document.documentElement.dataset.theme = theme;
