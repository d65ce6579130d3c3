// The SQL of files and uploads.
#pragma once

#include "blobs/uploads.hpp"
#include "database/database.hpp"
#include "designs/file_model.hpp"

namespace touiza::designs {

using blobs::UploadId;

/// What a client said it would send; the bytes themselves wait in the upload store.
struct Upload {
  NetworkId network_id;
  UploadId upload_id;
  AccountId account_id;
  std::string sha256;
  std::int64_t size_bytes = 0;
  std::string media_type;
  bool is_complete = false;
  Instant created_at;
};
BOOST_DESCRIBE_STRUCT(Upload, (),
                      (network_id, upload_id, account_id, sha256, size_bytes, media_type,
                       is_complete, created_at))

class FileStore {
 public:
  static std::optional<DesignFile> find(database::Transaction&, const NetworkId&, const FileId&);
  static std::vector<DesignFile> files_of(database::Transaction&, const NetworkId&,
                                          const RevisionId&);
  static void add(database::Transaction&, const DesignFile&);
  static void save(database::Transaction&, const DesignFile&);
  static void remove(database::Transaction&, const DesignFile&);
  /// Digests of all blobs that files refer to.
  static std::vector<std::string> digests(database::Transaction&);

  static std::optional<Upload> find_upload(database::Transaction&, const NetworkId&,
                                           const UploadId&);
  static void add_upload(database::Transaction&, const Upload&);
  static void complete_upload(database::Transaction&, const Upload&);
  /// Uploads begun before `before` and not completed.
  static std::vector<UploadId> unfinished_uploads(database::Transaction&, Instant before);
  static void drop_unfinished_upload(database::Transaction&, const UploadId&);
};

}  // namespace touiza::designs
