// The frame around every screen: where one is, where one can go, language and theme.
import type { ComponentChildren } from "preact";
import { go, Link, place } from "../router";
import { chooseTheme, language, languageNames, languages, theme, type Language } from "../text/language";
import { inLanguage, t, turnTo } from "../text/text";
import { Button, ButtonLink } from "../ui/Button";
import { Icon, Mark } from "../ui/Icon";
import { Toasts } from "../ui/toasts";
import { bottomPlaces, groups, type Place } from "./places";
import { at, isOnline, me, network, signOut } from "./session";

export function Shell({ children }: { children: ComponentChildren }) {
  return (
    <div class="shell">
      <a class="skip" href="#main">
        {t("nav.skip")}
      </a>
      {network.value?.is_demonstration && (
        <aside class="demonstration" aria-label={t("demonstration.title")}>
          <p>{t("demonstration.notice")}</p>
        </aside>
      )}
      {!isOnline.value && (
        <div class="demonstration offline" role="status">
          <p>{t("state.offline")}</p>
        </div>
      )}
      <header class="top">
        <Brand />
        <div class="switches">
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
      </header>
      <nav class="rail" aria-label={t("nav.main")}>
        <Brand />
        {network.value &&
          groups().map((group) => (
            <div class="group" key={group.label}>
              <h2>{t(group.label)}</h2>
              {group.places.map((each) => (
                <PlaceLink key={each.path} place={each} class="place" />
              ))}
            </div>
          ))}
        <div class="foot">
          <Person />
          <div class="row">
            <LanguageSwitch />
            <ThemeSwitch />
          </div>
        </div>
      </nav>
      <main id="main" class="page" tabIndex={-1}>
        {children}
      </main>
      {network.value && (
        <nav class="bottom" aria-label={t("nav.main")}>
          {bottomPlaces().map((each) => (
            <PlaceLink key={each.path} place={each} />
          ))}
        </nav>
      )}
      <Toasts />
    </div>
  );
}

function Brand() {
  return (
    <Link class="brand" to={network.value ? at("") : "/"}>
      <Mark />
      <span>{network.value ? inLanguage(network.value.name) : "Touiza"}</span>
    </Link>
  );
}

function PlaceLink({ place: each, class: name }: { place: Place; class?: string }) {
  const target = at(each.path);
  const isHere = place.value.path === target || place.value.path.startsWith(`${target}/`);
  return (
    <Link to={target} class={name} aria-current={isHere ? "page" : undefined}>
      <Icon name={each.icon} />
      {t(each.label)}
    </Link>
  );
}

/** Who is signed in, and the way in or out. */
export function Person() {
  const person = me.value;
  if (!person) {
    return (
      <div class="row">
        <ButtonLink to="/sign-in" isSmall look="quiet" icon="person">
          {t("action.sign_in")}
        </ButtonLink>
        <ButtonLink to={network.value ? at("/join") : "/"} isSmall look="quiet">
          {t("action.join")}
        </ButtonLink>
      </div>
    );
  }
  const leave = async () => {
    await signOut();
    go("/");
  };
  return (
    <div class="stack tight">
      <ButtonLink to="/account" isSmall look="quiet" icon="person">
        <bdi>{person.name}</bdi>
      </ButtonLink>
      <Button isSmall look="quiet" icon="leave" onPress={leave}>
        {t("action.sign_out")}
      </Button>
    </div>
  );
}

export function LanguageSwitch() {
  return (
    <label class="row">
      <span class="only-read">{t("nav.language")}</span>
      <select class="input" style={{ inlineSize: "auto" }} value={language.value} onChange={(event) => void turnTo(event.currentTarget.value as Language)}>
        {languages.map((each) => (
          <option key={each} value={each} lang={each}>
            {languageNames[each]}
          </option>
        ))}
      </select>
    </label>
  );
}

export function ThemeSwitch() {
  const isDark = theme.value === "dark";
  return (
    <button type="button" class="button icon-only quiet" aria-label={t(isDark ? "nav.theme_light" : "nav.theme_dark")} onClick={() => chooseTheme(isDark ? "light" : "dark")}>
      <Icon name={isDark ? "sun" : "moon"} />
    </button>
  );
}
