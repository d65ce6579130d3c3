// Who belongs to the network, in which roles; roles are given and taken, and people are invited.
import { useState } from "preact/hooks";
import { Shown, useList } from "../api/answers";
import { api, networkId, type Schemas } from "../api/client";
import { query, setQuery } from "../router";
import { coordinates, has, me } from "../shell/session";
import { formatDay } from "../text/format";
import { t, word } from "../text/text";
import { Button } from "../ui/Button";
import { TextField } from "../ui/Form";
import { EmptyState } from "../ui/Message";
import { Code, Dialog, Page } from "../ui/Pieces";
import { Table } from "../ui/Table";
import { say } from "../ui/toasts";
import { GrantPlace } from "./parts/GrantPlace";
import { InvitationForm, RoleForm } from "./parts/RoleForm";

type Member = Schemas["MemberView"];
type Grant = Schemas["GrantView"];

const mayManage = () => coordinates() || has("owner");

export default function Members() {
  const [isInviting, setInviting] = useState(false);
  const [giving, setGiving] = useState<Member | null>(null);
  const [taking, setTaking] = useState<{ member: Member; grant: Grant } | null>(null);
  const members = useList(`members ${networkId.value}`, (cursor, signal) => api.get("/networks/{network}/members", { query: { limit: 100, cursor }, signal }), ["grant.", "account."]);
  const wished = (query.value.get("q") ?? "").toLocaleLowerCase();
  const take = async () => {
    if (!taking) return;
    await api.remove("/networks/{network}/grants/{grant}", { path: { grant: taking.grant.grant_id } });
    setTaking(null);
    say(t("step.done"));
    await members.reload();
  };
  return (
    <Page
      title={t("place.members")}
      lead={t("members.lead")}
      actions={
        mayManage() && (
          <Button look="filled" icon="plus" onPress={() => setInviting(true)}>
            {t("members.invite")}
          </Button>
        )
      }
    >
      <search class="fields">
        <TextField name="q" label={t("list.search")} kind="search" value={query.value.get("q") ?? ""} onChange={(q) => setQuery({ q })} />
      </search>
      <Shown answer={members} count={6}>
        {(all) => {
          const shown = all.filter((member) => member.name.toLocaleLowerCase().includes(wished));
          if (shown.length === 0) return <EmptyState title={t("members.none")} />;
          return (
            <Table
              caption={t("place.members")}
              rows={shown}
              rowKey={(member) => member.account_id}
              onMore={members.onMore}
              columns={[
                { label: t("field.name"), cell: (member) => <bdi>{member.name}</bdi> },
                { label: t("members.since"), cell: (member) => formatDay(member.joined_at) },
                { label: t("members.roles"), cell: (member) => <Roles member={member} onTake={mayManage() ? (grant) => setTaking({ member, grant }) : undefined} /> },
                { label: t("members.contact"), cell: (member) => <Contact member={member} /> },
                {
                  label: t("stock.change"),
                  cell: (member) =>
                    mayManage() && (
                      <Button isSmall onPress={() => setGiving(member)}>
                        {t("members.give_role")}
                      </Button>
                    ),
                },
              ]}
            />
          );
        }}
      </Shown>
      <Dialog title={t("members.invite")} isOpen={isInviting} onClose={() => setInviting(false)}>
        <InvitationForm onDone={() => setInviting(false)} />
      </Dialog>
      <Dialog title={t("members.give_role_to", { name: giving?.name ?? "" })} isOpen={giving !== null} onClose={() => setGiving(null)}>
        {giving && (
          <RoleForm
            accountId={giving.account_id}
            onDone={async () => {
              setGiving(null);
              await members.reload();
            }}
          />
        )}
      </Dialog>
      <Dialog title={t("members.take_role")} isOpen={taking !== null} onClose={() => setTaking(null)}>
        {taking && (
          <>
            <p>{t(taking.member.account_id === me.value?.account_id ? "members.take_own_text" : "members.take_text", { name: taking.member.name, role: word("role", taking.grant.role) })}</p>
            <div class="actions">
              <Button onPress={() => setTaking(null)}>{t("action.cancel")}</Button>
              <Button look="danger" onPress={take}>
                {t("members.take_role")}
              </Button>
            </div>
          </>
        )}
      </Dialog>
    </Page>
  );
}

function Roles({ member, onTake }: { member: Member; onTake?: (grant: Grant) => void }) {
  if (member.grants.length === 0) return <>{word("role", "member")}</>;
  return (
    <span class="stack tight">
      {member.grants.map((grant) => (
        <span class="row start" key={grant.grant_id}>
          <span>
            {word("role", grant.role)} <GrantPlace grant={grant} />
          </span>
          {onTake && (
            <button type="button" class="as-link" aria-label={`${t("action.remove")}: ${t("members.take_of", { role: word("role", grant.role), name: member.name })}`} onClick={() => onTake(grant)}>
              {t("action.remove")}
            </button>
          )}
        </span>
      ))}
    </span>
  );
}

/** Shown on request only: whoever looks leaves a trace that the person can read. */
function Contact({ member }: { member: Member }) {
  const [contact, setContact] = useState<Schemas["MemberContactView"] | null>(null);
  const show = async () => setContact(await api.get("/networks/{network}/members/{account}/contact", { path: { account: member.account_id } }));
  if (!contact) {
    return (
      <Button isSmall look="quiet" onPress={show}>
        {t("members.show_contact")}
      </Button>
    );
  }
  return (
    <span class="stack tight">
      {contact.addresses.map((each) => (
        <Code key={each}>{each}</Code>
      ))}
    </span>
  );
}
