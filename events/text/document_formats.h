#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "events/model/document.h"
#include "events/text/document_reader.h"
#include "events/text/input.h"

namespace dateline::events {

/// What a format's reader is told beside the bytes. References must outlive the call.
struct Source {
  const std::string& name;  ///< what documents and errors call the input
  const DocumentOptions& options;
  const DocumentSink& sink;
  int depth = 0;  ///< how many containers (mails, archives) it came out of
};

// Each format's reader hands every document it finds, and every one it must reject, to `source.sink`, and stops where
// that returns false. Each returns whether more is wanted. None throws; libraries' messages are swallowed.

// Formats that hold many documents are read as they come, in little memory.
bool read_ndjson(Input& input, const Source& source);
bool read_article_table(Input& input, const Source& source);
bool read_warc(Input& input, const Source& source);

// The others are read whole.
bool read_plain_text(std::string bytes, const Source& source);
/// `charset` is the encoding that the page came with (by HTTP or mail), or empty.
bool read_html(std::string bytes, const Source& source, std::string_view charset = {});
bool read_mail(std::string bytes, const Source& source);
bool read_feed(std::string bytes, const Source& source);
bool read_office(std::string bytes, const Source& source);
bool read_pdf(std::string bytes, const Source& source);

/// Bytes of any format that is read whole: of a file, an attachment, an archived response.
bool read_whole(std::string bytes, InputFormat format, const Source& source);

/// The format of an input that begins with `head`: by its content, then by its name. Never `detect`.
[[nodiscard]] InputFormat detect_format(std::string_view head, std::string_view name);
/// Whether a line is an object with `text`: newline-delimited JSON.
[[nodiscard]] bool begins_ndjson(std::string_view line);

}  // namespace dateline::events
