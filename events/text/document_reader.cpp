#include "events/text/document_reader.h"

#include "events/text/document_formats.h"
#include "events/text/new_document.h"

namespace dateline::events {

namespace {

bool read_input(Input& input, InputFormat format, const Source& source) {
  switch (format) {
    case InputFormat::ndjson:
      return read_ndjson(input, source);
    case InputFormat::csv:
      return read_article_table(input, source);
    case InputFormat::warc:
      return read_warc(input, source);
    default:
      break;
  }
  std::string bytes;
  if (const Result<void> read = input.append_rest(bytes); !read) {
    return source.sink(tl::make_unexpected(read.error()));
  }
  return read_whole(std::move(bytes), format, source);
}

}  // namespace

bool read_whole(std::string bytes, InputFormat format, const Source& source) {
  if (bytes.size() > kMaxDocumentBytes) {
    return source.sink(too_large(source.name));
  }
  if (is_blank(bytes)) {
    return source.sink(without_text(source.name, "is empty"));
  }
  switch (format) {
    case InputFormat::html:
      return read_html(std::move(bytes), source);
    case InputFormat::mail:
      return read_mail(std::move(bytes), source);
    case InputFormat::feed:
      return read_feed(std::move(bytes), source);
    case InputFormat::office:
      return read_office(std::move(bytes), source);
    case InputFormat::pdf:
      return read_pdf(std::move(bytes), source);
    default:
      return read_plain_text(std::move(bytes), source);
  }
}

void read_documents(const std::string& path, InputFormat format, const DocumentOptions& options,
                    const DocumentSink& sink) {
  Result<Input> input = Input::open(path);
  if (!input) {
    sink(tl::make_unexpected(input.error()));
    return;
  }
  if (format == InputFormat::detect) {
    const Result<std::string_view> head = input->peek();
    if (!head) {
      sink(tl::make_unexpected(head.error()));
      return;
    }
    format = detect_format(*head, path);
  }
  read_input(*input, format, {path, options, sink});
}

}  // namespace dateline::events
