#include <charconv>

#include "designs/design_api.hpp"

namespace touiza::designs {
namespace {

using accounts::Action;
using accounts::Caller;
using http::Request;
using http::Response;

struct UploadsPath {
  NetworkId network;
};
BOOST_DESCRIBE_STRUCT(UploadsPath, (), (network))

struct UploadPath {
  NetworkId network;
  UploadId upload;
};
BOOST_DESCRIBE_STRUCT(UploadPath, (), (network, upload))

struct FilePath {
  NetworkId network;
  FileId file;
};
BOOST_DESCRIBE_STRUCT(FilePath, (), (network, file))

struct RevisionFilesPath {
  NetworkId network;
  RevisionId revision;
};
BOOST_DESCRIBE_STRUCT(RevisionFilesPath, (), (network, revision))

Response offset_response(const UploadView& upload) {
  auto response = http::json_response(200, json::write(upload));
  response.set("Upload-Offset", std::to_string(upload.offset));
  response.set("Cache-Control", "no-store");
  return response;
}

Result<std::uint64_t> offset_from(const Request& request) {
  const auto header = request.header("upload-offset");
  std::uint64_t offset = 0;
  if (header) {
    const auto read = std::from_chars(header->data(), header->data() + header->size(), offset);
    if (read.ec == std::errc{} && read.ptr == header->data() + header->size()) return offset;
  }
  return Error{ErrorKind::invalid_input, "upload_offset_is_missing",
               "The Upload-Offset header does not tell where these bytes belong.",
               "Ask for the offset with HEAD and send it as a number."};
}

/// Bytes of one PATCH on their way into an upload; what came before the line broke stays.
class UploadSink final : public http::BodySink {
 public:
  UploadSink(FileService& files, Caller caller, UploadPath path, blobs::UploadWriter writer,
             std::string request_id)
      : files_{files},
        caller_{std::move(caller)},
        path_{std::move(path)},
        writer_{std::move(writer)},
        request_id_{std::move(request_id)} {}

  Done take(std::string_view piece) override { return writer_->append(piece); }

  Response finish() override {
    const auto written = writer_->close();
    writer_.reset();  // Lets go of the file, which is about to become a blob.
    if (!written) return http::problem(written.error(), request_id_);
    const auto upload = files_.close_upload(caller_, path_.network, path_.upload);
    return upload ? offset_response(*upload) : http::problem(upload.error(), request_id_);
  }

 private:
  FileService& files_;
  Caller caller_;
  UploadPath path_;
  std::optional<blobs::UploadWriter> writer_;
  std::string request_id_;
};

Response file_response(FileContent content, FilePart part) {
  const auto size = content.blob.size();
  auto file = std::make_shared<http::OpenFile>(content.blob.release());
  Response response;
  response.body = http::FileRange{std::move(file), 0, size};
  const auto& digest = part == FilePart::content   ? content.file.sha256
                       : part == FilePart::picture ? *content.file.picture_sha256
                                                   : *content.file.preview_sha256;
  response.set("ETag", "\"" + digest + "\"");
  response.set("Cache-Control", "private, max-age=86400");
  // Nothing that a stranger sent runs as a page of ours.
  response.set("Content-Security-Policy", "default-src 'none'; sandbox");
  if (part == FilePart::picture) {
    response.set("Content-Type", "image/png");
  } else if (part == FilePart::preview) {
    response.set("Content-Type", "application/octet-stream");
  } else {
    response.set("Content-Type", content.file.media_type);
    response.set("Content-Disposition", http::attachment_disposition(content.file.name));
  }
  return response;
}

void add_uploads(accounts::Api& api, FileService& files) {
  api.create<UploadsPath, UploadDraft, UploadView>(
      "/api/v1/networks/{network}/uploads", "begin_upload", Action::upload_file,
      "Announce a file: its size and digest",
      [&files](const Caller& caller, const UploadsPath& path, const UploadDraft& draft) {
        return files.begin_upload(caller, path.network, draft);
      });
  api.raw<UploadPath, UploadView>(
      http::Method::get, "/api/v1/networks/{network}/uploads/{upload}", "get_upload",
      Action::upload_file, "Where to go on, as body and as Upload-Offset (HEAD too)",
      "application/json",
      [&files](const Caller& caller, const UploadPath& path, const Request&) -> Result<Response> {
        return files.upload(caller, path.network, path.upload).map(offset_response);
      });
  api.upload<UploadPath, UploadView>(
      http::Method::patch, "/api/v1/networks/{network}/uploads/{upload}", "continue_upload",
      Action::upload_file, "Bytes from Upload-Offset on",
      static_cast<std::uint64_t>(UploadDraft::size_max), 200,
      [&files](const Caller& caller, const UploadPath& path,
               const Request& request) -> Result<std::unique_ptr<http::BodySink>> {
        const auto offset = offset_from(request);
        if (!offset) return offset.error();
        auto writer = files.resume_upload(caller, path.network, path.upload, *offset);
        if (!writer) return writer.error();
        return std::unique_ptr<http::BodySink>{std::make_unique<UploadSink>(
            files, caller, path, std::move(*writer), request.request_id)};
      });
}

void add_part(accounts::Api& api, FileService& files, FilePart part, const std::string& name,
              const std::string& id, const std::string& summary, const std::string& media_type) {
  const auto action = part == FilePart::content ? Action::download_file : Action::see_design;
  api.raw<FilePath>(
      http::Method::get, "/api/v1/networks/{network}/files/{file}/" + name, id, action, summary,
      media_type,
      [&files, part](const Caller& caller, const FilePath& path,
                     const Request&) -> Result<Response> {
        return files.open(caller, path.network, path.file, part).map([part](FileContent content) {
          return file_response(std::move(content), part);
        });
      });
}

}  // namespace

void add_file_routes(accounts::Api& api, FileService& files) {
  add_uploads(api, files);
  api.create<RevisionFilesPath, FileDraft, FileView>(
      "/api/v1/networks/{network}/revisions/{revision}/files", "attach_file", Action::edit_design,
      "A finished upload becomes a file of a draft; it is checked in the background",
      [&files](const Caller& caller, const RevisionFilesPath& path, const FileDraft& draft) {
        return files.attach(caller, path.network, path.revision, draft);
      });
  api.get<FilePath, FileView>("/api/v1/networks/{network}/files/{file}", "get_file",
                              Action::see_design, "What was found in a file",
                              [&files](const Caller& caller, const FilePath& path) {
                                return files.file(caller, path.network, path.file);
                              });
  api.remove<FilePath>("/api/v1/networks/{network}/files/{file}", "remove_file",
                       Action::edit_design, "Remove a file of a draft",
                       [&files](const Caller& caller, const FilePath& path) {
                         return files.remove(caller, path.network, path.file);
                       });
  add_part(api, files, FilePart::content, "content", "get_file_content", "The file itself", "*/*");
  add_part(api, files, FilePart::picture, "picture.png", "get_file_picture",
           "A picture of the part", "image/png");
  add_part(api, files, FilePart::preview, "preview", "get_file_preview",
           "A thinned mesh for the browser (docs/preview-format.md)", "application/octet-stream");
}

}  // namespace touiza::designs
