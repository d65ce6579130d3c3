// How much of each job's work stands today, for the seven quantities.
#pragma once

#include "campaigns/progress.hpp"
#include "production/books.hpp"

namespace touiza::production {

/// Made: good pieces as reported, without those that were rejected, thrown away, recalled before
/// they arrived, or lost since, alone or inside of a product. Accepted: of these, what stands in
/// accepted lots; of a lot on hold only what had gone on before it was held.
class Output final : public campaigns::MadeSoFar {
 public:
  explicit Output(const stock::Ledger& ledger) : ledger_{ledger} {}

  std::vector<campaigns::JobOutput> made(database::Transaction& t,
                                         const NetworkId& network) override;

 private:
  const stock::Ledger& ledger_;
};

}  // namespace touiza::production
