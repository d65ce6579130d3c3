// A small deployment with a person of every role, made over the API as people would: the ground on
// which the contract tests walk. West: a fablab and its people. East: a clinic. Beside it: another network.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client, contractOf } from "./client.mjs";
import { sendFile } from "./files.mjs";
import { cubeStl } from "./shapes.mjs";
import { dropDatabase, newDatabase } from "./database.mjs";
import { run, runWell, Server } from "./server.mjs";

export const words = (text) => ({ fr: text, ar: text, en: text });
const rootAddress = "root@example.org";
const rootPassword = "a password of the tests";

export class World {
  people = {};

  /**
   * Begins a world in a folder of its own; end() stops the server and removes the folder. Where
   * TOUIZA_TEST_DATABASE names a PostgreSQL (tests/support/with-postgres), it stands on a database there.
   */
  static async begin() {
    const world = new this();
    world.data = mkdtempSync(join(tmpdir(), "touiza-world-"));
    try {
      world.database = await newDatabase();
      const { database } = world;
      const more = database ? ["--database", database] : [];
      world.prepare(more);
      runWell(["admin", "add-administrator", "--data", world.data, ...more, "--address", rootAddress, "--name", "Root"], { input: `${rootPassword}\n` });
      world.permissions = JSON.parse(runWell(["admin", "permissions"]));
      world.server = await Server.start({ data: world.data, database });
      world.contract = await contractOf(world.server);
      await world.found();
    } catch (error) {
      await world.end();
      throw error;
    }
    return world;
  }

  /** What is in the data folder before there is a server: nothing. */
  prepare() {}

  async end() {
    try {
      await this.server?.stop();
    } finally {
      rmSync(this.data, { recursive: true, force: true });
      dropDatabase(this.database);
    }
  }

  /** As if the power went and came again: the same folder and database, another process. */
  async restartAfterKill() {
    await this.server.kill();
    const { contract } = this.server;
    this.server = await Server.start({ data: this.data, database: this.database });
    this.server.contract = contract;
    for (const person of Object.values(this.people)) person.moveTo(this.server);
  }

  /** `touiza admin check` on the stopped or running deployment: its report. */
  check() {
    const more = this.database ? ["--database", this.database] : [];
    const checked = run(["admin", "check", "--data", this.data, ...more, "--json"]);
    return { status: checked.status, report: checked.stdout ? JSON.parse(checked.stdout) : checked.stderr };
  }

  /** Address of a thing of the first network: at("labs", id). */
  at(...pieces) {
    return ["/api/v1/networks", this.network, ...pieces].join("/");
  }

  async found() {
    const root = new Client(this.server, this.contract, "root");
    this.people.root = root;
    await root.signInWithPassword(rootAddress, rootPassword);
    await root.addSecondFactor();
    await this.foundAll();
    this.ids = [...new Set([this.own, this.other, this.beside].flatMap((set) => Object.values(set)))].filter((id) => typeof id === "string");
  }

  async foundAll() {
    this.network = await this.foundNetwork("maroc");
    this.otherNetwork = await this.foundNetwork("voisin");
    await this.#peopleOfAll();
    await this.#places();
    await this.#organizations();
    await this.#roles();
    await this.#labs();
    await this.#designs();
    await this.#needs();
    await this.foundBeside();
  }

  async foundNetwork(slug) {
    const draft = { name: words(slug), languages: ["fr", "ar", "en"], country_outlines: ["504", "732"], currency: "MAD", slug, vouches_needed: 1 };
    return (await this.people.root.post("/api/v1/networks", draft)).network_id;
  }

  async newPerson(name, network = this.network) {
    const person = new Client(this.server, this.contract, name);
    await person.join(network, `${name.toLowerCase()}@example.org`, name);
    this.people[name] = person;
    return person;
  }

  async #peopleOfAll() {
    for (const name of ["administrator", "auditor", "coordinatorWest", "coordinatorEast", "coordinatorCluster", "owner", "maker", "designer", "quality", "requester", "driver", "supporter", "clinicOwner", "member"]) {
      await this.newPerson(name);
    }
    await this.newPerson("besideAdministrator", this.otherNetwork);
    await this.grant("administrator", { role: "network_admin" });
    await this.grant("besideAdministrator", { role: "network_admin" }, this.otherNetwork);
  }

  /** Whoever steers others' work needs a second factor: it is set up at once. */
  async grant(name, grant, network = this.network, by = this.people.root) {
    const person = this.people[name];
    await by.post(`/api/v1/networks/${network}/grants`, { account_id: person.account, ...grant });
    if (["network_admin", "coordinator"].includes(grant.role)) await person.addSecondFactor();
  }

  async makePlaces(by, network, regions) {
    const made = await by.post(`/api/v1/networks/${network}/regions`, { regions: regions.map(({ code, name }) => ({ iso_code: code, name: words(name), population: 1_000_000 })) });
    const ids = (made.items ?? made.regions).map((region) => region.region_id);
    const towns = regions.map(({ town, lat, lng, code }, at) => ({ region_id: ids[at], code: `${code}-T`, name: words(town), lat, lng, population: 100_000 }));
    const built = await by.post(`/api/v1/networks/${network}/towns`, { towns });
    return { regions: ids, towns: (built.items ?? built.towns).map((town) => town.town_id) };
  }

  async #places() {
    const { administrator } = this.people;
    const { regions, towns } = await this.makePlaces(administrator, this.network, [
      { code: "MA-06", name: "Casablanca-Settat", town: "Casablanca", lat: 33.59, lng: -7.61 },
      { code: "MA-02", name: "Oriental", town: "Oujda", lat: 34.68, lng: -1.91 },
    ]);
    [this.west, this.east] = regions;
    [this.casablanca, this.oujda] = towns;
    this.cluster = (await administrator.post(this.at("clusters"), { name: words("Impression"), technologies: ["fff"] })).cluster_id;
    this.material = (await administrator.get(this.at("materials"))).items.find((material) => material.code === "pla").material_id;
  }

  async #organizations() {
    const found = async (who, kind, name, town) => (await this.people[who].post(this.at("organizations"), { kind, name: words(name), town_id: town, is_listed: true })).organization_id;
    this.fablab = await found("owner", "fablab", "FabLab du Port", this.casablanca);
    this.clinic = await found("clinicOwner", "hospital", "Clinique de l'Est", this.oujda);
  }

  async #roles() {
    const by = this.people.administrator;
    await this.grant("auditor", { role: "auditor" }, this.network, by);
    await this.grant("coordinatorWest", { role: "coordinator", region_id: this.west }, this.network, by);
    await this.grant("coordinatorEast", { role: "coordinator", region_id: this.east }, this.network, by);
    await this.grant("coordinatorCluster", { role: "coordinator", cluster_id: this.cluster }, this.network, by);
    for (const role of ["maker", "designer", "quality", "requester", "driver", "supporter"]) {
      await this.grant(role, { role, organization_id: this.fablab }, this.network, this.people.owner);
    }
  }

  async #lab(by, organization, town, coordinator) {
    const lab = (await by.post(this.at("labs"), { organization_id: organization, name: words("Atelier"), town_id: town, people_hours_per_day: 8 })).lab_id;
    const machine = (await by.post(this.at("labs", lab, "machines"), { technology: "fff", make: "Noria", model: "N220", count: 2, work_volume_mm: { x: 220, y: 220, z: 250 }, materials: ["pla"], hours_per_day: 8, nozzle_mm: 0.4 })).machine_id;
    await coordinator.post(this.at("labs", lab, "review"), { reason: "first look" });
    return { lab, machine };
  }

  async #labs() {
    const { owner, clinicOwner, coordinatorWest, coordinatorEast, administrator } = this.people;
    this.own = { network: this.network, organizations: [this.fablab], region: this.west, town: this.casablanca, organization: this.fablab, cluster: this.cluster, material: this.material, account: this.people.maker.account };
    this.other = { network: this.network, organizations: [this.clinic], region: this.east, town: this.oujda, organization: this.clinic, cluster: this.cluster, material: this.material, account: this.people.clinicOwner.account };
    Object.assign(this.own, await this.#lab(owner, this.fablab, this.casablanca, coordinatorWest));
    Object.assign(this.other, await this.#lab(clinicOwner, this.clinic, this.oujda, coordinatorEast));
    await administrator.put(this.at("clusters", this.cluster, "labs", this.own.lab), undefined);
    this.own.know_how = (await owner.post(this.at("labs", this.own.lab, "know-how"), { skill: "cad" })).know_how[0].know_how_id;
    const site = async (by, organization, town) => (await by.post(this.at("sites"), { kind: "hospital", name: words("Hôpital"), town_id: town, organization_id: organization, beds: 300 })).site_id;
    this.own.site = await site(this.people.requester, this.fablab, this.casablanca);
    this.other.site = await site(clinicOwner, this.clinic, this.oujda);
  }

  async #designs() {
    const make = async (by, organization) => {
      const design = await by.post(this.at("designs"), { title: words("Serre-tête"), summary: words("Un serre-tête"), licence: "CERN-OHL-P-2.0", organization_id: organization });
      const revision = design.revisions[0].revision_id;
      const component = (await by.post(this.at("revisions", revision, "components"), { name: words("Cube"), units_per_product: 1, is_made: true, transport_kg_per_unit: 0.01 })).component_id;
      const upload = await sendFile(by, this.network, cubeStl(20), "model/stl");
      const file = (await by.post(this.at("revisions", revision, "files"), { upload_id: upload, name: "cube.stl", role: "model", component_id: component })).file_id;
      const plan = await by.post(this.at("components", component, "process-plans"), { technology: "fff", material_id: this.material, material_per_unit: 4, units_per_cycle: 1, declared_cycle_s: 1800, parameters: { schema: "touiza-parameters/fff/1", nozzle_mm: 0.4, layer_height_mm: 0.2 } });
      return { design: design.design_id, revision, component, file, process_plan: plan.process_plan_id };
    };
    Object.assign(this.own, await make(this.people.owner, this.fablab));
    Object.assign(this.other, await make(this.people.clinicOwner, this.clinic));
  }

  /** A need as the requester of the fablab would post it. */
  needDraft(set = this.own) {
    return { emergency_id: this.emergency, site_id: set.site, description: "visières", quantity: 50, due_day: "2031-05-01", priority: 2, accepts: { is_maker_made_accepted: true } };
  }

  async #needs() {
    const { administrator, coordinatorWest, coordinatorEast, requester, clinicOwner } = this.people;
    const call = { called_number: "+212520000000", number_source: "annuaire du ministère", note: "rappelé" };
    for (const [site, coordinator] of [[this.own.site, coordinatorWest], [this.other.site, coordinatorEast]]) {
      await coordinator.post(this.at("sites", site, "activate"), call);
      await administrator.post(this.at("sites", site, "activate"), call);
    }
    this.emergency = (await administrator.post(this.at("emergencies"), { title: words("Épidémie") })).emergency_id;
    this.own.emergency = this.other.emergency = this.emergency;
    this.own.need = (await requester.post(this.at("needs"), this.needDraft(this.own))).need_id;
    this.other.need = (await clinicOwner.post(this.at("needs"), { ...this.needDraft(this.other), description: "masques" })).need_id;
  }

  /** The network beside: what is in it must not be seen from the first one. */
  async foundBeside() {
    const by = this.people.besideAdministrator;
    const at = (...pieces) => ["/api/v1/networks", this.otherNetwork, ...pieces].join("/");
    const { regions, towns } = await this.makePlaces(by, this.otherNetwork, [{ code: "XX-01", name: "Ailleurs", town: "Loin", lat: 34.0, lng: -5.0 }]);
    const organization = (await by.post(at("organizations"), { kind: "fablab", name: words("Ailleurs"), town_id: towns[0], is_listed: true })).organization_id;
    const lab = (await by.post(at("labs"), { organization_id: organization, name: words("Atelier d'ailleurs"), town_id: towns[0] })).lab_id;
    const machine = (await by.post(at("labs", lab, "machines"), { technology: "fff", count: 1, work_volume_mm: { x: 200, y: 200, z: 200 }, hours_per_day: 8 })).machine_id;
    const site = (await by.post(at("sites"), { kind: "hospital", name: words("Hôpital d'ailleurs"), town_id: towns[0], organization_id: organization })).site_id;
    const design = await by.post(at("designs"), { title: words("Secret"), licence: "CERN-OHL-P-2.0", organization_id: organization });
    const emergency = (await by.post(at("emergencies"), { title: words("Autre") })).emergency_id;
    this.beside = { network: this.otherNetwork, organizations: [organization], region: regions[0], town: towns[0], organization, lab, machine, site, design: design.design_id, revision: design.revisions[0].revision_id, emergency };
  }
}
