// The ids of this room's things, and the answer to a question for one that is not there.
#pragma once

#include "base/id.hpp"

namespace touiza::network {

using TownId = Id<struct TownTag>;
using LabId = Id<struct LabTag>;
using MachineId = Id<struct MachineTag>;
using MaterialId = Id<struct MaterialTag>;
using SiteId = Id<struct SiteTag>;
using KnowHowId = Id<struct KnowHowTag>;

/// The one answer for what does not exist and for what the caller may not know of: the same body
/// as that of an address that names nothing.
inline Error not_found() {
  return {ErrorKind::not_found, "not_found", "There is nothing here.", "Check the address."};
}

}  // namespace touiza::network
