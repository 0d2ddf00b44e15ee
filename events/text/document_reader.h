#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "events/model/document.h"
#include "events/text/input.h"

namespace dateline::events {

/// What the caller knows that the file may not say.
struct DocumentOptions {
  std::optional<TimeInterval> published;  ///< --published: of documents that give no date themselves
  std::string time_zone = "UTC";          ///< --time-zone, or the project's
  std::string publisher;
  std::map<std::string, std::string> columns;  ///< of tables of articles, what is not found by name: "text" -> "Inhalt"
};

enum class InputFormat : std::uint8_t {
  detect,
  text,
  ndjson,
  html,
  mail,    ///< a message (.eml), with the readable documents attached to it
  feed,    ///< RSS, Atom: a document an item
  office,  ///< DOCX, ODT
  pdf,
  csv,   ///< a table of articles, a document a row
  warc,  ///< a web archive, a document a page
};

/// Called once per document of an input, in order: the document, or why it was rejected (its `where` names file and
/// line, its `id` the document where it has one of its own). Return false to stop.
using DocumentSink = std::function<bool(Result<Document>)>;

/// Reads a file (or "-", standard input), also one compressed by gzip, as the documents it holds. Its format is told by
/// its content, then by its name, unless `format` says it. Newline-delimited JSON, tables and web archives are read as
/// they come, one document in memory. Of a folder, or a pattern that matches files, every file is read, in order of
/// their names (`document_files`).
/// Encodings: BOM, else what the format declares, else UTF-8 where valid, else ICU's detector among UTF-16,
/// Windows-1252 and Windows-1256. Rejects what is missing, empty, binary, undecodable, encrypted, damaged or over
/// `kMaxDocumentBytes`, leaving everything untouched.
void read_documents(const std::string& path, InputFormat format, const DocumentOptions& options,
                    const DocumentSink& sink);

/// One document of plain text from bytes in memory, e.g. the clipboard.
[[nodiscard]] Result<Document> read_document(std::string bytes, std::string name, const DocumentOptions& options);

}  // namespace dateline::events
