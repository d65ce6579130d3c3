// What a link in a message opens: an invitation is read here, and taken up only by pressing the button.
import { Shown, useAnswer } from "../api/answers";
import { api, type Schemas } from "../api/client";
import { go } from "../router";
import { me, networks, readMe } from "../shell/session";
import { formatInstant } from "../text/format";
import { inLanguage, t, word } from "../text/text";
import { Button, ButtonLink } from "../ui/Button";
import { Card, Facts, Page } from "../ui/Pieces";
import { say } from "../ui/toasts";

type InvitationView = Schemas["InvitationView"];

export default function Invitation({ secret }: { secret: string }) {
  const answer = useAnswer(`invitation ${secret}`, (signal) => api.get("/invitations/{secret}", { path: { secret }, signal }));
  return (
    <Page title={t("invitation.title")} isNarrow>
      <Shown answer={answer}>{(invitation) => <Offered invitation={invitation} secret={secret} />}</Shown>
    </Page>
  );
}

function Offered({ invitation, secret }: { invitation: InvitationView; secret: string }) {
  const network = networks.value.find((each) => each.network_id === invitation.network_id);
  const home = `/n/${network?.slug ?? "-"}`;
  const back = encodeURIComponent(`/invitations/${secret}`);
  const accept = async () => {
    await api.post("/invitations/{secret}/accept", { path: { secret } });
    await readMe();
    say(t("invitation.accepted"));
    go(`${home}/today`, { replace: true });
  };
  return (
    <Card title={<bdi>{invitation.title}</bdi>}>
      <Facts
        items={[
          [t("invitation.network"), <bdi>{inLanguage(network?.name)}</bdi>],
          [t("invitation.role"), word("role", invitation.role)],
          [t("invitation.until"), formatInstant(invitation.expires_at)],
        ]}
      />
      {me.value ? (
        <>
          <p class="note">{t("invitation.as", { name: me.value.name })}</p>
          <div class="row">
            <Button look="filled" onPress={accept}>
              {t("invitation.accept")}
            </Button>
          </div>
        </>
      ) : (
        <>
          <p>{t("invitation.sign_in_first")}</p>
          <div class="row">
            <ButtonLink to={`/sign-in?with=code&back=${back}`} look="filled">
              {t("action.sign_in")}
            </ButtonLink>
            <ButtonLink to={`${home}/join?back=${back}`}>{t("action.join")}</ButtonLink>
          </div>
        </>
      )}
    </Card>
  );
}
