#include "database/detail/sqlite_writer.hpp"

#include <algorithm>

namespace touiza::database::detail {
namespace {

/// A group is cut here, so that the first of many thousands does not wait for the last.
constexpr std::size_t group_size_max = 512;

}  // namespace

SqliteWriter::SqliteWriter(const std::string& path, Seconds wait_max)
    : connection_{path, SqliteUse::writing, wait_max}, thread_{[this] { serve(); }} {}

SqliteWriter::~SqliteWriter() {
  {
    const std::lock_guard lock{mutex_};
    is_stopping_ = true;
  }
  arrived_.notify_one();
  thread_.join();
}

Done SqliteWriter::run(const Database::Work& work) {
  if (std::this_thread::get_id() == thread_.get_id()) {
    throw std::logic_error{"write() inside write(): the inner one would wait for the outer one."};
  }
  Job job{work, {}};
  auto future = job.promise.get_future();
  {
    const std::lock_guard lock{mutex_};
    waiting_.push_back(&job);
  }
  arrived_.notify_one();
  const auto outcome = future.get();
  if (const auto* failure = std::get_if<Failure>(&outcome)) return error_from(*failure);
  if (const auto* thrown = std::get_if<std::exception_ptr>(&outcome)) {
    std::rethrow_exception(*thrown);
  }
  return {};
}

std::size_t SqliteWriter::waiting_count() const {
  const std::lock_guard lock{mutex_};
  return waiting_.size();
}

std::size_t SqliteWriter::group_count() const {
  const std::lock_guard lock{mutex_};
  return group_count_;
}

void SqliteWriter::serve() {
  for (;;) {
    std::vector<Job*> group;
    {
      std::unique_lock lock{mutex_};
      arrived_.wait(lock, [&] { return is_stopping_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      ++group_count_;
      const auto size = std::min(waiting_.size(), group_size_max);
      group.assign(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(size));
      waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(size));
    }
    run_group(std::move(group));
  }
}

SqliteWriter::Outcome SqliteWriter::run_in_savepoint(const Database::Work& work) {
  Outcome outcome;
  bool is_kept = false;
  try {
    connection_.execute("SAVEPOINT job", {}, {});
    is_kept = work(connection_);
  } catch (const Failure& failure) {
    outcome = failure;
  } catch (...) {
    outcome = std::current_exception();
  }
  if (!connection_.is_in_transaction()) return outcome;
  try {
    if (!is_kept) connection_.execute("ROLLBACK TO job", {}, {});
    connection_.execute("RELEASE job", {}, {});
  } catch (const Failure& failure) {
    // The savepoint cannot be closed, so the whole group is undone; its members run again alone.
    connection_.roll_back();
    if (outcome.index() == 0) outcome = failure;
  }
  return outcome;
}

void SqliteWriter::run_group(std::vector<Job*> jobs) {
  std::vector<Outcome> outcomes(jobs.size());
  bool is_committed = false;
  try {
    connection_.execute("BEGIN IMMEDIATE", {}, {});
    for (std::size_t i = 0; i < jobs.size() && connection_.is_in_transaction(); ++i) {
      outcomes[i] = run_in_savepoint(jobs[i]->work);
    }
    if (connection_.is_in_transaction()) {
      connection_.execute("COMMIT", {}, {});
      is_committed = true;
    }
  } catch (const Failure& failure) {
    connection_.roll_back();
    for (auto& outcome : outcomes) outcome = failure;
  }

  if (!is_committed && jobs.size() > 1) {
    // One of them may have cost the others their transaction (a full disk, a reference checked at
    // commit): each gets one of its own.
    for (auto* job : jobs) run_group({job});
    return;
  }
  for (std::size_t i = 0; i < jobs.size(); ++i) jobs[i]->promise.set_value(std::move(outcomes[i]));
}

}  // namespace touiza::database::detail
