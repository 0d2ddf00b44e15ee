// Plain text, in any encoding that can be told.
#include "events/text/document_formats.h"
#include "events/text/encoding.h"
#include "events/text/new_document.h"

namespace dateline::events {

Result<Document> read_document(std::string bytes, std::string name, const DocumentOptions& options) {
  if (bytes.size() > kMaxDocumentBytes) {
    return too_large(name);
  }
  if (is_blank(bytes)) {
    return without_text(name, "is empty");
  }
  Result<DecodedText> decoded = decode_text(bytes, name);
  if (!decoded) {
    return tl::make_unexpected(decoded.error());
  }
  if (is_blank(decoded->text)) {
    return without_text(name, "is empty");
  }
  return new_document(std::move(bytes), std::move(*decoded), std::move(name), options);
}

bool read_plain_text(std::string bytes, const Source& source) {
  return source.sink(read_document(std::move(bytes), source.name, source.options));
}

}  // namespace dateline::events
