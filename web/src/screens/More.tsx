// Everything that the phone's bar has no room for.
import { Link } from "../router";
import { groups } from "../shell/places";
import { at } from "../shell/session";
import { Person } from "../shell/Shell";
import { t } from "../text/text";
import { ButtonLink } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { Card, Page } from "../ui/Pieces";

export default function More() {
  return (
    <Page title={t("place.more")} isNarrow>
      {groups().map((group) => (
        <Card key={group.label} title={t(group.label)}>
          <ul role="list" class="list-lines">
            {group.places.map((place) => (
              <li key={place.path}>
                <Link to={at(place.path)} class="row">
                  <Icon name={place.icon} /> {t(place.label)}
                </Link>
              </li>
            ))}
          </ul>
        </Card>
      ))}
      <Card title={t("account.title")}>
        <div class="stack tight own">
          <Person />
          <ButtonLink to="/privacy" isSmall look="quiet" icon="shield">
            {t("privacy.title")}
          </ButtonLink>
        </div>
      </Card>
    </Page>
  );
}
