// Where a role holds: a region, a cluster or an organization, in the page's language.
import { useAnswer } from "../../api/answers";
import { api, type Schemas } from "../../api/client";
import { nameIn, regionName, useClusters, useRegions } from "../../shell/lookups";
import { networks } from "../../shell/session";
import { inLanguage } from "../../text/text";

export function GrantPlace({ grant }: { grant: Pick<Schemas["GrantView"], "region_id" | "cluster_id" | "organization_id" | "title" | "network_id"> }) {
  const regions = useRegions();
  const clusters = useClusters();
  const organization = useAnswer(grant.organization_id ? `organization ${grant.organization_id}` : null, (signal) => api.get("/networks/{network}/organizations/{organization}", { path: { organization: grant.organization_id ?? "", network: grant.network_id ?? undefined }, signal }));
  const isWide = !grant.region_id && !grant.cluster_id && !grant.organization_id;
  const name = regionName(regions.data, grant.region_id) || nameIn(clusters.data, (cluster) => cluster.cluster_id === grant.cluster_id) || inLanguage(organization.data?.name) || (isWide && inLanguage(networks.value.find((each) => each.network_id === grant.network_id)?.name)) || grant.title;
  return <bdi class="muted">{name}</bdi>;
}
