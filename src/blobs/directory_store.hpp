// Blobs in a folder: ROOT/ab/cdef… by the digits of the digest, ROOT/incoming for what is being
// written.
#pragma once

#include "blobs/blob_store.hpp"

namespace touiza::blobs {

/// Removes what an interrupted process left in ROOT/incoming. Errors: as disk_error().
Result<std::unique_ptr<BlobStore>> open_directory_store(const std::filesystem::path& root,
                                                        const Clock& clock, Disk& disk);

}  // namespace touiza::blobs
