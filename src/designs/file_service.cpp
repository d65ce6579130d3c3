#include "designs/file_service.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/sha256.hpp"
#include "database/database.hpp"
#include "designs/design_store.hpp"
#include "designs/draft_access.hpp"
#include "network/ids.hpp"

namespace touiza::designs {
namespace {

using accounts::Action;
using accounts::Caller;
using database::Transaction;

UploadView view_of(const Upload& upload, std::uint64_t offset) {
  return {upload.upload_id,
          static_cast<std::int64_t>(upload.is_complete ? upload.size_bytes : offset),
          upload.size_bytes, upload.is_complete};
}

blobs::UploadPlan plan_of(const Upload& upload) {
  return {upload.upload_id, static_cast<std::uint64_t>(upload.size_bytes), upload.sha256};
}

Error upload_is_incomplete() {
  return {ErrorKind::conflict,
          "upload_is_incomplete",
          "Not all bytes of this upload have arrived.",
          "Go on sending where it stopped, then try again.",
          {{"upload_id", "upload_is_incomplete", "This upload is not complete."}}};
}

/// Of a content type that a browser could run, nothing is said.
std::string safe_media_type(const std::string& name) {
  if (name.ends_with(".png")) return "image/png";
  if (name.ends_with(".jpg")) return "image/jpeg";
  if (name.ends_with(".pdf")) return "application/pdf";
  if (name.ends_with(".stl")) return "model/stl";
  if (name.ends_with(".3mf")) return "model/3mf";
  if (name.ends_with(".obj")) return "model/obj";
  if (name.ends_with(".txt") || name.ends_with(".md")) return "text/plain; charset=utf-8";
  return "application/octet-stream";
}

}  // namespace

Result<Upload> FileService::own_upload(const Caller& caller, const NetworkId& network,
                                       const UploadId& id) {
  return foundation_.database.read([&](Transaction& t) -> Result<Upload> {
    const auto upload = FileStore::find_upload(t, network, id);
    if (!upload || upload->account_id != caller.actor()) return network::not_found();
    return *upload;
  });
}

Result<UploadView> FileService::begin_upload(const Caller& caller, const NetworkId& network,
                                             const UploadDraft& draft) {
  if (const auto allowed = accounts::allow(caller, Action::upload_file, {.network = network});
      !allowed) {
    return allowed.error();
  }
  if (!is_sha256_hex(draft.sha256)) {
    return Error{
        ErrorKind::invalid_input,
        "digest_is_malformed",
        "The sha256 is not 64 hexadecimal digits.",
        "Send the SHA-256 of the whole file in lower case.",
        {{"sha256", "digest_is_malformed", "64 digits of lower-case hexadecimal are needed."}}};
  }
  const auto now = foundation_.clock.now();
  const Upload upload{.network_id = network,
                      .upload_id = new_id<UploadId>(now, foundation_.random),
                      .account_id = caller.actor(),
                      .sha256 = draft.sha256,
                      .size_bytes = draft.size_bytes,
                      .media_type = draft.media_type,
                      .is_complete = false,
                      .created_at = now};
  // Its file begins with its first bytes: an announcement is repeated or undone without a trace.
  return foundation_.database.write([&](Transaction& t) -> Result<UploadView> {
    FileStore::add_upload(t, upload);
    return view_of(upload, 0);
  });
}

Result<UploadView> FileService::upload(const Caller& caller, const NetworkId& network,
                                       const UploadId& id) {
  const auto upload = own_upload(caller, network, id);
  if (!upload) return upload.error();
  if (upload->is_complete) return view_of(*upload, 0);
  return uploads_.offset(id).map([&](std::uint64_t offset) { return view_of(*upload, offset); });
}

Result<blobs::UploadWriter> FileService::resume_upload(const Caller& caller,
                                                       const NetworkId& network, const UploadId& id,
                                                       std::uint64_t offset) {
  const auto upload = own_upload(caller, network, id);
  if (!upload) return upload.error();
  if (upload->is_complete) {
    return Error{ErrorKind::conflict, "upload_offset_differs",
                 fmt::format("The upload is complete: it is at {}.", upload->size_bytes),
                 "Nothing is left to be sent."};
  }
  return uploads_.resume(plan_of(*upload), offset);
}

Result<UploadView> FileService::close_upload(const Caller& caller, const NetworkId& network,
                                             const UploadId& id) {
  auto upload = own_upload(caller, network, id);
  if (!upload) return upload.error();
  if (upload->is_complete) return view_of(*upload, 0);
  const auto offset = uploads_.offset(id);
  if (!offset) return offset.error();
  if (*offset < static_cast<std::uint64_t>(upload->size_bytes)) return view_of(*upload, *offset);
  if (const auto blob = uploads_.finish(plan_of(*upload)); !blob) return blob.error();
  return foundation_.database.write([&](Transaction& t) -> Result<UploadView> {
    FileStore::complete_upload(t, *upload);
    auto complete = *upload;
    complete.is_complete = true;
    return view_of(complete, 0);
  });
}

Done FileService::expire_uploads() {
  const auto before = foundation_.clock.now() - blobs::Uploads::age_max;
  if (const auto gone = uploads_.expire(before); !gone) return gone.error();
  const auto old = foundation_.database.read([&](Transaction& t) -> Result<std::vector<UploadId>> {
    return FileStore::unfinished_uploads(t, before);
  });
  if (!old) return old.error();
  // One that is old and still continued has bytes here.
  std::vector<UploadId> forgotten;
  for (const auto& id : *old) {
    const auto offset = uploads_.offset(id);
    if (offset && *offset == 0) forgotten.push_back(id);
  }
  if (forgotten.empty()) return {};
  return foundation_.database.write([&](Transaction& t) -> Done {
    for (const auto& id : forgotten) FileStore::drop_unfinished_upload(t, id);
    return {};
  });
}

Result<std::string> FileService::finished_digest(Transaction& t, const Caller& caller,
                                                 const NetworkId& network,
                                                 const UploadId& id) const {
  const auto upload = FileStore::find_upload(t, network, id);
  if (!upload || upload->account_id != caller.actor()) return network::not_found();
  if (!upload->is_complete) return upload_is_incomplete();
  return upload->sha256;
}

Result<FileView> FileService::attach(const Caller& caller, const NetworkId& network,
                                     const RevisionId& id, const FileDraft& draft) {
  const auto name = file_name_from(draft.name, draft.role);
  if (!name) return name.error();
  const auto upload = own_upload(caller, network, draft.upload_id);
  if (!upload) return upload.error();
  if (!upload->is_complete) return upload_is_incomplete();
  if (const auto renewed = blobs_.renew(upload->sha256); !renewed) return renewed.error();
  return foundation_.database.write([&](Transaction& t) -> Result<FileView> {
    const auto open = open_draft(t, caller, network, id);
    if (!open) return open.error();
    const auto now = foundation_.clock.now();
    DesignFile file;
    file.network_id = network;
    file.file_id = new_id<FileId>(now, foundation_.random);
    file.revision_id = id;
    file.component_id = draft.component_id;
    file.name = *name;
    file.role = draft.role;
    file.language = draft.language;
    file.sha256 = upload->sha256;
    file.size_bytes = upload->size_bytes;
    file.media_type = safe_media_type(folded(*name));
    file.uploaded_by = caller.actor();
    file.uploaded_at = now;
    const bool is_looked_at = draft.role == FileRole::model || draft.role == FileRole::outline;
    file.state = is_looked_at ? FileState::waiting : FileState::checked;
    if (file.component_id) {
      const auto component = DesignStore::find_component(t, network, *file.component_id);
      if (!component || component->revision_id != id) return network::not_found();
    }
    FileStore::add(t, file);
    if (is_looked_at) ask_for_analysis_(t, network, file.file_id);
    return designs::view_of(file);
  });
}

Result<FileView> FileService::file(const Caller& caller, const NetworkId& network,
                                   const FileId& id) {
  if (const auto allowed = accounts::allow(caller, Action::see_design, {.network = network});
      !allowed) {
    return allowed.error();
  }
  return foundation_.database.read([&](Transaction& t) -> Result<FileView> {
    const auto file = FileStore::find(t, network, id);
    if (!file) return network::not_found();
    return designs::view_of(*file);
  });
}

Done FileService::remove(const Caller& caller, const NetworkId& network, const FileId& id) {
  return foundation_.database.write([&](Transaction& t) -> Done {
    const auto file = FileStore::find(t, network, id);
    if (!file) return network::not_found();
    const auto open = open_draft(t, caller, network, file->revision_id);
    if (!open) return open.error();
    const auto plans = DesignStore::plans_of(t, network, file->revision_id);
    if (std::ranges::find(plans, std::optional{id}, &ProcessPlan::file_id) != plans.end()) {
      return Error{ErrorKind::conflict, "file_is_in_use",
                   fmt::format("A process plan works from '{}'.", file->name),
                   "Name another file in the process plan first."};
    }
    FileStore::remove(t, *file);
    return {};
  });
}

Result<FileContent> FileService::open(const Caller& caller, const NetworkId& network,
                                      const FileId& id, FilePart part) {
  const auto action = part == FilePart::content ? Action::download_file : Action::see_design;
  if (const auto allowed = accounts::allow(caller, action, {.network = network}); !allowed) {
    return allowed.error();
  }
  auto file = foundation_.database.read([&](Transaction& t) -> Result<DesignFile> {
    auto found = FileStore::find(t, network, id);
    if (!found) return network::not_found();
    return *std::move(found);
  });
  if (!file) return file.error();
  const auto digest = part == FilePart::content   ? std::optional{file->sha256}
                      : part == FilePart::picture ? file->picture_sha256
                                                  : file->preview_sha256;
  if (!digest) return network::not_found();
  auto blob = blobs_.open(*digest);
  if (!blob) return blob.error();
  return FileContent{std::move(*file), std::move(*blob)};
}

Result<FileAnalysis> FileService::looked_at(const DesignFile& file, Workbench& workbench) {
  const auto blob = blobs_.open(file.sha256);
  if (!blob) return blob.error();
  return workbench.analyse(blob->descriptor(), file.name);
}

Done FileService::keep_pictures(FileAnalysis& analysis, DesignFile& file) {
  if (!analysis.picture_png.empty()) {
    const auto picture = blobs_.put(analysis.picture_png);
    if (!picture) return picture.error();
    file.picture_sha256 = picture->sha256;
  }
  if (!analysis.preview.empty()) {
    const auto preview = blobs_.put(analysis.preview);
    if (!preview) return preview.error();
    file.preview_sha256 = preview->sha256;
  }
  return {};
}

Done FileService::analyse(const NetworkId& network, const FileId& id, Workbench& workbench) {
  auto found = foundation_.database.read([&](Transaction& t) -> Result<std::optional<DesignFile>> {
    return FileStore::find(t, network, id);
  });
  if (!found) return found.error();
  if (!*found) return {};  // Removed meanwhile.
  auto file = **found;

  auto analysis = looked_at(file, workbench);
  if (!analysis) {
    // What went wrong with the file is a finding; what went wrong with us is tried again.
    if (analysis.error().kind != ErrorKind::invalid_input) return analysis.error();
    file.state = FileState::refused;
    file.problems = {{analysis.error().code, analysis.error().message, analysis.error().remedy}};
  } else {
    file.state = analysis->can_be_made ? FileState::checked : FileState::refused;
    file.measure = analysis->measure;
    file.problems = analysis->problems;
    if (const auto kept = keep_pictures(*analysis, file); !kept) return kept;
  }
  return foundation_.database.write([&](Transaction& t) -> Done {
    if (!FileStore::find(t, network, id)) return {};
    FileStore::save(t, file);
    for (const auto& plan : DesignStore::plans_of(t, network, file.revision_id)) {
      if (plan.file_id == id && file.state == FileState::checked)
        ask_for_estimate_(t, network, plan.process_plan_id);
    }
    foundation_.events.publish(
        t, {network, "file.checked", "file", id.text, accounts::system_account});
    return {};
  });
}

Done FileService::estimate(const NetworkId& network, const ProcessPlanId& id, Workbench& workbench,
                           DesignService& designs) {
  struct Subject {
    ProcessPlan plan;
    std::optional<DesignFile> file;
  };
  const auto subject =
      foundation_.database.read([&](Transaction& t) -> Result<std::optional<Subject>> {
        const auto plan = DesignStore::find_plan(t, network, id);
        if (!plan) return std::optional<Subject>{};
        return std::optional{Subject{
            *plan, plan->file_id ? FileStore::find(t, network, *plan->file_id) : std::nullopt}};
      });
  if (!subject) return subject.error();
  if (!*subject) return {};  // Removed meanwhile.
  const auto& [plan, file] = **subject;
  if (file && file->state != FileState::checked) return {};  // Asked for again once it is checked.

  std::optional<blobs::OpenBlob> bytes;
  if (file) {
    auto blob = blobs_.open(file->sha256);
    if (!blob) return blob.error();
    bytes = std::move(*blob);
  }
  const auto estimate =
      workbench.estimate(bytes ? bytes->descriptor() : -1, file ? file->name : "", plan);
  if (!estimate) {
    // Nothing can be said of this plan; the designer declares its time.
    return estimate.error().kind == ErrorKind::invalid_input ? Done{} : Done{estimate.error()};
  }
  return designs.record_estimate(network, id, plan.version, *estimate);
}

}  // namespace touiza::designs
