// A database whose transactions can be made one: what a request does in several steps, and the
// memory of its answer, are then kept together or not at all.
#pragma once

#include "database/database.hpp"

namespace touiza::accounts {

/// Stands in front of the database that services are given. Outside together() it changes nothing.
class JointDatabase final : public database::Database {
 public:
  explicit JointDatabase(database::Database& inner) : inner_{inner} {}

  /// One write(): every read() and write() that `fn` makes on this thread through this object joins
  /// it. A write() that is refused inside undoes its own changes only; the caller of together()
  /// decides on the whole with what `fn` returns. `fn` may be run again, and does no other I/O.
  template <class F>
  auto together(F&& fn) -> std::invoke_result_t<F&, database::Transaction&> {
    return inner_.write([&](database::Transaction& transaction) {
      const Joint joint{*this, transaction};
      return fn(transaction);
    });
  }

  database::Engine engine() const override { return inner_.engine(); }
  Done backup_to(const std::filesystem::path& path) override { return inner_.backup_to(path); }
  Result<std::vector<std::string>> findings() override { return inner_.findings(); }
  Done run_alone(const Work& work) override { return inner_.run_alone(work); }

 protected:
  Done run_read(const Work& work) override;
  Done run_write(const Work& work) override;

 private:
  /// Makes `transaction` the one that this thread's calls join, until the object goes.
  class Joint {
   public:
    Joint(const JointDatabase& owner, database::Transaction& transaction);
    ~Joint();
    Joint(const Joint&) = delete;
    Joint& operator=(const Joint&) = delete;
  };

  /// The transaction to join, if this thread is inside together().
  database::Transaction* joined() const;

  database::Database& inner_;
};

}  // namespace touiza::accounts
