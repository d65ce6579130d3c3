// How many pieces of a lot are looked at, and how many may be bad.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>

namespace touiza::production {

/// Shown before anybody looks at a piece, so that the verdict is not bargained over afterwards.
struct SamplingPlan {
  std::int64_t sample_size = 0;
  std::int64_t accept_max = 0;       ///< With so many bad ones it may still be accepted (Ac).
  std::int64_t reject_min = 0;       ///< From so many on it may not (Re).
  std::int64_t measured_pieces = 0;  ///< Of the sample, two dimensions of each are measured.
};
BOOST_DESCRIBE_STRUCT(SamplingPlan, (), (sample_size, accept_max, reject_min, measured_pieces))

/// A simple default. Up to 50 pieces every one is looked at: the bad ones are taken out, and the
/// rest is good as long as they are no more than a tenth. Larger lots are sampled with the single,
/// normal plans for 2.5 nonconforming items per hundred of MIL-STD-105E at level II. `is_strict`,
/// for the first lot of a lab on probation, looks at twice as many with the same Ac.
SamplingPlan sampling_plan(std::int64_t lot_size, bool is_strict);

}  // namespace touiza::production
