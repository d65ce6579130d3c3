#include "designs/release_service.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "database/database.hpp"
#include "designs/design_store.hpp"
#include "designs/draft_access.hpp"
#include "designs/file_store.hpp"

namespace touiza::designs {
namespace {

using accounts::Action;
using accounts::Caller;
using database::Transaction;

Error release_is_incomplete(const std::vector<std::string>& objections) {
  Error error{ErrorKind::conflict, "release_is_incomplete", objections.front(),
              "Complete what is named, then try again."};
  for (const auto& objection : objections) error.errors.push_back({"", "missing", objection});
  return error;
}

/// Files that were refused or not yet looked at, which nobody should make from.
void object_to_files(Transaction& t, const Revision& revision,
                     std::vector<std::string>& objections) {
  for (const auto& file : FileStore::files_of(t, revision.network_id, revision.revision_id)) {
    if (file.state == FileState::waiting) {
      objections.push_back(fmt::format("The file '{}' has not been checked yet.", file.name));
    }
    if (file.state == FileState::refused) {
      objections.push_back(fmt::format("The file '{}' cannot be made as it is.", file.name));
    }
  }
}

std::vector<std::string> objections_to(Transaction& t, const OpenDraft& open, UseLevel level,
                                       const std::vector<SignOff>& sign_offs) {
  const auto& revision = open.revision;
  const WholeRevision whole{
      open.design, revision,
      DesignStore::components_of(t, revision.network_id, revision.revision_id),
      DesignStore::plans_of(t, revision.network_id, revision.revision_id)};
  auto objections = release_objections(whole, level, sign_offs);
  object_to_files(t, revision, objections);
  return objections;
}

/// The sign-offs as they would be if all were given: what else is missing shows.
std::vector<SignOff> all_given(UseLevel level) {
  std::vector<SignOff> given;
  for (const auto kind : sign_offs_needed(level)) {
    SignOff sign_off;
    sign_off.kind = kind;
    sign_off.state = SignOffState::given;
    given.push_back(std::move(sign_off));
  }
  return given;
}

}  // namespace

Done ReleaseService::move(Transaction& t, const Caller& caller, Revision& revision,
                          RevisionState to, const std::string& reason) {
  const auto from = revision.state;
  if (!is_allowed(from, to)) {
    return Error{ErrorKind::conflict, "transition_not_allowed",
                 fmt::format("Revision {} is {} and cannot become {}.", revision.number,
                             json::enum_name(from), json::enum_name(to)),
                 "Read the revision again: somebody may have been faster."};
  }
  const auto now = foundation_.clock.now();
  revision.state = to;
  ++revision.version;
  if (to == RevisionState::released) revision.released_at = now;
  DesignStore::save_revision(t, revision);
  DesignStore::record_transition(t, revision, from, to, caller.actor(), now, reason,
                                 new_uuid(now, foundation_.random));
  foundation_.events.publish(
      t, {revision.network_id, fmt::format("revision.{}", json::enum_name(to)), "revision",
          revision.revision_id.text, caller.actor()});
  return {};
}

Result<RevisionView> ReleaseService::request_review(const Caller& caller, const NetworkId& network,
                                                    const RevisionId& id,
                                                    const ReviewRequest& request) {
  return foundation_.database.write([&](Transaction& t) -> Result<RevisionView> {
    auto open = open_revision(t, caller, Action::edit_design, network, id);
    if (!open) return open.error();
    auto& revision = open->revision;
    const auto objections =
        objections_to(t, *open, request.use_level, all_given(request.use_level));
    if (!objections.empty()) return release_is_incomplete(objections);
    revision.use_level = request.use_level;
    if (const auto moved = move(t, caller, revision, RevisionState::in_review, ""); !moved) {
      return moved.error();
    }
    DesignStore::void_sign_offs(t, network, id);
    for (const auto kind : sign_offs_needed(request.use_level)) {
      SignOff sign_off;
      sign_off.network_id = network;
      sign_off.sign_off_id = new_id<SignOffId>(foundation_.clock.now(), foundation_.random);
      sign_off.revision_id = id;
      sign_off.kind = kind;
      DesignStore::add_sign_off(t, sign_off);
    }
    return view_of(t, open->design, revision);
  });
}

Result<RevisionView> ReleaseService::sign_off(const Caller& caller, const NetworkId& network,
                                              const RevisionId& id, const SignOffAnswer& answer) {
  return foundation_.database.write([&](Transaction& t) -> Result<RevisionView> {
    const auto open = open_revision(t, caller, Action::sign_off_revision, network, id);
    if (!open) return open.error();
    const auto given = DesignStore::sign_offs_of(t, network, id);
    const bool is_second_by_same = std::ranges::any_of(given, [&](const SignOff& other) {
      return other.kind != answer.kind && other.state == SignOffState::given &&
             other.answered_by == caller.actor();
    });
    if (is_second_by_same && open->revision.use_level == UseLevel::clinical) {
      return Error{ErrorKind::conflict, "sign_off_needs_another_person",
                   "You have given the other sign-off of this clinical revision.",
                   "Ask a second person: clinical release needs two."};
    }
    SignOff sign_off;
    sign_off.network_id = network;
    sign_off.revision_id = id;
    sign_off.kind = answer.kind;
    sign_off.state = answer.is_given ? SignOffState::given : SignOffState::refused;
    sign_off.answered_by = caller.actor();
    sign_off.answered_at = foundation_.clock.now();
    sign_off.note = answer.note;
    const bool is_asked = open->revision.state == RevisionState::in_review &&
                          DesignStore::answer_sign_off(t, sign_off) == 1;
    if (!is_asked) {
      return Error{
          ErrorKind::conflict, "sign_off_is_not_asked",
          fmt::format("No {} sign-off is open for this revision.", json::enum_name(answer.kind)),
          "Ask for a review first."};
    }
    foundation_.events.publish(
        t, {network, answer.is_given ? "revision.signed_off" : "revision.sign_off_refused",
            "revision", id.text, caller.actor()});
    return view_of(t, open->design, open->revision);
  });
}

Result<RevisionView> ReleaseService::return_to_draft(const Caller& caller, const NetworkId& network,
                                                     const RevisionId& id,
                                                     const RevisionReason& reason) {
  return foundation_.database.write([&](Transaction& t) -> Result<RevisionView> {
    auto open = open_revision(t, caller, Action::edit_design, network, id);
    if (!open) return open.error();
    if (const auto moved = move(t, caller, open->revision, RevisionState::draft, reason.reason);
        !moved) {
      return moved.error();
    }
    DesignStore::void_sign_offs(t, network, id);
    return view_of(t, open->design, open->revision);
  });
}

Result<RevisionView> ReleaseService::release(const Caller& caller, const NetworkId& network,
                                             const RevisionId& id) {
  return foundation_.database.write([&](Transaction& t) -> Result<RevisionView> {
    auto open = open_revision(t, caller, Action::release_revision, network, id);
    if (!open) return open.error();
    auto& revision = open->revision;
    const auto level = revision.use_level.value_or(UseLevel::community);
    if (revision.state == RevisionState::in_review) {
      const auto objections =
          objections_to(t, *open, level, DesignStore::sign_offs_of(t, network, id));
      if (!objections.empty()) return release_is_incomplete(objections);
    }
    // The older one goes first: a design has one released revision at most, and the database knows
    // it.
    if (auto older = DesignStore::released_revision(t, network, revision.design_id);
        older && is_allowed(revision.state, RevisionState::released)) {
      const auto reason = fmt::format("Revision {} was released.", revision.number);
      if (const auto moved = move(t, caller, *older, RevisionState::superseded, reason); !moved) {
        return moved.error();
      }
    }
    if (const auto moved = move(t, caller, revision, RevisionState::released, ""); !moved) {
      return moved.error();
    }
    return view_of(t, open->design, revision);
  });
}

Result<Consequences> ReleaseService::consequences(const Caller& caller, const NetworkId& network,
                                                  const RevisionId& id) {
  return foundation_.database.read([&](Transaction& t) -> Result<Consequences> {
    const auto open = open_revision(t, caller, Action::see_design, network, id);
    if (!open) return open.error();
    Consequences consequences;
    for (auto* observer : observers_) observer->count(t, network, id, consequences);
    return consequences;
  });
}

Result<RevisionView> ReleaseService::withdraw(const Caller& caller, const NetworkId& network,
                                              const RevisionId& id, const RevisionReason& reason) {
  return foundation_.database.write([&](Transaction& t) -> Result<RevisionView> {
    auto open = open_revision(t, caller, Action::withdraw_revision, network, id);
    if (!open) return open.error();
    if (const auto moved = move(t, caller, open->revision, RevisionState::withdrawn, reason.reason);
        !moved) {
      return moved.error();
    }
    for (auto* observer : observers_) {
      if (const auto told = observer->on_withdrawn(t, caller, open->revision, reason.reason);
          !told) {
        return told.error();
      }
    }
    return view_of(t, open->design, open->revision);
  });
}

}  // namespace touiza::designs
