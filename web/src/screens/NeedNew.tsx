// Posting a need in 90 seconds: what, how many, by when, where.
import { useAnswer } from "../api/answers";
import { api, networkId } from "../api/client";
import { go, query } from "../router";
import { choices, useDesigns, useSites } from "../shell/lookups";
import { at, organizationsOf } from "../shell/session";
import { dayFromToday, parseNumber } from "../text/format";
import { inLanguage, t, word } from "../text/text";
import { CheckField, ChipsField, Form, SelectField, TextField, useDraft } from "../ui/Form";
import { Card, Page } from "../ui/Pieces";
import { say } from "../ui/toasts";

export default function NeedNew() {
  const designs = useDesigns();
  const sites = useSites();
  const emergencies = useAnswer(`emergencies ${networkId.value}`, (signal) => api.get("/networks/{network}/emergencies", { signal }), ["emergency."]);
  const open = (emergencies.data?.items ?? []).filter((each) => each.state === "open");
  const mine = organizationsOf("requester");
  const ownSite = (sites.data ?? []).find((site) => site.organization_id && mine.includes(site.organization_id));
  const draft = useDraft("need", { design_id: query.value.get("design") ?? "", description: "", quantity: "", due_day: dayFromToday(7), priority: "2", emergency_id: "", site_id: "", maker_made: true });
  const { value } = draft;
  const site_id = value.site_id || ownSite?.site_id || "";
  const emergency_id = value.emergency_id || open[0]?.emergency_id || "";
  const isOther = value.design_id === "other";
  const missing = word("problem_field", "missing");
  const check = () => [
    ...(value.design_id ? [] : [{ field: "design_id", message: missing }]),
    ...(isOther && !value.description.trim() ? [{ field: "description", message: missing }] : []),
    ...((parseNumber(value.quantity) ?? 0) >= 1 ? [] : [{ field: "quantity", message: word("problem_field", "not_a_number") }]),
    ...(site_id ? [] : [{ field: "site_id", message: missing }]),
  ];
  const send = async () => {
    const need = await api.post("/networks/{network}/needs", {
      key: draft.key,
      body: {
        emergency_id,
        site_id,
        design_id: isOther ? undefined : value.design_id,
        description: value.description.trim(),
        quantity: parseNumber(value.quantity) ?? 0,
        due_day: value.due_day,
        priority: Number(value.priority),
        accepts: { is_maker_made_accepted: value.maker_made },
      },
    });
    draft.clear();
    say(t("need.posted"));
    go(at(`/needs/${need.need_id}`));
  };
  const released = (designs.data ?? []).filter((design) => design.released_revision_id);
  return (
    <Page title={t("need.post")} lead={t("need.post_lead")} crumb={{ to: at("/needs"), label: t("place.needs") }} isNarrow>
      <Card>
        <Form id="need" action={t("action.send")} check={check} send={send}>
          <ChipsField name="design_id" label={t("need.what")} isSingle values={[value.design_id]} choices={[...choices(released, (design) => design.design_id, (design) => inLanguage(design.title)), { value: "other", label: t("need.other") }]} onChange={([design_id]) => draft.set({ design_id: design_id ?? "" })} />
          <TextField name="description" label={isOther ? t("need.describe") : t("need.remark")} isLong value={value.description} onChange={(description) => draft.set({ description })} />
          <div class="fields">
            <TextField name="quantity" label={t("field.quantity")} isNumber value={value.quantity} onChange={(quantity) => draft.set({ quantity })} />
            <TextField name="due_day" label={t("need.by")} kind="date" value={value.due_day} onChange={(due_day) => draft.set({ due_day })} />
          </div>
          <SelectField name="site_id" label={t("need.where")} empty="–" value={site_id} choices={choices(sites.data, (site) => site.site_id, (site) => `${inLanguage(site.name)} · ${inLanguage(site.town_name)}`)} onChange={(chosen) => draft.set({ site_id: chosen })} />
          <ChipsField name="priority" label={t("need.priority")} isSingle values={[value.priority]} choices={["1", "2", "3"].map((each) => ({ value: each, label: word("priority", each) }))} onChange={([priority]) => draft.set({ priority: priority ?? "2" })} />
          {open.length > 1 && <SelectField name="emergency_id" label={t("need.emergency")} value={emergency_id} choices={choices(open, (each) => each.emergency_id, (each) => inLanguage(each.title))} onChange={(chosen) => draft.set({ emergency_id: chosen })} />}
          <CheckField name="accepts" label={t("need.maker_made")} value={value.maker_made} onChange={(maker_made) => draft.set({ maker_made })} />
        </Form>
      </Card>
    </Page>
  );
}
