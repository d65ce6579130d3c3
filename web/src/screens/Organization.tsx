// One organization: what it is, its labs, and how to change what is said of it.
import { useState } from "preact/hooks";
import { Shown, useAnswer, useList } from "../api/answers";
import { api, networkId, type Schemas } from "../api/client";
import { Link } from "../router";
import { regionName, useRegions, useTowns } from "../shell/lookups";
import { at, coordinates, organizationsOf } from "../shell/session";
import { inLanguage, t, word } from "../text/text";
import { Button } from "../ui/Button";
import { Card, Dialog, Facts, Page, StatusMark } from "../ui/Pieces";
import { OrganizationEdit } from "./parts/OrganizationEdit";

type Organization = Schemas["OrganizationView"];

export default function OrganizationScreen({ organization: id }: { organization: string }) {
  const organization = useAnswer(`organization ${id}`, (signal) => api.get("/networks/{network}/organizations/{organization}", { path: { organization: id }, signal }), ["organization."]);
  return <Shown answer={organization}>{(data) => <OrganizationPage organization={data} reload={organization.reload} />}</Shown>;
}

function OrganizationPage({ organization, reload }: { organization: Organization; reload: () => Promise<void> }) {
  const regions = useRegions();
  const towns = useTowns();
  const [isEditing, setEditing] = useState(false);
  const labs = useList(`labs of ${networkId.value} ${organization.organization_id}`, (cursor, signal) => api.get("/networks/{network}/labs", { query: { organization: organization.organization_id, limit: 50, cursor }, signal }), ["lab."]);
  const mayEdit = coordinates() || organizationsOf("owner").includes(organization.organization_id);
  const town = inLanguage(towns.data?.find((each) => each.town_id === organization.town_id)?.name);
  return (
    <Page
      title={inLanguage(organization.name) || word("organization_kind", organization.kind)}
      crumb={{ to: at("/organizations"), label: t("place.organizations") }}
      lead={[word("organization_kind", organization.kind), town, regionName(regions.data, organization.region_id)].filter(Boolean).join(" · ")}
      actions={mayEdit && <Button onPress={() => setEditing(true)}>{t("action.edit")}</Button>}
    >
      <div class="columns two">
        <Card title={t("organization.about")}>
          <Facts
            items={[
              [t("field.kind"), word("organization_kind", organization.kind)],
              [t("field.town"), town],
              [
                t("organization.website"),
                organization.website && /^https?:/.test(organization.website) ? (
                  <a href={organization.website} rel="noopener noreferrer">
                    <bdi dir="ltr">{organization.website}</bdi>
                  </a>
                ) : (
                  organization.website && <bdi dir="ltr">{organization.website}</bdi>
                ),
              ],
              [t("organization.listed"), t(organization.is_listed ? "answer.yes" : "answer.no")],
            ]}
          />
        </Card>
        <Card title={t("place.labs")}>
          <Shown answer={labs} count={1}>
            {(all) =>
              all.length === 0 ? (
                <p class="muted">{t("organization.no_labs")}</p>
              ) : (
                <ul role="list" class="list-lines">
                  {all.map((lab) => (
                    <li key={lab.lab_id}>
                      <Link to={at(`/labs/${lab.lab_id}`)}>
                        <bdi>{inLanguage(lab.name) || lab.code}</bdi>
                      </Link>
                      <StatusMark group="lab_state" state={lab.state} />
                    </li>
                  ))}
                </ul>
              )
            }
          </Shown>
        </Card>
      </div>
      <Dialog title={t("action.edit")} isOpen={isEditing} onClose={() => setEditing(false)}>
        <OrganizationEdit
          organization={organization}
          onDone={async () => {
            setEditing(false);
            await reload();
          }}
        />
      </Dialog>
    </Page>
  );
}
