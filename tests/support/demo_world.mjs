// The demonstration as ground: ten days of a network have passed, so that there is a plan, a campaign,
// offers, jobs, lots, shipments and released designs; and a person of every role, made for the tests.
import assert from "node:assert/strict";
import { sendFile } from "./files.mjs";
import { runWell } from "./server.mjs";
import { cubeStl } from "./shapes.mjs";
import { words, World } from "./world.mjs";

const inOrganizations = ["owner", "maker", "designer", "quality", "requester", "driver", "supporter"];

export class DemoWorld extends World {
  prepare(more) {
    runWell(["admin", "demo", "--data", this.data, ...more]);
  }

  async foundAll() {
    this.network = (await this.people.root.get("/api/v1/networks")).items[0].network_id;
    this.otherNetwork = await this.foundNetwork("voisin");
    for (const name of ["administrator", "auditor", "coordinatorWest", "coordinatorEast", "coordinatorCluster", ...inOrganizations, "clinicOwner", "member"]) {
      await this.newPerson(name);
    }
    await this.newPerson("besideAdministrator", this.otherNetwork);
    await this.grant("administrator", { role: "network_admin" });
    await this.grant("besideAdministrator", { role: "network_admin" }, this.otherNetwork);
    await this.#findThings();
    await this.#roles();
    await this.#drafts();
    await this.foundBeside();
  }

  /** Two regions, each with an open offer, a job, a lot and a shipment to a site of its own, of labs beside `lab`. */
  async #findThings() {
    const all = (what) => this.people.administrator.all(this.at(what));
    const [labs, sites, offers, jobs, lots, shipments, needs, machines, regions] = await Promise.all(["labs?limit=1000", "sites?limit=1000", "offers?limit=1000&state=open", "jobs?limit=1000", "lots?limit=1000", "shipments?limit=1000", "needs?limit=1000", "machines?limit=1000", "regions"].map(all));
    const labOf = new Map(labs.map((lab) => [lab.lab_id, lab]));
    const siteOf = new Map(sites.map((site) => [site.site_id, site]));
    const sets = [];
    for (const { region_id: region } of regions) {
      const offer = offers.find((each) => each.region_id === region);
      const lab = labs.find((each) => each.region_id === region && each.state === "active" && each.lab_id !== offer?.lab_id && machines.some((machine) => machine.lab_id === each.lab_id));
      const isBeside = (each) => each.region_id === region && each.lab_id && each.lab_id !== lab?.lab_id;
      const job = jobs.find((each) => isBeside(each) && ["accepted", "in_progress"].includes(each.state));
      const lot = lots.find((each) => isBeside(each) && each.state !== "recalled");
      const shipment = shipments.find((each) => labOf.get(each.from.place.id)?.region_id === region && each.from.place.id !== lab?.lab_id && siteOf.get(each.to.place.id)?.region_id === region);
      const need = needs.find((each) => each.region_id === region && siteOf.get(each.site_id).organization_id && each.state === "verified");
      if (![offer, lab, job, lot, shipment, need].every(Boolean)) continue;
      const organizations = [lab, labOf.get(offer.lab_id), labOf.get(job.lab_id), labOf.get(lot.lab_id), labOf.get(shipment.from.place.id), siteOf.get(shipment.to.place.id), siteOf.get(need.site_id)].map((each) => each.organization_id);
      sets.push({
        network: this.network, region, town: lab.town_id, organization: lab.organization_id, lab: lab.lab_id, machine: machines.find((each) => each.lab_id === lab.lab_id).machine_id, site: need.site_id,
        offer: offer.offer_id, job: job.job_id, lot: lot.lot_id, shipment: shipment.shipment_id, need: need.need_id, emergency: need.emergency_id,
        organizations: [...new Set(organizations.filter(Boolean))], movedAt: lot.lab_id, ...(shipment.receipts[0] ? { receipt: shipment.receipts[0].receipt_id } : {}),
      });
      if (sets.length === 2) break;
    }
    assert.equal(sets.length, 2, "the demonstration has two regions with everything");
    [this.own, this.other] = sets;
    this.west = this.own.region;
    this.east = this.other.region;
    this.fablab = this.own.organization;
    this.clinic = this.other.organization;
    assert.ok(!this.own.organizations.some((each) => this.other.organizations.includes(each)), "the two have nobody in common");
    await this.#whatIsShared(sets);
  }

  /** Of these there is one story: the released design, its campaign and plan. */
  async #whatIsShared(sets) {
    const { administrator } = this.people;
    const first = async (what) => (await administrator.get(this.at(what))).items[0];
    const campaign = await first("campaigns");
    const design = (await administrator.get(this.at("designs"))).items.find((each) => each.released_revision_id);
    const revision = await administrator.get(this.at("revisions", design.released_revision_id));
    const component = revision.components.find((each) => each.process_plans.length > 0);
    const shared = {
      campaign: campaign.campaign_id, plan: (await first("plans")).plan_id,
      material: (await first("materials")).material_id, design: design.design_id, revision: revision.revision_id,
      component: component.component_id, process_plan: component.process_plans[0].process_plan_id, file: revision.files[0].file_id,
    };
    this.cluster = (await administrator.post(this.at("clusters"), { name: words("Essai"), technologies: ["fff"] })).cluster_id;
    await administrator.put(this.at("clusters", this.cluster, "labs", this.own.lab), undefined);
    Object.assign(this.own, shared, { cluster: this.cluster, account: this.people.maker.account });
    // The designs of the demonstration have one owner: it is near to nobody of the other set.
    this.own.organizations.push(design.organization_id);
    Object.assign(this.other, { ...shared, cluster: this.cluster, account: this.people.clinicOwner.account });
    for (const set of sets) set.move = await this.#moveAt(set.movedAt);
    this.emergency = this.own.emergency;
  }

  /** A move that stayed at one place: units that were made, or checked, there. */
  async #moveAt(place) {
    const moves = (await this.people.administrator.get(this.at(`moves?limit=1000&place=${place}`))).items;
    return moves.find((each) => !each.reverses_id && [each.from, each.to].every((end) => end.place.kind === "external" || end.place.id === place)).move_id;
  }

  async #roles() {
    for (const role of inOrganizations) {
      for (const organization of new Set(this.own.organizations)) await this.grant(role, { role, organization_id: organization }, this.network, this.people.administrator);
    }
    for (const organization of new Set(this.other.organizations)) await this.grant("clinicOwner", { role: "owner", organization_id: organization }, this.network, this.people.administrator);
    await this.grant("auditor", { role: "auditor" });
    await this.grant("coordinatorWest", { role: "coordinator", region_id: this.west });
    await this.grant("coordinatorEast", { role: "coordinator", region_id: this.east });
    await this.grant("coordinatorCluster", { role: "coordinator", cluster_id: this.cluster });
  }

  /** What can still be changed: a draft of each side, with a file, a component and a process plan. */
  async #drafts() {
    const make = async (by, organization) => {
      const design = await by.post(this.at("designs"), { title: words("Brouillon"), licence: "CERN-OHL-P-2.0", organization_id: organization });
      const revision = design.revisions[0].revision_id;
      const component = (await by.post(this.at("revisions", revision, "components"), { name: words("Cube"), units_per_product: 1, is_made: true, transport_kg_per_unit: 0.01 })).component_id;
      const upload = await sendFile(by, this.network, cubeStl(20), "model/stl");
      const file = (await by.post(this.at("revisions", revision, "files"), { upload_id: upload, name: "cube.stl", role: "model", component_id: component })).file_id;
      const plan = await by.post(this.at("components", component, "process-plans"), { technology: "fff", material_id: this.own.material, material_per_unit: 4, units_per_cycle: 1, declared_cycle_s: 1800, parameters: { schema: "touiza-parameters/fff/1", nozzle_mm: 0.4, layer_height_mm: 0.2 } });
      return { design: design.design_id, revision, component, file, process_plan: plan.process_plan_id, upload };
    };
    const { owner, clinicOwner } = this.people;
    // Own draft things beside the released ones; the other side has drafts only.
    this.draft = { ...this.own, ...(await make(owner, this.fablab)) };
    Object.assign(this.other, await make(clinicOwner, this.clinic));
    const lab = await owner.get(this.at("labs", this.own.lab));
    this.own.know_how = lab.know_how[0]?.know_how_id ?? (await owner.post(this.at("labs", this.own.lab, "know-how"), { skill: "cad" })).know_how.at(-1).know_how_id;
    this.draft.know_how = this.own.know_how;
    this.sets = [this.own, this.draft, this.other];
  }
}
