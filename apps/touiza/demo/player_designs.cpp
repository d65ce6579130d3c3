#include "demo/player_designs.hpp"

#include <algorithm>

#include "base/sha256.hpp"
#include "demo/design_file.hpp"
#include "demo/embedded.hpp"
#include "json/edit.hpp"

namespace touiza::demo {
namespace {

using accounts::Caller;
using designs::ComponentId;
using designs::FileId;
using designs::FileRole;
using designs::RevisionId;

FileRole role_of(const std::string& file) {
  if (file.ends_with(".stl")) return FileRole::model;
  if (file.ends_with(".dxf") || file.ends_with(".svg")) return FileRole::outline;
  return file.ends_with(".scad") ? FileRole::source : FileRole::document;
}

/// One revision while it is written.
class Writer {
 public:
  Writer(Scene& scene, const DesignFile& design, RevisionId revision, const AccountId& designer)
      : scene_{scene},
        design_{design},
        revision_{std::move(revision)},
        caller_{scene.as(designer)} {}

  /// `file` is named as today; the bytes may be those of an older one.
  FileId attach(const std::string& file, const std::string& bytes_of, const std::string& language,
                const std::optional<ComponentId>& component) {
    auto& files = scene_.house.files;
    const std::string bytes{design_bytes(design_, bytes_of)};
    const auto begun = must(files.begin_upload(caller_, scene_.network,
                                               {static_cast<std::int64_t>(bytes.size()),
                                                sha256_hex(bytes), "application/octet-stream"}),
                            "uploading " + bytes_of);
    {
      auto writer =
          must(files.resume_upload(caller_, scene_.network, begun.upload_id, 0), "uploading");
      must(writer.append(bytes), "uploading");
      must(writer.close(), "uploading");
    }
    must(files.close_upload(caller_, scene_.network, begun.upload_id), "uploading");
    designs::FileDraft draft;
    draft.upload_id = begun.upload_id;
    draft.name = file;
    draft.role = role_of(file);
    draft.language = language;
    draft.component_id = component;
    scene_.tick();
    return must(files.attach(caller_, scene_.network, revision_, draft), "attaching " + file)
        .file_id;
  }

  /// What the revision as a whole says.
  void describe(const LocalText& changes) {
    auto& catalogue = scene_.house.catalogue;
    const auto known =
        must(catalogue.revision(caller_, scene_.network, revision_), "reading a revision");
    designs::RevisionDraft draft;
    draft.changes = changes;
    draft.intended_use = design_.restrictions;
    draft.transport_kg_per_unit = design_.transport_kg_per_unit;
    if (design_.assembly) draft.assembly_s = design_.assembly->minutes_per_unit * 60;
    must(scene_.house.design_service.edit_revision(caller_, scene_.network, revision_,
                                                   {json::write(draft), known.version}),
         "describing a revision");
  }

  /// `ways_max`: only so many of the ways to make it; the first ones.
  void add(const ComponentFile& component, const std::map<std::string, std::string>& older,
           std::size_t ways_max) {
    designs::ComponentDraft draft;
    draft.name = component.name;
    draft.units_per_product = component.quantity;
    draft.is_made = component.source == "made";
    if (!draft.is_made) {
      draft.material_id = scene_.materials.at(component.material).id;
      draft.material_per_unit = component.material_per_unit;
    }
    scene_.tick();
    const auto added =
        must(scene_.house.design_service.add_component(caller_, scene_.network, revision_, draft),
             "adding " + component.component);
    for (std::size_t i = 0; i < std::min(ways_max, component.process_plans.size()); ++i) {
      add(component.process_plans[i], added.component_id, older);
    }
  }

  void add(const ProcessPlanFile& plan, const ComponentId& component,
           const std::map<std::string, std::string>& older) {
    designs::ProcessPlanDraft draft;
    for (const auto& file : plan.files) {
      const auto instead = older.find(file);
      const auto id =
          attached_.contains(file)
              ? attached_.at(file)
              : attach(file, instead == older.end() ? file : instead->second, "", component);
      attached_[file] = id;
      if (!draft.file_id) draft.file_id = id;
    }
    draft.technology = plan.technology;
    draft.material_per_unit = plan.material_per_unit;
    draft.parameters.text = design_bytes(design_, plan.parameters);
    draft.units_per_cycle = plan.units_per_cycle;
    draft.set_up_s = plan.set_up_s;
    if (plan.tooling) {
      draft.tooling = designs::Tooling{plan.tooling->lead_time_days,
                                       static_cast<double>(plan.tooling->cost_minor) / 100,
                                       plan.tooling->cavities};
    }
    auto materials = plan.substitutes;
    materials.insert(materials.begin(), plan.material);
    for (const auto& material : materials) {
      draft.material_id = scene_.materials.at(material).id;
      scene_.tick();
      must(scene_.house.design_service.add_plan(caller_, scene_.network, component, draft),
           "describing a way to make it");
    }
  }

 private:
  Scene& scene_;
  const DesignFile& design_;
  RevisionId revision_;
  Caller caller_;
  std::map<std::string, FileId> attached_;
};

designs::UseLevel level_of(const DesignFile& design) {
  return must(json::read<designs::UseLevel>('"' + design.use_level + '"'), "reading a level");
}

/// Reviewed, signed off by another person where the level asks for it, and released.
void release(Scene& scene, const DesignFile& design, const RevisionId& revision) {
  auto& releases = scene.house.releases;
  const auto level = level_of(design);
  const auto designer = scene.as(scene.designer);
  must(releases.request_review(designer, scene.network, revision, {level}), "asking for a review");
  for (const auto kind : designs::sign_offs_needed(level)) {
    must(releases.sign_off(scene.as(scene.quality), scene.network, revision, {kind, true, ""}),
         "signing off");
  }
  must(releases.release(designer, scene.network, revision), "releasing " + design.design);
}

}  // namespace

void release_first(Scene& scene, const std::string& name) {
  const auto design = must(read_design(name), "reading " + name);
  const auto older = design.earlier_revisions.empty() ? std::map<std::string, std::string>{}
                                                      : design.earlier_revisions.front().replaces;
  // What was drawn in a night has one way to be made; more come with the revision after it.
  const std::size_t ways = design.earlier_revisions.empty() ? 99 : 1;
  const auto designer = scene.as(scene.designer);
  designs::DesignDraft draft;
  draft.title = design.title;
  draft.summary = design.summary;
  draft.licence = design.licence;
  for (const auto& grant : designer.grants) {
    if (grant.role == accounts::Role::designer) draft.organization_id = grant.organization;
  }
  const auto created =
      must(scene.house.design_service.create(designer, scene.network, draft), "beginning " + name);
  const auto revision = created.revisions.front().revision_id;
  Writer writer{scene, design, revision, scene.designer};
  writer.describe({});
  const auto is_part = [&](const std::string& file) {
    return std::ranges::any_of(design.components, [&](const ComponentFile& component) {
      return std::ranges::any_of(component.process_plans, [&](const ProcessPlanFile& plan) {
        return std::ranges::find(plan.files, file) != plan.files.end();
      });
    });
  };
  if (!is_part(design.picture)) writer.attach(design.picture, design.picture, "", {});
  for (const auto& component : design.components) writer.add(component, older, ways);
  for (const auto& document : design.documents) {
    writer.attach(document.file, document.file, document.language, {});
  }
  const auto folder = "designs/" + name + "/";
  for (const auto& file : files().under(folder)) {
    const std::string source{file.path().substr(folder.size())};
    if (source.ends_with(".scad")) writer.attach(source, source, "", {});
  }
  scene.work();
  release(scene, design, revision);
  scene.designs[name] = {created.design_id, revision, revision};
}

void release_second(Scene& scene, const std::string& name) {
  const auto design = must(read_design(name), "reading " + name);
  const auto& earlier = design.earlier_revisions.front();
  const auto designer = scene.as(scene.designer);
  auto& service = scene.house.design_service;
  const auto begun = must(
      service.begin_revision(designer, scene.network, scene.designs.at(name).id), "a new revision");
  Writer writer{scene, design, begun.revision_id, scene.designer};
  writer.describe(earlier.withdrawn_because);
  for (const auto& component : begun.components) {
    for (const auto& plan : component.process_plans) {
      const auto old = std::ranges::find_if(begun.files, [&](const designs::FileView& file) {
        return plan.file_id == file.file_id && earlier.replaces.contains(file.name);
      });
      if (old == begun.files.end()) continue;
      const auto file = writer.attach(old->name, old->name, "", component.component_id);
      must(service.edit_plan(designer, scene.network, plan.process_plan_id,
                             {R"({"file_id":")" + file.text + R"("})", plan.version}),
           "taking the new file");
    }
  }
  for (std::size_t i = 0; i < design.components.size(); ++i) {
    const auto& plans = design.components[i].process_plans;
    for (std::size_t way = 1; way < plans.size(); ++way)
      writer.add(plans[way], begun.components.at(i).component_id, {});
  }
  for (const auto& file : begun.files) {
    if (!earlier.replaces.contains(file.name)) continue;
    must(scene.house.files.remove(designer, scene.network, file.file_id), "removing the old file");
  }
  scene.work();
  release(scene, design, begun.revision_id);
  scene.designs.at(name).newest = begun.revision_id;
}

void withdraw_first(Scene& scene, const std::string& name) {
  const auto design = must(read_design(name), "reading " + name);
  must(scene.house.releases.withdraw(scene.as(scene.quality), scene.network,
                                     scene.designs.at(name).first,
                                     {design.earlier_revisions.front().withdrawn_because.fr}),
       "withdrawing a revision");
}

}  // namespace touiza::demo
