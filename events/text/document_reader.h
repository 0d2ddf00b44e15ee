#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "events/model/document.h"

namespace dateline::events {

/// What the caller knows that the file may not say.
struct DocumentOptions {
  std::optional<TimeInterval> published;  ///< --published
  std::string time_zone = "UTC";          ///< --time-zone, or the project's
  std::string publisher;
};

enum class InputFormat : std::uint8_t { detect, text, ndjson };

/// The largest document that is read, in bytes.
inline constexpr std::size_t kMaxDocumentBytes = 256u << 20;

/// Called once per document of an input, in order: the document, or why that line or file was rejected (its `where`
/// names file and line). Return false to stop.
using DocumentSink = std::function<bool(Result<Document>)>;

/// Reads a file (or "-", standard input) as one document, or as newline-delimited JSON with one document a line:
/// decided by its first non-blank line unless `format` says so. Streams newline-delimited JSON, one line in memory.
/// Encodings: BOM, else UTF-8 where valid, else ICU's detector among UTF-16, Windows-1252 and Windows-1256.
/// Rejects what is missing, empty, binary, undecodable or over `kMaxDocumentBytes`, leaving everything untouched.
void read_documents(const std::string& path, InputFormat format, const DocumentOptions& options,
                    const DocumentSink& sink);

/// One document from bytes in memory, e.g. the clipboard.
[[nodiscard]] Result<Document> read_document(std::string bytes, std::string name, const DocumentOptions& options);

}  // namespace dateline::events
