#include "accounts/joint_database.hpp"

#include <stdexcept>

namespace touiza::accounts {
namespace {

struct Current {
  const JointDatabase* owner = nullptr;
  database::Transaction* transaction = nullptr;
  bool is_writing = false;  ///< Inside a write() that has joined.
};
thread_local Current current;

/// After these, the transaction can go on once the savepoint is undone; after others it cannot.
bool is_mendable(database::FailureKind kind) {
  return kind == database::FailureKind::unique || kind == database::FailureKind::foreign_key ||
         kind == database::FailureKind::text;
}

void undo(database::Transaction& transaction) {
  transaction.run_script("ROLLBACK TO SAVEPOINT joined");
  transaction.run_script("RELEASE SAVEPOINT joined");
}

Done write_in_savepoint(database::Transaction& transaction, const database::Database::Work& work) {
  transaction.run_script("SAVEPOINT joined");
  try {
    if (!work(transaction)) {
      undo(transaction);
      return {};
    }
  } catch (const database::Failure& failure) {
    if (!is_mendable(failure.kind())) throw;
    undo(transaction);
    return error_from(failure);
  }
  transaction.run_script("RELEASE SAVEPOINT joined");
  return {};
}

/// Ends a transaction without being anybody's answer: it has no code.
const Error undone_as_wanted{};

/// Runs `work` through `way` (a read or a write of the inner database), which wants a Result.
template <class Way>
Done pass_on(const Way& way, const database::Database::Work& work) {
  bool is_undone = false;
  const Done done = way([&](database::Transaction& transaction) -> Done {
    is_undone = !work(transaction);
    if (is_undone) return undone_as_wanted;
    return {};
  });
  // The work knows itself why it wanted to be undone.
  if (!done && is_undone && done.error().code.empty()) return {};
  return done;
}

}  // namespace

JointDatabase::Joint::Joint(const JointDatabase& owner, database::Transaction& transaction) {
  if (current.transaction != nullptr) throw std::logic_error{"together() inside together()."};
  current = Current{&owner, &transaction, false};
}

JointDatabase::Joint::~Joint() { current = Current{}; }

database::Transaction* JointDatabase::joined() const {
  return current.owner == this ? current.transaction : nullptr;
}

Done JointDatabase::run_read(const Work& work) {
  if (auto* transaction = joined()) {
    work(*transaction);
    return {};
  }
  return pass_on([&](const auto& fn) { return inner_.read(fn); }, work);
}

Done JointDatabase::run_write(const Work& work) {
  auto* transaction = joined();
  if (transaction == nullptr)
    return pass_on([&](const auto& fn) { return inner_.write(fn); }, work);
  if (current.is_writing) throw std::logic_error{"write() inside write()."};
  current.is_writing = true;
  struct Leave {
    ~Leave() { current.is_writing = false; }
  } leave;
  return write_in_savepoint(*transaction, work);
}

}  // namespace touiza::accounts
