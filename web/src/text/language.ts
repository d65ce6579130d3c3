// The language and theme in force; both are remembered on the device.
import { signal } from "@preact/signals";

export const languages = ["fr", "ar", "en"] as const;
export type Language = (typeof languages)[number];
export type Theme = "light" | "dark";

/** Each language named in itself. */
export const languageNames: Record<Language, string> = { fr: "Français", ar: "العربية", en: "English" };

const root = document.documentElement;

export const language = signal<Language>(root.lang as Language);
export const theme = signal<Theme>(root.dataset.theme as Theme);

export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Storage may be full or switched off; the choice then holds for this visit.
  }
}

export function chooseTheme(chosen: Theme): void {
  theme.value = chosen;
  root.dataset.theme = chosen;
  remember("touiza.theme", chosen);
}

/** Marks the page as being in `chosen`; its texts must be there already. */
export function showLanguage(chosen: Language): void {
  language.value = chosen;
  root.lang = chosen;
  root.dir = chosen === "ar" ? "rtl" : "ltr";
  remember("touiza.language", chosen);
}
