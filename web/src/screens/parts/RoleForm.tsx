// Giving a role to a member, and inviting somebody into one.
import { useState } from "preact/hooks";
import { useAnswer } from "../../api/answers";
import { api, networkId, type Schemas } from "../../api/client";
import { choices, useClusters, useRegions } from "../../shell/lookups";
import { coordinates, has, organizationsOf } from "../../shell/session";
import { language, languageNames, languages, type Language } from "../../text/language";
import { formatInstant } from "../../text/format";
import { inLanguage, t, word } from "../../text/text";
import { Form, SelectField, TextField } from "../../ui/Form";
import { Message } from "../../ui/Message";
import { say } from "../../ui/toasts";

type Role = Schemas["GrantDraft"]["role"];

/** Roles of an organization; the others hold in a region, a cluster or the whole network. */
const inOrganizations: Role[] = ["owner", "maker", "designer", "quality", "requester", "driver", "supporter"];

interface Wish {
  role: Role;
  place: string;
}

const startWish: Wish = { role: "maker", place: "" };

/** The ids that the server asks for, from `region:…`, `cluster:…` or `organization:…`. */
function placeIds({ place }: Wish): { region_id?: string; cluster_id?: string; organization_id?: string } {
  const [kind, id] = place.split(":");
  return kind && id ? { [`${kind}_id`]: id } : {};
}

const needsPlace = (wish: Wish) => inOrganizations.includes(wish.role);
const checkPlace = (wish: Wish) => (needsPlace(wish) && !wish.place ? [{ field: "organization_id", message: word("problem_field", "missing") }] : []);

function useOrganizations() {
  return useAnswer(`organizations all ${networkId.value}`, async (signal) => {
    const items: Schemas["OrganizationView"][] = [];
    let cursor: string | undefined;
    do {
      const page = await api.get("/networks/{network}/organizations", { query: { limit: 100, cursor }, signal });
      items.push(...page.items);
      cursor = page.next_cursor ?? undefined;
    } while (cursor);
    return items;
  });
}

function WishFields({ wish, onChange }: { wish: Wish; onChange: (wish: Wish) => void }) {
  const organizations = useOrganizations();
  const regions = useRegions();
  const clusters = useClusters();
  const own = organizationsOf("owner");
  const roles: Role[] = [...inOrganizations, ...(coordinates() ? (["coordinator"] as const) : []), ...(has("network_admin", "deployment_admin") ? (["auditor", "network_admin"] as const) : [])];
  const open = coordinates() ? organizations.data : organizations.data?.filter((each) => own.includes(each.organization_id));
  return (
    <>
      <SelectField name="role" label={t("field.role")} hint={word("role_hint", wish.role)} value={wish.role} choices={roles.map((role) => ({ value: role, label: word("role", role) }))} onChange={(role) => onChange({ role: role as Role, place: "" })} />
      {needsPlace(wish) && <SelectField name="organization_id" label={t("field.organization")} empty="–" value={wish.place} choices={choices(open, (each) => `organization:${each.organization_id}`, (each) => inLanguage(each.name))} onChange={(place) => onChange({ ...wish, place })} />}
      {wish.role === "coordinator" && (
        <SelectField
          name="region_id"
          label={t("members.where")}
          empty={t("members.whole_network")}
          value={wish.place}
          choices={[...choices(regions.data, (each) => `region:${each.region_id}`, (each) => inLanguage(each.name)), ...choices(clusters.data, (each) => `cluster:${each.cluster_id}`, (each) => inLanguage(each.name))]}
          onChange={(place) => onChange({ ...wish, place })}
        />
      )}
    </>
  );
}

export function RoleForm({ accountId, onDone }: { accountId: string; onDone: () => Promise<void> }) {
  const [wish, setWish] = useState(startWish);
  const send = async () => {
    await api.post("/networks/{network}/grants", { body: { account_id: accountId, role: wish.role, ...placeIds(wish) } });
    say(t("step.done"));
    await onDone();
  };
  return (
    <Form id="grant" action={t("members.give_role")} icon="check" check={() => checkPlace(wish)} send={send}>
      <WishFields wish={wish} onChange={setWish} />
    </Form>
  );
}

export function InvitationForm({ onDone }: { onDone: () => void }) {
  const [wish, setWish] = useState(startWish);
  const [address, setAddress] = useState("");
  const [chosen, setChosen] = useState<Language>(language.value);
  const [sent, setSent] = useState<Schemas["InvitationView"] | null>(null);
  const check = () => [...(address.trim() ? [] : [{ field: "address", message: word("problem_field", "missing") }]), ...checkPlace(wish)];
  const send = async () => {
    setSent(await api.post("/networks/{network}/invitations", { body: { address: address.trim(), role: wish.role, language: chosen, ...placeIds(wish) } }));
    setAddress("");
  };
  return (
    <>
      {sent && <Message kind="ok" title={t("members.invited", { time: formatInstant(sent.expires_at) })} action={{ label: t("action.close"), press: onDone }} />}
      <Form id="invitation" action={t("members.invite")} icon="check" check={check} send={send}>
        <TextField name="address" label={t("members.address")} hint={t("members.address_hint")} kind="email" value={address} onChange={setAddress} />
        <WishFields wish={wish} onChange={setWish} />
        <SelectField name="language" label={t("members.language")} value={chosen} choices={languages.map((each) => ({ value: each, label: languageNames[each] }))} onChange={(each) => setChosen(each as Language)} />
      </Form>
    </>
  );
}
