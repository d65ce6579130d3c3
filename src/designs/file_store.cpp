#include "designs/file_store.hpp"

namespace touiza::designs {
namespace {

using database::Transaction;

constexpr auto find_file_sql = R"sql(
  SELECT network_id, file_id, revision_id, component_id, name, role, language, sha256, size_bytes,
         media_type, state, measure, problems, picture_sha256, preview_sha256, uploaded_by, uploaded_at
  FROM design_file
  WHERE network_id = ?1 AND file_id = ?2
)sql";

constexpr auto files_of_sql = R"sql(
  SELECT network_id, file_id, revision_id, component_id, name, role, language, sha256, size_bytes,
         media_type, state, measure, problems, picture_sha256, preview_sha256, uploaded_by, uploaded_at
  FROM design_file
  WHERE network_id = ?1 AND revision_id = ?2
  ORDER BY file_id
)sql";

constexpr auto remove_file_sql = R"sql(
  DELETE FROM design_file WHERE network_id = ?1 AND file_id = ?2
)sql";

constexpr auto digests_sql = R"sql(
  SELECT sha256 FROM design_file
  UNION SELECT picture_sha256 FROM design_file WHERE picture_sha256 IS NOT NULL
  UNION SELECT preview_sha256 FROM design_file WHERE preview_sha256 IS NOT NULL
)sql";

constexpr auto find_upload_sql = R"sql(
  SELECT network_id, upload_id, account_id, sha256, size_bytes, media_type, is_complete, created_at
  FROM upload
  WHERE network_id = ?1 AND upload_id = ?2
)sql";

constexpr auto complete_upload_sql = R"sql(
  UPDATE upload SET is_complete = TRUE WHERE network_id = ?1 AND upload_id = ?2
)sql";

constexpr auto unfinished_uploads_sql = R"sql(
  SELECT upload_id FROM upload WHERE NOT is_complete AND created_at < ?1
)sql";

constexpr auto drop_unfinished_upload_sql = R"sql(
  DELETE FROM upload WHERE NOT is_complete AND upload_id = ?1
)sql";

}  // namespace

std::optional<DesignFile> FileStore::find(Transaction& t, const NetworkId& network,
                                          const FileId& file) {
  return t.one<DesignFile>(find_file_sql, network, file);
}

std::vector<DesignFile> FileStore::files_of(Transaction& t, const NetworkId& network,
                                            const RevisionId& revision) {
  return t.all<DesignFile>(files_of_sql, network, revision);
}

void FileStore::add(Transaction& t, const DesignFile& file) { t.insert("design_file", file); }

void FileStore::save(Transaction& t, const DesignFile& file) {
  t.update("design_file", file, {"network_id", "file_id"});
}

void FileStore::remove(Transaction& t, const DesignFile& file) {
  t.run(remove_file_sql, file.network_id, file.file_id);
}

std::vector<std::string> FileStore::digests(Transaction& t) {
  return t.all<std::string>(digests_sql);
}

std::optional<Upload> FileStore::find_upload(Transaction& t, const NetworkId& network,
                                             const UploadId& upload) {
  return t.one<Upload>(find_upload_sql, network, upload);
}

void FileStore::add_upload(Transaction& t, const Upload& upload) { t.insert("upload", upload); }

void FileStore::complete_upload(Transaction& t, const Upload& upload) {
  t.run(complete_upload_sql, upload.network_id, upload.upload_id);
}

std::vector<UploadId> FileStore::unfinished_uploads(Transaction& t, Instant before) {
  return t.all<UploadId>(unfinished_uploads_sql, before);
}

void FileStore::drop_unfinished_upload(Transaction& t, const UploadId& upload) {
  t.run(drop_unfinished_upload_sql, upload);
}

}  // namespace touiza::designs
