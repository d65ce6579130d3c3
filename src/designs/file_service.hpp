// Files of revisions: sent in resumable pieces, checked in the background, handed out safely.
#pragma once

#include "blobs/uploads.hpp"
#include "designs/catalogue.hpp"
#include "designs/design_service.hpp"
#include "designs/file_store.hpp"

namespace touiza::designs {

struct UploadDraft {
  std::int64_t size_bytes = 0;
  std::string sha256;
  std::string media_type;

  static constexpr std::int64_t size_max = std::int64_t{512} << 20;
  static constexpr auto rules() {
    return json::rules(
        json::range(&UploadDraft::size_bytes, {.min = 1, .max = static_cast<double>(size_max)}),
        json::text(&UploadDraft::sha256, {.min = 64, .max = 64}),
        json::text(&UploadDraft::media_type, {.min = 3, .max = 120}));
  }
};
BOOST_DESCRIBE_STRUCT(UploadDraft, (), (size_bytes, sha256, media_type))

struct UploadView {
  UploadId upload_id;
  std::int64_t offset = 0;  ///< Where to go on.
  std::int64_t size_bytes = 0;
  bool is_complete = false;
};
BOOST_DESCRIBE_STRUCT(UploadView, (), (upload_id, offset, size_bytes, is_complete))

struct FileDraft {
  UploadId upload_id;
  std::string name;
  FileRole role = FileRole::model;
  std::optional<ComponentId> component_id;
  std::string language;

  static constexpr auto rules() {
    return json::rules(json::text(&FileDraft::name, {.min = 1, .max = 400}),
                       json::text(&FileDraft::language, {.max = 2}),
                       json::may_be_absent(&FileDraft::language));
  }
};
BOOST_DESCRIBE_STRUCT(FileDraft, (), (upload_id, name, role, component_id, language))

/// Bytes of a file that the caller may have.
struct FileContent {
  DesignFile file;
  blobs::OpenBlob blob;
};

/// Which bytes of a file are wanted.
enum class FilePart { content, picture, preview };

/// Asks for a file to be checked in the background, once the transaction is committed.
using AskForAnalysis = std::function<void(database::Transaction&, const NetworkId&, const FileId&)>;

class FileService {
 public:
  FileService(accounts::Foundation& foundation, blobs::BlobStore& blobs, blobs::Uploads& uploads,
              AskForAnalysis ask_for_analysis, AskForEstimate ask_for_estimate)
      : foundation_{foundation},
        blobs_{blobs},
        uploads_{uploads},
        ask_for_analysis_{std::move(ask_for_analysis)},
        ask_for_estimate_{std::move(ask_for_estimate)} {}

  /// Errors of all: "not_found", "not_allowed" and its kin, those of blobs/, those named.
  Result<UploadView> begin_upload(const accounts::Caller& caller, const NetworkId& network,
                                  const UploadDraft& draft);
  Result<UploadView> upload(const accounts::Caller& caller, const NetworkId& network,
                            const UploadId& upload);
  /// Takes bytes from `offset` on; see blobs::UploadWriter.
  Result<blobs::UploadWriter> resume_upload(const accounts::Caller& caller,
                                            const NetworkId& network, const UploadId& upload,
                                            std::uint64_t offset);
  /// After the bytes of one request: makes a blob of it where all are here.
  Result<UploadView> close_upload(const accounts::Caller& caller, const NetworkId& network,
                                  const UploadId& upload);

  /// Forgets uploads that nobody continued for seven days, and their bytes. Once a day.
  Done expire_uploads();

  /// A finished upload becomes a file of a draft. Errors: "upload_is_incomplete",
  /// "file_type_is_unknown", "file_name_is_empty", "revision_is_not_a_draft".
  Result<FileView> attach(const accounts::Caller& caller, const NetworkId& network,
                          const RevisionId& revision, const FileDraft& draft);
  Result<FileView> file(const accounts::Caller& caller, const NetworkId& network,
                        const FileId& file);
  Done remove(const accounts::Caller& caller, const NetworkId& network, const FileId& file);
  /// Downloads of the content are told as events. Errors: "not_found" also for a missing picture.
  Result<FileContent> open(const accounts::Caller& caller, const NetworkId& network,
                           const FileId& file, FilePart part);

  /// In the background: checks one file with `workbench` and keeps what was found.
  Done analyse(const NetworkId& network, const FileId& file, Workbench& workbench);

  /// In the background: estimates the cycle of one process plan, once its file is checked.
  Done estimate(const NetworkId& network, const ProcessPlanId& plan, Workbench& workbench,
                DesignService& designs);

  /// For other rooms (photos, signatures): the digest of a finished upload of this caller.
  Result<std::string> finished_digest(database::Transaction& t, const accounts::Caller& caller,
                                      const NetworkId& network, const UploadId& upload) const;

  /// Digests that rows of this room refer to, for the collection of blobs.
  static std::vector<std::string> referenced(database::Transaction& t) {
    return FileStore::digests(t);
  }

 private:
  Result<Upload> own_upload(const accounts::Caller& caller, const NetworkId& network,
                            const UploadId& upload);
  Result<FileAnalysis> looked_at(const DesignFile& file, Workbench& workbench);
  Done keep_pictures(FileAnalysis& analysis, DesignFile& file);

  accounts::Foundation& foundation_;
  blobs::BlobStore& blobs_;
  blobs::Uploads& uploads_;
  AskForAnalysis ask_for_analysis_;
  AskForEstimate ask_for_estimate_;
};

}  // namespace touiza::designs
